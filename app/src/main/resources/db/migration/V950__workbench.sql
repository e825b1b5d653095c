-- A change: files of the models that designers edit together and deploy together. The deployments are the engine's and
-- known here by their ids alone.
create table model_change (
    id              bigint      generated always as identity primary key,
    name            text        not null,
    note            text        not null,
    version_tag     text        not null,
    state           text        not null check (state in ('DRAFT', 'SUBMITTED', 'SENT_BACK', 'DEPLOYED', 'WITHDRAWN')),
    -- over whose files the change is made
    base_deployment text        not null,
    -- what it became
    deployment      text,
    created_by      text        not null,
    created_at      timestamptz not null,
    -- grows with whatever is done to the change, so that nobody decides on what he has not seen
    revision        integer     not null default 0,
    check ((state = 'DEPLOYED') = (deployment is not null))
);

-- Every version of every file that was saved, for good: the newest one holds.
create table model_change_file (
    change_id bigint      not null references model_change,
    path      text        not null,
    -- two who save over the same version write the same number, and the second is refused
    revision  integer     not null check (revision > 0),
    -- null: the file is as in the base again
    content   text,
    edited_by text        not null,
    edited_at timestamptz not null,
    primary key (change_id, path, revision)
);

create table model_change_event (
    id        bigint      generated always as identity primary key,
    change_id bigint      not null references model_change,
    kind      text        not null,
    officer   text        not null,
    words     text        not null,
    at        timestamptz not null
);
create index model_change_event_of_change on model_change_event (change_id, id);
