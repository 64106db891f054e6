-- Plans: every unit may have one, in versions. A unit sees the elements of the plans above it and adds its own.
create table plan_version (
    unit       bigint not null references unit (number),
    number     bigint not null,
    name       text not null,
    state      {text} not null check (state in ('planned', 'in_force', 'ended')),
    valid_from {text},
    valid_to   {text},
    model_text text not null,
    document   text not null,       -- JSON: the source document's head, as the plan file brought it
    primary key (unit, number)
);

create table plan_perspective (
    unit        bigint not null,
    plan        bigint not null,
    id          {text} not null,
    position    bigint not null,
    name        text not null,
    in_report   bigint not null,
    description text not null,
    note        text not null,
    version     bigint not null,
    primary key (unit, plan, id),
    foreign key (unit, plan) references plan_version (unit, number)
);
create table plan_goal (
    unit        bigint not null,
    plan        bigint not null,
    id          {text} not null,
    perspective {text} not null,
    position    bigint not null,
    name        text not null,
    version     bigint not null,
    primary key (unit, plan, id),
    foreign key (unit, plan) references plan_version (unit, number)
);
create table plan_factor (
    unit        bigint not null,
    plan        bigint not null,
    id          {text} not null,
    perspective {text} not null,
    position    bigint not null,
    name        text not null,
    source      text not null,      -- JSON: where the source has it (measure table, action table, basis)
    note        text not null,
    version     bigint not null,
    primary key (unit, plan, id),
    foreign key (unit, plan) references plan_version (unit, number)
);
create table plan_measure (
    unit    bigint not null,
    plan    bigint not null,
    measure bigint not null references measure (number),
    factor  {text} not null,
    target  text not null,          -- the described Target as JSON; empty for a measure without target
    version bigint not null,
    primary key (unit, plan, measure),
    foreign key (unit, plan) references plan_version (unit, number)
);

-- Text of a period: sections of the report, perspectives, measures. One row a paragraph.
create table period_comment (
    unit      bigint not null references unit (number),
    period    bigint not null,
    scope     {text} not null,      -- section | perspective | measure
    scope_id  {text} not null,
    paragraph bigint not null,      -- from 1
    position  bigint not null,      -- order in the report
    source_id {text} not null,
    heading   text not null,
    content   text not null,
    version   bigint not null,
    change    bigint not null,
    primary key (unit, period, scope, scope_id, paragraph)
);

-- A person's reasoned overall assessment of a goal.
create table goal_assessment (
    unit    bigint not null references unit (number),
    period  bigint not null,
    goal    {text} not null,
    status  {text} not null,
    content text not null,
    version bigint not null,
    change  bigint not null,
    primary key (unit, period, goal)
);

-- A person's judgement in place of the computed one, with the reason.
create table judgement_override (
    unit       bigint not null references unit (number),
    period     bigint not null,
    measure    bigint not null references measure (number),
    sex        bigint not null,
    attainment {text} not null,
    reason     text not null,
    version    bigint not null,
    change     bigint not null,
    primary key (unit, period, measure, sex)
);
