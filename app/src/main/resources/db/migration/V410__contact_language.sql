-- The language in which the resident reported, hence in which messages speak to them.
alter table report_contact add column language text not null default 'zh-CN';
