-- What an officer's telephone sent, by the key that it gave it: sent again out of a dead spot, it is done once.
create table terminal_action (
    officer         text        not null,
    action_key      text        not null check (char_length(action_key) between 8 and 64),
    fingerprint     bytea       not null,
    tracking_number text,
    done_at         timestamptz not null,
    primary key (officer, action_key)
);
create index terminal_action_done on terminal_action (done_at);
