-- Above the red card: supervision order and circular. Who got a card explains it and may appeal; a lifted one stays
-- in the record as lifted. A supervision opened by hand gives no card.
alter table service_request drop constraint service_request_supervision_check;
alter table service_request add constraint service_request_supervision_check
    check (supervision in ('NONE', 'WARNED', 'YELLOW', 'RED', 'ORDER', 'CIRCULAR'));

alter table supervision_case drop constraint supervision_case_card_check;
alter table supervision_case add constraint supervision_case_card_check
    check (card in ('NONE', 'YELLOW', 'RED', 'ORDER', 'CIRCULAR'));

alter table supervision_card drop constraint supervision_card_card_check;
alter table supervision_card add constraint supervision_card_card_check
    check (card in ('YELLOW', 'RED', 'ORDER', 'CIRCULAR'));
alter table supervision_card
    add column explanation_asked boolean not null default false,
    add column explanation       text,
    add column explained_by      text,
    add column explained_at      timestamptz,
    add column appealed          boolean not null default false,
    add column decided_by        text,
    add column decision_reason   text,
    add column decided_at        timestamptz,
    add column lifted            boolean not null default false;

create index supervision_card_kind on supervision_card (card, given_at desc);
