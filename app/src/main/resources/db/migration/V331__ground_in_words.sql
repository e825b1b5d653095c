-- Grounds of a refusal are options of a form. What the form called the one that was chosen is kept with it.
alter table service_request add column refusal_ground_label text;
