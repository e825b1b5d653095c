-- Counting all ended requests reads this small index alone, however many and long the requests are.
create index service_request_ended on service_request (state, tier) where state in ('CLOSED', 'WITHDRAWN');
