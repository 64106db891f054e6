-- From this day on a measure at a unit is made another way, somebody says: control charts begin a new part there.
create table measure_phase (
    unit        bigint not null references unit (number),
    measure     bigint not null references measure (number),
    starts_on   {text} not null,
    reason      text not null,
    person      {text} not null,
    recorded_at {text} not null,               -- instant
    primary key (unit, measure, starts_on)
);
