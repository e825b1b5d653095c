-- Photographs that officers took at the place, beside those of the report.
alter table attachment
    add column purpose  text    not null default 'REPORT' check (purpose in ('REPORT', 'BEFORE', 'AFTER')),
    -- whether the resident sees it with the answer
    add column shown    boolean not null default true,
    add column added_by text,
    add check ((purpose = 'REPORT') = (added_by is null));
