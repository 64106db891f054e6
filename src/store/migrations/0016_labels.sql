-- What the region finds and counts its plans, measures and actions by (labels.toml). subject: a measure's or an action's
-- id, or the number of a plan's version, of the unit.
create table label (
    unit      bigint not null references unit (number),
    kind      {text} not null check (kind in ('plan', 'measure', 'action')),
    subject   {text} not null,
    label_set {text} not null,
    label     {text} not null,
    primary key (unit, kind, subject, label_set, label)
);

-- The chain of political decisions behind a unit's plan.
create table plan_decision (
    unit       bigint not null references unit (number),
    number     bigint not null,               -- within the unit, from 1, in the order that they were written down
    body       text not null,                 -- who decided: Regionfullmäktige
    decided_on {text} not null,
    reference  text not null,                 -- the register's number (diarienummer)
    what       text not null,
    plan       bigint,                        -- the plan's version that it concerns; none: the plan as such
    version    bigint not null,
    primary key (unit, number)
);
