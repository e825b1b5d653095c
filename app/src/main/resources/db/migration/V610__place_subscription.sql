-- Who is told of a place by e-mail. The address lies here and nowhere else, and goes with the row. The links in mails are
-- signed with the secret of intake: nothing in here opens one.
create table place_subscription (
    id          uuid        primary key,
    email       text        not null,
    language    text        not null,
    town        text,
    grid        text,
    -- when it was asked for last, and how often before it was confirmed
    asked       timestamptz not null,
    asks        smallint    not null default 1,
    confirmed   timestamptz,
    -- up to when its reader has been told
    told_until  timestamptz,
    next_digest timestamptz,
    check (num_nonnulls(town, grid) = 1),
    check (num_nonnulls(confirmed, told_until, next_digest) in (0, 3))
);
create unique index place_subscription_once on place_subscription (lower(email), coalesce(grid, town));
create index place_subscription_due on place_subscription (next_digest) where confirmed is not null;
create index place_subscription_unconfirmed on place_subscription (asked) where confirmed is null;

-- A message tells of a request or of a subscribed place; those of a place go with the subscription.
alter table message add column subscription uuid references place_subscription (id) on delete cascade;
alter table message alter column tracking_number drop not null;
alter table message add check (num_nonnulls(tracking_number, subscription) = 1);
create unique index message_of_subscription on message (subscription, entry) where subscription is not null;
