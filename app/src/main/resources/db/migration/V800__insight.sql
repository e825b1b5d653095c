-- What boards and the city's page count. A request writes no row for it: what is open is read from one index that
-- holds all of it, what has ended is rolled up by day, afterwards.

-- The organisation that a responsible office belongs to, by the rule of the office's id.
create function organisation_of(office text) returns text language sql immutable parallel safe as $$
    select case
        when office like 'grid-%' then regexp_replace(substr(office, 6), '-[^-]*$', '')
        when office like 'org-%' then substr(office, 5)
        when office like 'head-%' then substr(office, 6)
        when office = 'city-leaders' then 'city-leadership'
        when office = 'desk' then 'dept-hotline'
        else coalesce(office, '')
    end
$$;

-- In place of the index over open requests by state: the same entries, with all that is counted of them.
drop index service_request_open;
create index service_request_open on service_request (responsible_group, state, handle_due, tracking_number)
    include (tier, claim_due, warn_at, supervision, confidential, category, town, grid, submitted_at, responsible_officer)
    where state not in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED');

-- In place of the index over ended requests by state, which had to be counted from end to end: by the day of the end.
drop index service_request_ended;
create index service_request_ended on service_request (closed_at)
    include (state, tier, responsible_group, category, town, confidential, submitted_at, completed_at, handle_due,
        supervision, rating_result)
    where state in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED');

-- Up to which day, by the city's clock, the ended requests are rolled up below. One row, or none before the beginning;
-- deleting it together with what is rolled up makes everything begin anew.
create table insight_progress (
    id        smallint    primary key default 1 check (id = 1),
    begun_at  timestamptz not null default clock_timestamp(),
    rolled_up date        not null
);

-- All that ended on a day, confidential ones apart.
create table insight_ended (
    day          date    not null,
    state        text    not null,
    tier         text    not null,
    confidential boolean not null,
    requests     bigint  not null,
    primary key (day, state, tier, confidential)
);

-- How the organisations did with what was closed on a day; without confidential ones.
create table insight_performance (
    day          date   not null,
    organisation text   not null,
    closed       bigint not null,
    answered     bigint not null,
    on_time      bigint not null,
    rated        bigint not null,
    satisfied    bigint not null,
    carded       bigint not null,
    primary key (day, organisation)
);

-- What was reported on a day and has ended since, on whatever day; without confidential ones.
create table insight_reported (
    day      date   not null,
    town     text   not null,
    category text   not null,
    requests bigint not null,
    primary key (day, town, category)
);
