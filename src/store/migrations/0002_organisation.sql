-- Units: the id never changes; name, level and parent hold for an interval [valid_from, valid_to).
create table unit (
    number   {integer_key},
    id       {text} not null unique,
    variants text not null,          -- JSON list of other spellings
    note     text not null,
    version  bigint not null
);
create table unit_interval (
    unit       bigint not null references unit (number),
    valid_from {text} not null,
    valid_to   {text},
    name       text not null,
    level      {text} not null,
    parent     bigint references unit (number),
    primary key (unit, valid_from),
    check (valid_to is null or valid_from < valid_to)
);
create index unit_interval_parent on unit_interval (parent);

create table unit_succession (
    from_unit bigint not null references unit (number),
    to_unit   bigint not null references unit (number),
    kind      {text} not null check (kind in ('merge', 'split')),
    happened  {text} not null,
    primary key (from_unit, to_unit, happened)
);

create table unit_group (
    id      {text} not null primary key,
    name    text not null,
    kind    text not null,
    version bigint not null
);

create table person (
    id   {text} not null primary key,
    name text not null
);
-- Who holds a function (a kind of responsibility at a unit), and when.
create table holding (
    kind       {text} not null,
    unit       bigint not null references unit (number),
    person     {text} not null references person (id),
    valid_from {text} not null,
    valid_to   {text},
    primary key (kind, unit, person, valid_from)
);

-- What a file concerns when it does not say so itself: unit and period of the newest plan file.
create table reporting_context (
    only_row bigint not null primary key check (only_row = 1),
    unit     bigint not null references unit (number),
    period   bigint not null
);
