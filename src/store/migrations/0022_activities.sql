-- Workshops, training and information that spread what matters are about, and who came.
create table flow_activity (
    number     {integer_key},
    kind       {text} not null,              -- of activities.toml
    title      text not null,
    held       {text} not null,              -- day
    place      text not null,
    organiser  {text} not null references unit_group (id),
    note       text not null,
    created_by {text} not null,              -- person
    version    bigint not null
);
create index flow_activity_organiser on flow_activity (organiser);

create table flow_activity_matter (
    activity bigint not null references flow_activity (number),
    matter   {text} not null references flow_matter (matter),
    primary key (activity, matter)
);
create index flow_activity_matter_matter on flow_activity_matter (matter);

-- Units invited.
create table flow_activity_unit (
    activity bigint not null references flow_activity (number),
    unit     bigint not null references unit (number),
    primary key (activity, unit)
);

create table flow_attendance (
    activity   bigint not null references flow_activity (number),
    unit       bigint not null references unit (number),
    profession text not null,                -- empty where nobody has said
    persons    bigint not null check (persons > 0),
    primary key (activity, unit, profession)
);
create index flow_attendance_unit on flow_attendance (unit);
