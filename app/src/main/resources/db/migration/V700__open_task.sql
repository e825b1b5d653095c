-- Officers' lists: one narrow row for each open task of a request, written in the engine's transaction. Asking the
-- engine itself for a page of an office's tasks takes a hundred times as long.
create table open_task (
    task_id         text        primary key,
    tracking_number text        not null,
    task_key        text        not null,
    task_name       text        not null,
    due             timestamptz not null,
    assignee        text,
    -- the one group that it is offered to, when that is all; the common case has an index of its own
    offered_to      text,
    -- whoever else it is offered to
    more_groups     text[]      not null default '{}',
    more_users      text[]      not null default '{}'
);

create index open_task_assignee on open_task (assignee, due, task_id) where assignee is not null;
create index open_task_offered on open_task (offered_to, due, task_id) where assignee is null and offered_to is not null;
create index open_task_elsewhere on open_task (due, task_id) where assignee is null and offered_to is null;
create index open_task_request on open_task (tracking_number);
