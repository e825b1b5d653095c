-- The outbox: written in the transaction of the fact it tells of, delivered after its commit. Where to send it is looked
-- up when it is sent, so that no telephone number or e-mail address lies here.
create table message (
    id              bigint      generated always as identity primary key,
    tracking_number text        not null references service_request (tracking_number),
    -- the journal entry that is the fact
    entry           integer     not null,
    event           text        not null,
    audience        text        not null,
    -- an officer's id, or 'resident'
    recipient       text        not null,
    channel         text        not null check (channel in ('IN_APP', 'EMAIL', 'SMS')),
    -- whether it goes out in the quiet hours too
    at_night        boolean     not null,
    -- what the text is made of
    confidential    boolean     not null,
    category        text        not null,
    office          text,
    due             timestamptz,
    words           text,
    state           text        not null check (state in ('WAITING', 'SENT', 'FAILED', 'DROPPED')),
    attempts        smallint    not null default 0,
    next_attempt    timestamptz not null,
    last_error      text,
    created         timestamptz not null,
    done            timestamptz,
    read_at         timestamptz,
    -- one fact is one message
    unique (tracking_number, entry, recipient, channel)
);
create index message_waiting on message (next_attempt) where state = 'WAITING';
create index message_failed on message (id) where state = 'FAILED';
create index message_list on message (recipient, id) where channel = 'IN_APP';
create index message_unread on message (recipient) where channel = 'IN_APP' and read_at is null;
create index message_created on message (created);
