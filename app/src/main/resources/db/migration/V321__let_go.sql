-- Taken back by its resident, while it goes on for others who reported the same.
alter table service_request add column let_go boolean not null default false;
