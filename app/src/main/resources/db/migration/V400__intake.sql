-- One number for each report, shared by all nodes; a day's numbers are unique up to 999,999 reports a day.
create sequence tracking_number as integer minvalue 1 maxvalue 999999 cycle;

-- A secret that was drawn because none is set.
create table intake_secret (
    name    text        primary key,
    secret  bytea       not null,
    created timestamptz not null default now()
);

-- Which submission a key stands for. The key of a second, equal submission finds the first one's receipt.
create table idempotency (
    key_hash        bytea       primary key,
    fingerprint     bytea       not null,
    tracking_number text        not null,
    created         timestamptz not null
);
create index idempotency_created on idempotency (created);

-- Personal data, apart from the request so that it can be guarded and deleted by itself.
create table report_contact (
    tracking_number text        primary key references service_request (tracking_number),
    name            text,
    phone           text,
    email           text,
    created         timestamptz not null,
    check (num_nonnulls(name, phone, email) > 0)
);

-- Photographs and their thumbnails, re-encoded: without the place, time and device that came with them.
create table attachment (
    id              text        not null,
    kind            text        not null check (kind in ('PHOTO', 'THUMBNAIL')),
    tracking_number text        not null references service_request (tracking_number),
    position        smallint    not null,
    content_type    text        not null,
    width           integer     not null,
    height          integer     not null,
    bytes           integer     not null,
    sha256          bytea       not null,
    content         bytea       not null,
    created         timestamptz not null,
    primary key (id, kind),
    unique (tracking_number, position, kind)
);
-- A JPEG does not compress further.
alter table attachment alter column content set storage external;
