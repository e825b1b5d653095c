-- Who may not read confidential requests passes over their tasks without asking for the request. A request is confidential
-- from its first day or never.
alter table open_task add column confidential boolean not null default false;

update open_task t set confidential = true from service_request s
where s.tracking_number = t.tracking_number and s.confidential;
