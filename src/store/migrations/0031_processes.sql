-- The region's care processes. Stages, roles and priorities are ids of config/processes.toml, areas of
-- config/areas.toml. Intervals are [valid_from, valid_to); null: until further notice.

-- priorities: a JSON list of ids. guideline: id of the document that the process follows, '' for none.
-- owner_function '' and owner_unit null: nobody has said.
create table process (
    number         {integer_key},
    id             {text} not null unique,
    name           text not null,
    about          text not null,
    area           {text} not null,
    owner_function {text} not null,
    owner_unit     bigint references unit (number),
    guideline      {text} not null,
    priorities     text not null,
    version        bigint not null
);

-- How far the introduction has come from a day on: as a whole where unit is null, else at that unit.
create table process_stage (
    number   {integer_key},
    process  bigint not null references process (number),
    unit     bigint references unit (number),
    stage    {text} not null,
    from_day {text} not null,
    note     text not null
);
create index process_stage_process on process_stage (process);

create table process_person (
    process    bigint not null references process (number),
    person     {text} not null references person (id),
    role       {text} not null,
    valid_from {text} not null,
    valid_to   {text},
    primary key (process, person, role, valid_from),
    check (valid_to is null or valid_from < valid_to)
);
create index process_person_person on process_person (person);

-- The decided ways of the process; a version is never changed. bpmn: the drawing, BPMN 2.0. milestones: JSON.
create table process_model (
    process    bigint not null references process (number),
    version    bigint not null,
    valid_from {text} not null,
    bpmn       text not null,
    milestones text not null,
    note       text not null,
    person     {text} not null,
    at         {text} not null,
    primary key (process, version)
);

-- How long a stretch between two milestones may take. rule: 'first_to_first' or 'first_to_next_after'. limit_number in
-- millionths of limit_unit: 'minutes', 'hours', 'days' (of 24 hours) or 'calendar_days'. share: the aim, millionths of
-- the patients, null where there is none. A target with the same id that holds from a later day takes its place.
create table process_target (
    number         {integer_key},
    process        bigint not null references process (number),
    id             {text} not null,
    name           text not null,
    from_milestone {text} not null,
    to_milestone   {text} not null,
    rule           {text} not null,
    limit_number   bigint not null,
    limit_unit     {text} not null,
    share          bigint,
    valid_from     {text} not null,
    valid_to       {text},
    unique (process, id, valid_from)
);

-- Where the log of events came from that lies in the data folder's processes/. source: 'file' or 'warehouse'. columns:
-- JSON, what the columns of a table were taken for.
create table process_log (
    process   bigint not null primary key references process (number),
    source    {text} not null,
    file_name text not null,
    columns   text not null,
    events    bigint not null,
    cases     bigint not null,
    person    {text} not null,
    at        {text} not null
);
