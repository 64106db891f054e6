-- Documents of the knowledge organisation. Kinds and their sections are configuration (config/documents).

-- owner_function: kind of function (organisation.toml) at owner_unit; a person never owns a document. group_id: the group
-- that writes it; null: nobody but the owner's own.
create table document (
    number         {integer_key},
    id             {text} not null unique,
    kind           {text} not null,
    owner_function {text} not null,
    owner_unit     bigint not null references unit (number),
    group_id       {text} references unit_group (id),
    version        bigint not null              -- of this row
);
create index document_owner on document (owner_unit, owner_function);
create index document_group on document (group_id);

-- A version is a draft until it is published, and never changed after that but for when it ends. valid_to: first day on
-- which it no longer holds. ended: 'superseded' by a later version or another document, 'withdrawn'; '' while it holds.
create table document_version (
    document         bigint not null references document (number),
    version          bigint not null,           -- 1, 2, 3 …
    published        bigint not null,           -- 0: draft
    title            text not null,
    national_id      {text} not null,           -- '' where it has none
    national_address text not null,
    origin           {text} not null check (origin in ('own', 'imported')),
    source           text not null,             -- of an imported one: whence
    licence          text not null,
    change_note      text not null,             -- what is new, said when it was published
    valid_from       {text},                    -- null: draft
    valid_to         {text},
    review_by        {text},
    ended            {text} not null check (ended in ('', 'superseded', 'withdrawn')),
    ended_reason     text not null,
    person           {text} not null,           -- who saved its head last; of a published one, who published it
    at               {text} not null,
    head_version     bigint not null,           -- of this row while it is a draft
    primary key (document, version),
    check ((published = 0) = (valid_from is null))
);
create unique index document_one_draft on document_version (document) where published = 0;
create index document_national on document_version (national_id) where national_id <> '';

-- What a version concerns. kind: area (areas.toml), code (ICD-10-SE, KVÅ), care_level (knowledge.toml), party (an
-- organisation or unit that it binds, in words), supersedes (another document's id).
create table document_tag (
    document bigint not null references document (number),
    version  bigint not null,
    kind     {text} not null check (kind in ('area', 'code', 'care_level', 'party', 'supersedes')),
    place    bigint not null,                   -- order, from 1
    value    {text} not null,
    primary key (document, version, kind, place)
);
create index document_tag_value on document_tag (kind, value);

-- position: among the version's sections, from 1. name: the heading, as it was when the version was published.
-- text_version: 0 until something is written.
create table document_section (
    document     bigint not null references document (number),
    version      bigint not null,
    section      {text} not null,
    position     bigint not null,
    name         text not null,
    content      text not null,
    text_version bigint not null,
    person       {text} not null,
    at           {text} not null,
    primary key (document, version, section)
);

-- quote: the passage as it read; '' is the whole section. place: where in the section's text it began, in characters from 0.
create table document_comment (
    number      {integer_key},
    document    bigint not null references document (number),
    version     bigint not null,
    section     {text} not null,
    quote       text not null,
    place       bigint not null,
    content     text not null,
    person      {text} not null,
    at          {text} not null,
    resolved    bigint not null,
    resolved_by {text} not null,
    resolved_at {text} not null
);
create index document_comment_document on document_comment (document);

-- A unit's management says that the document applies there.
create table document_mark (
    document  bigint not null references document (number),
    unit      bigint not null references unit (number),
    note      text not null,                    -- a local addendum, or how it is used here
    person    {text} not null,
    marked_on {text} not null,
    version   bigint not null,
    primary key (document, unit)
);
create index document_mark_unit on document_mark (unit);

-- How often a document is opened: per day and unit, never per person. unit 0: from no unit in particular.
create table document_opening (
    document bigint not null references document (number),
    day      {text} not null,
    unit     bigint not null,
    openings bigint not null,
    primary key (document, day, unit)
) {without_rowid};

-- What readers tell the owner. helped: 1 or 0; null where only words were left.
create table document_feedback (
    number      {integer_key},
    document    bigint not null references document (number),
    version     bigint not null,
    helped      bigint,
    content     text not null,
    unit        bigint references unit (number),
    person      {text} not null,                -- '' where the reader did not want to be named
    at          {text} not null,
    answer      text not null,                  -- '' while it waits
    answered_by {text} not null,
    answered_at {text} not null
);
create index document_feedback_document on document_feedback (document);
create index document_feedback_waiting on document_feedback (document) where answered_at = '';
