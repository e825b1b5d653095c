-- Guides, news and notices. An article has versions, of which none is ever changed or lost; one of them may be public.
create table article (
    id           bigint generated always as identity primary key,
    kind         text        not null check (kind in ('GUIDE', 'NEWS', 'NOTICE')),
    network      text        not null check (network in ('PARTY', 'LIVELIHOOD', 'SAFETY')),
    organisation text        not null,
    stage        text        not null,
    version      int         not null,
    changed_at   timestamptz not null
);
create index article_of_organisation on article (organisation, changed_at desc);

create table article_version (
    article     bigint      not null references article (id),
    version     int         not null,
    title       text        not null,
    summary     text        not null,
    body        text        not null,
    audience    text        not null,
    papers      text        not null,
    place       text        not null,
    duration    text        not null,
    link        text        not null,
    categories  text[]      not null,
    publish_at  timestamptz,
    shown_until timestamptz,
    note        text        not null,
    author      text        not null,
    written_at  timestamptz not null,
    primary key (article, version)
);

create table article_event (
    id      bigint generated always as identity primary key,
    article bigint      not null references article (id),
    version int         not null,
    event   text        not null,
    actor   text,
    words   text,
    at      timestamptz not null
);
create index article_event_of on article_event (article, id);

create function refuse_article_change() returns trigger language plpgsql as $$
begin
    raise exception 'Versions of articles are append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end $$;
create trigger article_version_append_only before update or delete on article_version
    for each row execute function refuse_article_change();
create trigger article_event_append_only before update or delete on article_event
    for each row execute function refuse_article_change();

create table article_picture (
    id       uuid        primary key,
    article  bigint      not null references article (id),
    content  bytea       not null,
    added_by text        not null,
    added_at timestamptz not null
);
create index article_picture_of on article_picture (article, added_at);

-- What residents see. The words of the search are cut by the application into pairs of Chinese characters, so that
-- neither an extension nor the locale of the database has a say in what is found.
create table public_article (
    article      bigint      primary key references article (id),
    version      int         not null,
    kind         text        not null,
    network      text        not null,
    organisation text        not null,
    categories   text[]      not null,
    published_at timestamptz not null,
    search       tsvector    not null,
    foreign key (article, version) references article_version (article, version)
);
create index public_article_search on public_article using gin (search);
create index public_article_list on public_article (published_at desc, article desc);
