-- A request's facts. The engine holds only ids and decision inputs; what people wrote stands here, once.
create table service_request (
    tracking_number      text primary key,
    process_instance_id  text,
    description          text not null check (char_length(description) between 1 and 5000),
    category             text not null,
    town                 text,
    grid                 text,
    place                text,
    latitude             double precision check (latitude between -90 and 90),
    longitude            double precision check (longitude between -180 and 180),
    subject_organisation text,
    confidential         boolean not null,
    channel              text not null,
    state                text not null,
    supervision          text not null default 'NONE',
    submitted_at         timestamptz not null,
    difficulty           text,
    tier                 text,
    responsible_group    text,
    superior_group       text,
    top_group            text,
    responsible_officer  text,
    triage_explanation   text,
    claim_due            timestamptz,
    warn_at              timestamptz,
    handle_due           timestamptz,
    red_at               timestamptz,
    claimed_at           timestamptz,
    completed_at         timestamptz,
    rating_due           timestamptz,
    closed_at            timestamptz,
    outcome              text,
    public_answer        text,
    file_note            text,
    rating_response      smallint check (rating_response between 1 and 5),
    rating_result        smallint check (rating_result between 1 and 5),
    rating_attitude      smallint check (rating_attitude between 1 and 5),
    rating_words         text,
    journal_length       integer not null default 0,
    journal_head         bytea not null,
    check ((latitude is null) = (longitude is null)),
    check (state in ('SUBMITTED', 'ACCEPTED', 'AWAITING_CLAIM', 'IN_PROGRESS', 'COMPLETED', 'CLOSED', 'WITHDRAWN')),
    check (supervision in ('NONE', 'WARNED', 'YELLOW', 'RED'))
);

create index service_request_open on service_request (state, handle_due) where state not in ('CLOSED', 'WITHDRAWN');

-- The trace: one chain of entries per request, each carrying the hash of the one before it. The head of each chain
-- stands with the request, so that a cut-off tail shows as well as a changed entry.
create table journal_entry (
    tracking_number text not null references service_request,
    number          integer not null check (number > 0),
    at              timestamptz not null,
    event           text not null,
    state           text not null,
    actor           text not null,
    office          text,
    public_words    text,
    details         text,
    previous_hash   bytea not null check (octet_length(previous_hash) = 32),
    hash            bytea not null check (octet_length(hash) = 32),
    primary key (tracking_number, number)
);

create function refuse_journal_change() returns trigger language plpgsql as $$
begin
    raise exception 'The journal is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger journal_append_only before update or delete on journal_entry
    for each row execute function refuse_journal_change();
create trigger journal_no_truncate before truncate on journal_entry
    for each statement execute function refuse_journal_change();
