-- Who opened a case that is not his to read, why, and for how long. Refers to a request by its number: the table of
-- requests is of another domain and comes later.
create table opened_case (
    id              bigint      generated always as identity primary key,
    tracking_number text        not null,
    officer_id      text        not null,
    reason          text        not null,
    -- the group that was told and watches over it
    watched_by      text        not null,
    opened_at       timestamptz not null,
    until           timestamptz not null check (until > opened_at)
);
create index opened_case_reader on opened_case (officer_id, tracking_number, until);
