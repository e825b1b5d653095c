-- What models and tables ask of a request stands in its file alone; the engine keeps no copy of it any more. Requests
-- that were reported before this have these as variables of their process, to their end.
alter table service_request
    add column category_group text,
    add column urgency        text,
    add column arbitrator     text,
    add column claim_within   text,
    add column assign_within  text,
    add column rate_within    text,
    add column return_until   timestamptz;
