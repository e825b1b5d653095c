-- The register: one current version of it, and one row for every version there ever was. An import replaces all
-- rows below register_version in one transaction, so no other table may hold a foreign key to them: refer to
-- their codes, which stay the same from version to version.

create table register_version (
    id          bigint generated always as identity primary key,
    checksum    char(64)    not null,
    source      text        not null,
    imported_by text        not null,
    imported_at timestamptz not null,
    grids       integer     not null,
    officers    integer     not null
);
comment on table register_version is 'Every import that changed the register; the highest id is in force';

create table register_setting (
    name  text primary key,
    value text not null
);

create table organisation (
    code       text primary key,
    kind       text    not null check (kind in ('TOWN', 'DEPARTMENT', 'LEADERSHIP')),
    position   integer not null unique,
    name_zh    text    not null,
    name_en    text    not null,
    duties     text    not null,
    alias_code text,
    boundary   bytea,
    check ((kind = 'TOWN') = (boundary is not null))
);
comment on column organisation.boundary is 'Well-known binary, WGS 84, x = longitude; towns only';

create table category_group (
    code     text primary key,
    position integer not null unique,
    name_zh  text    not null,
    name_en  text    not null
);

create table category (
    code         text primary key,
    group_code   text    not null references category_group,
    position     integer not null unique,
    name_zh      text    not null,
    name_en      text    not null,
    urgency      text    not null check (urgency in ('EMERGENCY', 'LIFELINE', 'ORDINARY')),
    confidential boolean not null
);

create table village (
    code      text primary key,
    town_code text not null references organisation,
    name      text not null
);

create table grid (
    code      text primary key,
    town_code text             not null references organisation,
    name      text             not null,
    latitude  double precision not null,
    longitude double precision not null,
    boundary  bytea            not null
);
comment on column grid.boundary is 'Well-known binary, WGS 84, x = longitude';

create table officer (
    id                text primary key check (id ~ '^[a-z0-9-]+$'),
    name              text not null,
    tier              text not null check (tier in ('GRID', 'TOWN', 'DEPARTMENT', 'CITY')),
    organisation_code text not null references organisation,
    title             text not null
);

create table officer_group (
    officer_id text not null references officer,
    group_id   text not null,
    primary key (officer_id, group_id)
);

create table map_layer (
    name    text primary key,
    geojson text not null
);
comment on table map_layer is 'What the residents'' map draws, ready to be sent';
