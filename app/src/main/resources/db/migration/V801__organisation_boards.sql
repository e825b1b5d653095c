-- A board shows one organisation: its open requests stand together, by state, the most urgent first.
drop index service_request_open;
create index service_request_open on service_request
    (organisation_of(responsible_group), state, handle_due, tracking_number)
    include (responsible_group, tier, claim_due, warn_at, supervision, confidential, category, town, grid, submitted_at,
        responsible_officer)
    where state not in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED');
