-- An organisation's open requests stand together by state, and within a state in the order of the lists: by what is due
-- next. A page is a short walk. Counting finds in it what it found before.
drop index service_request_open;
create index service_request_open on service_request
    (organisation_of(responsible_group), state,
        coalesce(case when state = 'AWAITING_CLAIM' then claim_due else handle_due end, 'infinity'), tracking_number)
    include (responsible_group, tier, claim_due, handle_due, warn_at, supervision, confidential, category, town, grid,
        submitted_at, responsible_officer)
    where state not in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED');
