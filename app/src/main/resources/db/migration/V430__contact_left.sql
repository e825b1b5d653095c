-- Whoever stores how a resident can be reached, the request's row says so: who is not looked for is told nothing. A report
-- comes with the word already, and this finds nothing to change.
update service_request set contact_left = true where tracking_number in (select tracking_number from report_contact);

create function say_contact_left() returns trigger language plpgsql as $$
begin
    update service_request set contact_left = true where tracking_number = new.tracking_number and not contact_left;
    return null;
end $$;

create trigger report_contact_left after insert on report_contact
    for each row execute function say_contact_left();
