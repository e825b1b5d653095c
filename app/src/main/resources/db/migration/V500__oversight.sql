-- One supervision of one request by one tier; it lives exactly as long as its process instance.
create table supervision_case (
    id                bigint generated always as identity primary key,
    process_instance  text not null unique,
    tracking_number   text not null references service_request,
    occasion          text not null,
    card              text not null check (card in ('YELLOW', 'RED')),
    supervisor_group  text not null,
    opened_at         timestamptz not null,
    measures          integer not null default 0,
    escalations       integer not null default 0,
    closed_at         timestamptz
);

create index supervision_case_request on supervision_case (tracking_number);
create index supervision_case_open on supervision_case (supervisor_group, opened_at) where closed_at is null;

-- A card stands against an officer, where one is responsible already, and always against an organisation.
create table supervision_card (
    id                bigint generated always as identity primary key,
    supervision_case  bigint not null references supervision_case,
    tracking_number   text not null references service_request,
    card              text not null check (card in ('YELLOW', 'RED')),
    officer           text,
    responsible_group text not null,
    given_at          timestamptz not null
);

create index supervision_card_request on supervision_card (tracking_number);
create index supervision_card_officer on supervision_card (officer, given_at);
create unique index supervision_card_once on supervision_card (tracking_number, card, responsible_group);
