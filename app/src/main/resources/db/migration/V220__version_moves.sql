-- Moving running cases to another version of their model, as a batch that goes on until it is done, on whichever node.
create table version_move (
    id           bigint generated always as identity primary key,
    process      text        not null,
    from_version integer     not null,
    to_version   integer     not null check (to_version <> from_version),
    started_by   text        not null,
    started_at   timestamptz not null,
    total        bigint      not null check (total >= 0),
    moved        bigint      not null default 0,
    refused      integer     not null default 0,
    finished_at  timestamptz,
    stopped_by   text
);

-- One at a time for each version that cases are moved from.
create unique index version_move_running on version_move (process, from_version) where finished_at is null;

-- The cases that stay, and why. A confidential case stays without its number.
create table version_move_refusal (
    move            bigint not null references version_move,
    tracking_number text,
    reason          text   not null
);

create index version_move_refusal_move on version_move_refusal (move);
