-- One run's work with one measure: by which definition, from which deliveries.
create table computation (
    number             {integer_key},
    measure            bigint not null references measure (number),
    definition_version bigint not null,
    definition_digest  {text} not null,        -- of all in the definition that decides a figure
    organised          {text} not null,        -- then: as on each row's day; today: as on computed_on
    organisation       {text} not null,        -- digest of where every unit has lain
    datasets           {text} not null,        -- ids, separated by spaces
    computed_on        {text} not null,        -- the day that was taken for today
    computed_at        {text} not null,        -- instant
    person             {text} not null,
    whole              bigint not null,        -- 1: every unit and period; 0: those that were asked for
    added              bigint not null,
    changed            bigint not null,
    unchanged          bigint not null
);
create index computation_measure on computation (measure, number);

-- The deliveries that the run read: days of the rows that it saw of each.
create table computation_batch (
    computation bigint not null references computation (number),
    dataset     {text} not null,
    batch       bigint not null,
    first_day   {text} not null,
    last_day    {text} not null,
    row_count   bigint not null,
    primary key (computation, dataset, batch)
) {without_rowid};

-- Which run wrote a version of an outcome, and how many rows lie behind it. Other keys as in outcome.
create table computed_outcome (
    unit        bigint not null,
    period      bigint not null,
    measure     bigint not null,
    series      bigint not null,
    sex         bigint not null,
    version     bigint not null,
    computation bigint not null references computation (number),
    row_count   bigint not null,
    primary key (unit, period, measure, series, sex, version)
) {without_rowid};
