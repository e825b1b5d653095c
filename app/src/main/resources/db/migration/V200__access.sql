-- Who may sign on. Names, positions and groups stay in the register; a person has a row only once a password was set.
create table officer_account (
    officer_id      text primary key check (officer_id ~ '^[a-z0-9-]{1,64}$'),
    password_hash   text        not null,
    password_set_at timestamptz not null,
    must_change     boolean     not null default false,
    enabled         boolean     not null default true,
    failed_attempts integer     not null default 0 check (failed_attempts >= 0),
    locked_until    timestamptz,
    -- published password of the demonstration; such rows are removed by the first start outside it
    demo            boolean     not null default false
);
