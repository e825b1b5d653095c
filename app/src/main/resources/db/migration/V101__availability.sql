-- Who is away, who stands in, and who must keep out of what. Nothing is deleted: a row that holds no more says since
-- when and by whom. Officers and offices are named by their codes, which outlive a version of the register.

create table absence (
    id           bigint      generated always as identity primary key,
    officer_id   text        not null,
    -- days by the city's clock, both included
    first_day    date        not null,
    last_day     date        not null,
    entered_by   text        not null,
    entered_at   timestamptz not null,
    cancelled_by text,
    cancelled_at timestamptz,
    check (last_day >= first_day),
    check ((cancelled_by is null) = (cancelled_at is null))
);
create index absence_in_force on absence (last_day) where cancelled_at is null;

create table deputy (
    id         bigint      generated always as identity primary key,
    -- an officer, for whom an officer stands in, or a group, for which a group does
    principal  text        not null,
    deputy     text        not null check (deputy <> principal),
    entered_by text        not null,
    entered_at timestamptz not null,
    ended_by   text,
    ended_at   timestamptz,
    check ((ended_by is null) = (ended_at is null))
);
create unique index deputy_in_force on deputy (principal) where ended_at is null;

create table declared_conflict (
    id         bigint      generated always as identity primary key,
    officer_id text        not null,
    scope      text        not null check (scope in ('REQUEST', 'CATEGORY', 'ORGANISATION', 'GRID')),
    -- a tracking number or a code, as the scope says
    subject    text        not null,
    reason     text        not null check (reason in ('RELATIVE', 'PARTY', 'INTEREST', 'ENMITY', 'OTHER')),
    entered_by text        not null,
    entered_at timestamptz not null,
    ended_by   text,
    ended_at   timestamptz,
    check ((ended_by is null) = (ended_at is null))
);
create unique index declared_conflict_in_force on declared_conflict (officer_id, scope, subject) where ended_at is null;
