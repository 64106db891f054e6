-- One definition per measure; the series of its outcomes outlives plans and years.
create table measure (
    number  {integer_key},
    id      {text} not null unique,
    body    text not null,           -- the described Measure as JSON
    version bigint not null
);

-- Names of series are few and outcomes many.
create table series (
    number {integer_key},
    name   {text} not null unique
);
insert into series (number, name) values (0, 'main');

-- What most outcomes do not have: the source's own words about the figure.
create table outcome_detail (
    number         {integer_key},
    source_id      {text} not null,
    period_basis   {text} not null,
    value_unit     text not null,
    printed        text not null,
    origin         {text} not null,
    note           text not null,
    missing_reason text not null
);

-- The present value of measure × unit × period × sex. Lies in the order in which a scorecard reads it.
-- period: Period::code(), 0 where the source names none; sex: 0 T, 1 K, 2 M; value, numerator, denominator: millionths;
-- flags: bits of QualityFlag; change: change_log.sequence that wrote it.
create table outcome (
    unit        bigint not null references unit (number),
    period      bigint not null,
    measure     bigint not null references measure (number),
    series      bigint not null references series (number),
    sex         bigint not null,
    value       bigint,
    numerator   bigint,
    denominator bigint,
    flags       bigint not null,
    detail      bigint references outcome_detail (number),
    version     bigint not null,
    change      bigint not null,
    primary key (unit, period, measure, series, sex)
) {without_rowid};

-- Every earlier value, as it stood when it was replaced by `replaced_by`.
create table outcome_history (
    unit        bigint not null,
    period      bigint not null,
    measure     bigint not null,
    series      bigint not null,
    sex         bigint not null,
    version     bigint not null,
    value       bigint,
    numerator   bigint,
    denominator bigint,
    flags       bigint not null,
    detail      bigint,
    change      bigint not null,
    replaced_by bigint not null,
    primary key (unit, period, measure, series, sex, version)
) {without_rowid};

-- sqlite:
create trigger outcome_history_never_updated before update on outcome_history
begin select raise(abort, 'outcome_history is append-only'); end;
create trigger outcome_history_never_deleted before delete on outcome_history
begin select raise(abort, 'outcome_history is append-only'); end;

-- postgresql:
create trigger outcome_history_never_updated before update or delete on outcome_history
    for each row execute function refuse_append_only();
create trigger outcome_history_never_truncated before truncate on outcome_history
    for each statement execute function refuse_append_only();
