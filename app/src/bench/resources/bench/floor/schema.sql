-- The fewest rows that the requirement needs: the request, its journal, its rating.
create table request (
    number       text primary key,
    description  text not null,
    category     text not null,
    town         text not null,
    grid         text not null,
    place        text,
    state        text not null,
    office       text,
    officer      text,
    handle_due   timestamptz,
    answer       text,
    submitted_at timestamptz not null
);
create index request_open on request (office, state, submitted_at) where state <> 'CLOSED';
create table journal (
    number text not null references request,
    entry  integer not null,
    at     timestamptz not null,
    event  text not null,
    actor  text not null,
    primary key (number, entry)
);
create table rating (
    number   text primary key references request,
    response smallint not null,
    result   smallint not null,
    attitude smallint not null
);
