-- What was frozen when a report was signed. Content lies by its hash (BLAKE2b-256 of the bytes), each only once.
create table stored_content (
    hash     {text} not null primary key,
    encoding {text} not null check (encoding in ('text', 'base64')),
    content  text not null
);

-- A signed version of a unit's report for a period. report: the described report as JSON; template: names and hashes of
-- the files it was written with, as JSON; hash: of the page in HTML.
create table signed_report (
    unit        bigint not null references unit (number),
    period      bigint not null,
    version     bigint not null,     -- from 1
    signed_at   {text} not null,
    person      {text} not null,
    person_name text not null,
    function    text not null,       -- that the person held, in words
    reason      text not null,       -- of a correction; empty for the first
    program     {text} not null,     -- version of the program that wrote it
    report      {text} not null references stored_content (hash),
    template    text not null,
    hash        {text} not null references stored_content (hash),
    primary key (unit, period, version)
);

-- The bytes of each format, from the first time that it was written.
create table signed_file (
    unit    bigint not null,
    period  bigint not null,
    version bigint not null,
    format  {text} not null,
    hash    {text} not null references stored_content (hash),
    primary key (unit, period, version, format),
    foreign key (unit, period, version) references signed_report (unit, period, version)
);

-- sqlite:
create trigger stored_content_never_updated before update on stored_content
begin select raise(abort, 'stored_content is append-only'); end;
create trigger stored_content_never_deleted before delete on stored_content
begin select raise(abort, 'stored_content is append-only'); end;
create trigger signed_report_never_updated before update on signed_report
begin select raise(abort, 'signed_report is append-only'); end;
create trigger signed_report_never_deleted before delete on signed_report
begin select raise(abort, 'signed_report is append-only'); end;
create trigger signed_file_never_updated before update on signed_file
begin select raise(abort, 'signed_file is append-only'); end;
create trigger signed_file_never_deleted before delete on signed_file
begin select raise(abort, 'signed_file is append-only'); end;

-- postgresql:
create trigger stored_content_never_updated before update or delete on stored_content
    for each row execute function refuse_append_only();
create trigger stored_content_never_truncated before truncate on stored_content
    for each statement execute function refuse_append_only();
create trigger signed_report_never_updated before update or delete on signed_report
    for each row execute function refuse_append_only();
create trigger signed_report_never_truncated before truncate on signed_report
    for each statement execute function refuse_append_only();
create trigger signed_file_never_updated before update or delete on signed_file
    for each row execute function refuse_append_only();
create trigger signed_file_never_truncated before truncate on signed_file
    for each statement execute function refuse_append_only();
