-- Whom the desk calls back; what the resident says of the matter itself; and requests that are parts of another.
alter table service_request
    add column phone_left      boolean not null default false,
    add column rating_resolved text check (rating_resolved in ('YES', 'PARTLY', 'NO')),
    add column part_of         text references service_request check (part_of <> tracking_number);

create index service_request_parts on service_request (part_of) where part_of is not null;
