-- Matters that go through stages (config/flows). The matter itself lies in matter; here is where it stands, who has taken
-- which step, and for whom it waits.

-- The type as it was when a matter of it began: a changed file changes no running matter.
create table flow_type_text (
    digest     {text} not null primary key,
    type       {text} not null,
    content    text not null,
    first_used {text} not null
);

create table flow_matter (
    matter       {text} not null primary key references matter (id),
    digest       {text} not null references flow_type_text (digest),
    stage        {text} not null,
    since        {text} not null,            -- day on which it came to the stage
    lead_group   {text} references unit_group (id),
    area         {text} not null,            -- of areas.toml, or empty
    initiator    {text} not null,            -- person
    created      {text} not null,
    first_answer {text},                     -- day of the first step that answers
    ended        {text},                     -- day on which it came to an ended stage
    parent       {text} references matter (id)
);
create index flow_matter_group on flow_matter (lead_group);
create index flow_matter_parent on flow_matter (parent);
create index flow_matter_initiator on flow_matter (initiator);

-- Groups that take part besides the one that leads.
create table flow_group (
    matter   {text} not null references flow_matter (matter),
    group_id {text} not null references unit_group (id),
    primary key (matter, group_id)
);
create index flow_group_group on flow_group (group_id);

-- A unit's own way through the matter, from the day on which it got its assignment.
create table flow_unit (
    matter  {text} not null references flow_matter (matter),
    unit    bigint not null references unit (number),
    stage   {text} not null,
    since   {text} not null,
    fields  text not null,                   -- JSON
    version bigint not null,
    primary key (matter, unit)
);
create index flow_unit_unit on flow_unit (unit);

create table flow_step (
    number     {integer_key},
    matter     {text} not null references flow_matter (matter),
    unit       bigint references unit (number),  -- nothing: the matter's own step
    step       {text} not null,
    from_stage {text} not null,
    to_stage   {text} not null,
    person     {text} not null,
    words      text not null,
    filled     text not null,                -- JSON: fields as they were given with the step
    at         {text} not null
);
create index flow_step_matter on flow_step (matter);

-- What is asked of an affected unit before the decision, its answer, and the reply to it.
create table flow_statement (
    matter      {text} not null references flow_matter (matter),
    unit        bigint not null references unit (number),
    asked       {text} not null,             -- day
    due         {text},
    answer      text not null,
    answered_by {text} not null,
    answered    {text},                      -- day
    waiver      text not null,               -- why no answer is needed
    waived_by   {text} not null,
    reply       text not null,
    replied_by  {text} not null,
    version     bigint not null,
    primary key (matter, unit)
);

-- For whom it waits, worked out at each change. kind: function, group, group_kind, person.
create table flow_waiting (
    number  {integer_key},
    matter  {text} not null references flow_matter (matter),
    unit    bigint references unit (number), -- whose step or statement it is; nothing: the matter's
    what    {text} not null,                 -- step, statement, overdue
    step    {text} not null,
    kind    {text} not null,
    who     {text} not null,
    role    {text} not null,                 -- in a group; empty: any
    at_unit bigint references unit (number), -- of a function
    due     {text},
    from_day {text} not null                 -- it waits from that day on
);
create index flow_waiting_matter on flow_waiting (matter);
create index flow_waiting_who on flow_waiting (kind, who, at_unit);

create table flow_follower (
    matter {text} not null references flow_matter (matter),
    person {text} not null,
    primary key (matter, person)
);

-- What authors and followers are told.
create table flow_notice (
    number  {integer_key},
    person  {text} not null,
    matter  {text} not null references flow_matter (matter),
    content text not null,
    at      {text} not null,
    seen    {text}
);
create index flow_notice_person on flow_notice (person, seen);

-- sqlite:
create trigger flow_step_never_updated before update on flow_step
begin select raise(abort, 'flow_step is append-only'); end;
create trigger flow_step_never_deleted before delete on flow_step
begin select raise(abort, 'flow_step is append-only'); end;

-- postgresql:
create trigger flow_step_never_updated before update or delete on flow_step
    for each row execute function refuse_append_only();
create trigger flow_step_never_truncated before truncate on flow_step
    for each statement execute function refuse_append_only();
