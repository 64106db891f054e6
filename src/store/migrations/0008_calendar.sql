-- The follow-up calendar: periods that somebody has put into it. Others are open. state is what a person has decided;
-- a planned period opens, and an open one closes, by its dates.
create table follow_up_period (
    period   bigint not null primary key,
    state    {text} not null check (state in ('planned', 'open', 'closed', 'locked')),
    opens    {text},
    deadline {text},
    closes   {text},                 -- the last day on which reports are received
    version  bigint not null
);

-- Exceptions from a period that is closed or locked: for a unit and those below it, or for all where none is named.
create table period_reopening (
    number {integer_key},
    period bigint not null references follow_up_period (period),
    unit   bigint references unit (number),
    until  {text} not null,          -- the last day of the exception
    reason text not null,
    person {text} not null,
    at     {text} not null
);
create index period_reopening_period on period_reopening (period);

-- A unit's report for a period on its way: what is submitted, approved or signed is closed to change. No row: not begun.
create table report_round (
    unit    bigint not null references unit (number),
    period  bigint not null,
    state   {text} not null check (state in ('in_progress', 'submitted', 'returned', 'approved', 'signed')),
    since   {text} not null,
    version bigint not null,
    primary key (unit, period)
);
create index report_round_period on report_round (period, unit);

-- Single rows that have been accepted, and are closed to change although the rest of the report is not.
create table accepted_row (
    unit    bigint not null references unit (number),
    period  bigint not null,
    measure bigint not null references measure (number),
    sex     bigint not null,
    person  {text} not null,
    at      {text} not null,
    primary key (unit, period, measure, sex)
);
