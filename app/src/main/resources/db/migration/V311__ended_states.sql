-- Declined and merged requests have ended as well.
drop index service_request_open;
create index service_request_open on service_request (state, handle_due)
    where state not in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED');
drop index service_request_ended;
create index service_request_ended on service_request (state, tier)
    where state in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED');
