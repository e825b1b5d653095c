-- Only an approved extension or shelving moves a deadline; a handled request may be reviewed, reopened or looked at.
alter table service_request drop constraint service_request_state_check;
alter table service_request add constraint service_request_state_check check (state in ('SUBMITTED', 'ACCEPTED',
    'AWAITING_CLAIM', 'IN_PROGRESS', 'RETURNED', 'ARBITRATION', 'SHELVED', 'COMPLETED', 'CALLED_BACK', 'CLOSED',
    'WITHDRAWN'));

alter table service_request
    add column extensions     smallint not null default 0,
    add column shelvings      smallint not null default 0,
    add column shelved_until  timestamptz,
    add column reopens        smallint not null default 0,
    add column reviewed       boolean not null default false,
    add column rest_due       date,
    add column refusal_ground text;
