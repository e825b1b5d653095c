-- Precedents are read newest first, page by page, of all categories or of one.
alter table responsibility_precedent add column id bigint generated always as identity unique;
create index responsibility_precedent_category on responsibility_precedent (category, id);
