-- Most requests stand alone, and their residents left nothing to be reached by. What would be looked for at every step of
-- each of them is looked for where the request's own row, which is read anyway, says that there is something. Set by
-- whoever writes what is to be found, while holding the row; never taken back but where nothing is to be found any more.
alter table service_request
    add column took_in       boolean not null default false,
    add column has_parts     boolean not null default false,
    add column asked_offices boolean not null default false,
    add column contact_left  boolean not null default false;

update service_request set took_in = true
where tracking_number in (select merged_into from service_request where merged_into is not null);
update service_request set has_parts = true
where tracking_number in (select part_of from service_request where part_of is not null);
update service_request set asked_offices = true
where tracking_number in (select tracking_number from joint_assistance);
