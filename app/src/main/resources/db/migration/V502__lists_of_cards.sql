-- Who stood above the organisation when it got its card: lists of cards are read by them, newest first.
alter table supervision_card add column superior_group text;
update supervision_card set superior_group =
    (select superior_group from service_request where tracking_number = supervision_card.tracking_number);

create index supervision_card_superior on supervision_card (superior_group, id);
create index supervision_card_office on supervision_card (responsible_group, id);
create index supervision_card_lifted on supervision_card (id) where lifted;
drop index supervision_card_kind;
create index supervision_card_kind on supervision_card (card, id);
create index supervision_case_oldest on supervision_case (opened_at, id) where closed_at is null;
