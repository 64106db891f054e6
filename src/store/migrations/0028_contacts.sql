-- Who is whose way into the knowledge organisation, and what is sent along it.

-- A topic that units have a representative for (sårombud). group_id: the group that holds it together. level, below: the
-- units that are to have one; '' and null: no unit has to. area: of config/areas.toml, or ''.
create table group_topic (
    id              {text} not null primary key,
    name            text not null,
    group_id        {text} not null references unit_group (id),
    area            {text} not null,
    level           {text} not null,
    below           bigint references unit (number),
    resource_person {text} references person (id)
);

-- kind: representative (subject a topic), area_coordinator (an area), profession_coordinator and alone (a profession of
-- config/groups.toml; alone: nobody else at the unit has it). At most one a day for each.
create table unit_contact (
    kind       {text} not null check (kind in ('representative', 'area_coordinator', 'profession_coordinator', 'alone')),
    subject    {text} not null,
    unit       bigint not null references unit (number),
    person     {text} not null references person (id),
    valid_from {text} not null,
    valid_to   {text},
    primary key (kind, subject, unit, valid_from),
    check (valid_to is null or valid_from < valid_to)
);
create index unit_contact_unit on unit_contact (unit);

-- Sent to the members of a group, its contacts on affected units, or a topic's representatives. topic: '' where it went
-- to the group's own.
create table group_message (
    number   {integer_key},
    group_id {text} not null references unit_group (id),
    topic    {text} not null,
    receiver {text} not null check (receiver in ('members', 'contacts', 'representatives')),
    sender   {text} not null references person (id),
    sent_on  {text} not null,
    subject  text not null,
    body     text not null
);
-- unit: for which the person got it, '' for a member. confirmed_on: null until the person says that it has been read.
create table group_message_receipt (
    message      bigint not null references group_message (number),
    person       {text} not null references person (id),
    unit         {text} not null,
    confirmed_on {text},
    confirmed_by {text} references person (id),
    primary key (message, person, unit)
);
create index group_message_receipt_person on group_message_receipt (person);
