-- The knowledge organisation. What holds for an interval is [valid_from, valid_to), valid_to being the first day on
-- which it no longer does; null: until further notice.

-- level, scope: ids of config/groups.toml, '' where nobody has said. unit: the unit that the group belongs to.
alter table unit_group add column parent {text} references unit_group (id);
alter table unit_group add column unit bigint references unit (number);
alter table unit_group add column level {text} not null default '';
alter table unit_group add column scope {text} not null default '';
alter table unit_group add column mandate text not null default '';
alter table unit_group add column contact text not null default '';
alter table unit_group add column valid_from {text};
alter table unit_group add column valid_to {text};

-- What a group was called until a day.
create table group_former_name (
    group_id {text} not null references unit_group (id),
    until    {text} not null,
    name     text not null,
    primary key (group_id, until)
);

-- role: 'chair', 'secretary', 'member' or another id of config/groups.toml, as is profession. manager: the member is
-- somebody's manager. represents: the unit that the member comes from.
create table group_member (
    group_id   {text} not null references unit_group (id),
    person     {text} not null references person (id),
    role       {text} not null,
    profession {text} not null,
    manager    bigint not null,
    represents bigint references unit (number),
    valid_from {text} not null,
    valid_to   {text},
    primary key (group_id, person, valid_from),
    check (valid_to is null or valid_from < valid_to)
);
create index group_member_person on group_member (person);

-- attends: the group's chair has a seat at the other, a management group. concerns: the other is a management group
-- that the group's matters concern. cooperates: two groups that share matters, told once.
create table group_link (
    group_id   {text} not null references unit_group (id),
    other      {text} not null references unit_group (id),
    kind       {text} not null check (kind in ('attends', 'concerns', 'cooperates')),
    valid_from {text} not null,
    valid_to   {text},
    primary key (group_id, other, kind, valid_from),
    check (group_id <> other),
    check (valid_to is null or valid_from < valid_to)
);
create index group_link_other on group_link (other);

-- Units that a group's decisions concern, each with one person there to turn to; null: nobody has been named.
create table group_unit (
    group_id   {text} not null references unit_group (id),
    unit       bigint not null references unit (number),
    contact    {text} references person (id),
    valid_from {text} not null,
    valid_to   {text},
    primary key (group_id, unit, valid_from),
    check (valid_to is null or valid_from < valid_to)
);

-- What a group wants of its members beyond what its kind does. what: 'profession', 'competence', 'role' or 'manager'.
create table group_wanted (
    group_id {text} not null references unit_group (id),
    what     {text} not null check (what in ('profession', 'competence', 'role', 'manager')),
    id       {text} not null,                 -- '' of a manager
    least    bigint not null check (least > 0),
    primary key (group_id, what, id)
);

-- The one group that owns an area (config/areas.toml).
create table area_owner (
    area     {text} not null primary key,
    group_id {text} not null references unit_group (id)
);
create index area_owner_group on area_owner (group_id);
