-- A request that nobody owns: returned once to the tier above, the second time to the city's arbitration.
alter table service_request drop constraint service_request_state_check;
alter table service_request add constraint service_request_state_check check (state in ('SUBMITTED', 'ACCEPTED',
    'AWAITING_CLAIM', 'IN_PROGRESS', 'RETURNED', 'ARBITRATION', 'COMPLETED', 'CLOSED', 'WITHDRAWN'));

alter table service_request add column return_reason text;

-- What arbitration decided binds, and tells the maintainers of the responsibility table what it does not cover.
create table responsibility_precedent (
    tracking_number text primary key references service_request,
    category        text not null,
    town            text,
    returned_by     text not null,
    decided_group   text not null,
    grounds         text not null,
    decided_by      text not null,
    decided_at      timestamptz not null
);
