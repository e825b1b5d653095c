-- A fact of one request may be told to residents whose reports were merged into it, each under the own number.
alter table message add column fact_of text;
update message set fact_of = tracking_number;
alter table message alter column fact_of set not null;
alter table message drop constraint message_tracking_number_entry_recipient_channel_key;
alter table message add unique (tracking_number, fact_of, entry, recipient, channel);

-- Where officers wish to be told of what cannot wait until they look; each enters the own.
create table officer_address (
    officer_id text primary key,
    mobile     text,
    email      text,
    changed_at timestamptz not null,
    check (mobile is not null or email is not null)
);
