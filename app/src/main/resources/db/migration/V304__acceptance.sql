-- Before triage: declined with a person's confirmation, asked back once, or merged into another request.
alter table service_request drop constraint service_request_state_check;
alter table service_request add constraint service_request_state_check check (state in ('SUBMITTED', 'NEEDS_DETAIL',
    'ACCEPTED', 'AWAITING_CLAIM', 'IN_PROGRESS', 'RETURNED', 'ARBITRATION', 'SHELVED', 'COMPLETED', 'CALLED_BACK',
    'CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED'));

alter table service_request
    add column detail_due     timestamptz,
    add column decline_reason text,
    add column merged_into    text references service_request check (merged_into <> tracking_number);

create index service_request_merged on service_request (merged_into) where merged_into is not null;

-- What lies near a new report and is still open.
create index service_request_nearby on service_request (category, latitude)
    where latitude is not null and state not in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED');
