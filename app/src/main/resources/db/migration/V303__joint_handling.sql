-- What an assisting office was asked, and what it answered. One open question to an office at a time.
create table joint_assistance (
    id              bigint generated always as identity primary key,
    tracking_number text not null references service_request,
    assist_group    text not null,
    asked_words     text not null,
    due             timestamptz not null,
    asked_at        timestamptz not null,
    answered_by     text,
    answer          text,
    ended_at        timestamptz
);

create unique index joint_assistance_open on joint_assistance (tracking_number, assist_group) where ended_at is null;

-- Urging is counted and shown; it changes neither order nor deadline.
alter table service_request
    add column urges      integer not null default 0,
    add column last_urged timestamptz;
