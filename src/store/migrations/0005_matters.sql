-- Matters: everything that moves through people's hands in stages. What a type has is configuration (config/matters).
create table matter (
    id             {text} not null primary key,
    type           {text} not null,          -- id of the matter type: action
    unit           bigint not null references unit (number),
    year           bigint not null,          -- of the plan that it stands in
    number         bigint not null,          -- within type, unit and year, from 1
    title          text not null,
    perspective    {text} not null,          -- ids of the plan's elements, or empty
    success_factor {text} not null,
    goal           text not null,            -- what it serves, in the source's words
    responsible    text not null,            -- in the source's words
    timetable      text not null,            -- in the source's words
    schedule_kind  {text} not null,
    start_by       {text},
    due_by         {text},
    schedule_note  text not null,
    fields         text not null,            -- JSON: the type's own fields by their id
    units_chosen   bigint not null,          -- 1: a person chose matter_unit; 0: it follows from the responsible functions
    version        bigint not null,
    unique (type, unit, year, number)
);
create index matter_of_unit on matter (unit, type);

create table matter_responsible (
    matter   {text} not null references matter (id),
    position bigint not null,                -- order in the source, from 0
    kind     {text} not null,                -- of function
    unit     bigint references unit (number),  -- nothing: of the matter's own unit and those below
    primary key (matter, position)
);

-- Units that carry it out, each with a status of its own.
create table matter_unit (
    matter   {text} not null references matter (id),
    unit     bigint not null references unit (number),
    position bigint not null,
    primary key (matter, unit)
);
create index matter_unit_unit on matter_unit (unit);

-- What it is about elsewhere: kind is measure for a measure's id.
create table matter_link (
    matter   {text} not null references matter (id),
    kind     {text} not null,
    target   {text} not null,
    position bigint not null,
    primary key (matter, kind, target)
);
create index matter_link_target on matter_link (kind, target);

-- Measurable requirements inside it. value: millionths.
create table matter_target (
    matter   {text} not null references matter (id),
    id       {text} not null,
    position bigint not null,
    what     text not null,
    rule     {text} not null,                -- >= <= = < > milestone precondition
    value    bigint,
    unit     text not null,                  -- of the value
    due_by   {text},
    measure  {text},
    quote    text not null,
    note     text not null,
    version  bigint not null,
    primary key (matter, id)
);

-- Every status that was ever reported.
create table matter_status (
    number  {integer_key},
    matter  {text} not null references matter (id),
    unit    bigint not null references unit (number),
    period  bigint,
    status  {text} not null,
    comment text not null,
    person  {text} not null,
    at      {text} not null
);
create index matter_status_matter on matter_status (matter);

create table matter_comment (
    number  {integer_key},
    matter  {text} not null references matter (id),
    period  bigint,
    target  {text} not null,                 -- matter_target.id, or empty: the whole matter
    content text not null,
    person  {text} not null,
    at      {text} not null
);
create index matter_comment_matter on matter_comment (matter);

-- sqlite:
create trigger matter_status_never_updated before update on matter_status
begin select raise(abort, 'matter_status is append-only'); end;
create trigger matter_status_never_deleted before delete on matter_status
begin select raise(abort, 'matter_status is append-only'); end;
create trigger matter_comment_never_updated before update on matter_comment
begin select raise(abort, 'matter_comment is append-only'); end;
create trigger matter_comment_never_deleted before delete on matter_comment
begin select raise(abort, 'matter_comment is append-only'); end;

-- postgresql:
create trigger matter_status_never_updated before update or delete on matter_status
    for each row execute function refuse_append_only();
create trigger matter_status_never_truncated before truncate on matter_status
    for each statement execute function refuse_append_only();
create trigger matter_comment_never_updated before update or delete on matter_comment
    for each row execute function refuse_append_only();
create trigger matter_comment_never_truncated before truncate on matter_comment
    for each statement execute function refuse_append_only();
