-- Meetings: the forums where they are held, their series, what is on the agenda, what is decided and who was there.
-- Days are 'YYYY-MM-DD', times of day 'HH:MM' as the clock shows them in Sweden. A person is whoever logs in with that id.

-- level: id of config/organisation.toml, '' where nobody has said. decides: 1: decisions are taken there. group_id or
-- unit: whose forum it is; with a unit, led_by is the kind of function at it that leads. secretary: person, or ''.
create table forum (
    id        {text} not null primary key,
    name      text not null,
    purpose   text not null,
    level     {text} not null,
    decides   bigint not null,
    group_id  {text} references unit_group (id),
    unit      bigint references unit (number),
    led_by    {text} not null,
    secretary {text} not null,
    goal      text not null,                 -- the goal that those who meet share; '' where there is none
    version   bigint not null
);
create index forum_group on forum (group_id);
create index forum_unit on forum (unit);

-- Who is invited. kind: 'group' (its members), 'attendees' (the standing seats at a group), 'units' (whoever has the
-- function at each unit of the level target, below a unit and with a word in its name where these are given), 'person'.
create table forum_invitation (
    forum    {text} not null references forum (id),
    position bigint not null,
    kind     {text} not null check (kind in ('group', 'attendees', 'units', 'person')),
    target   {text} not null,
    function {text} not null,
    below    {text} not null,
    word     text not null,
    primary key (forum, position)
);

-- Measures whose latest result is on every agenda of the forum.
create table forum_measure (
    forum    {text} not null references forum (id),
    position bigint not null,
    measure  {text} not null,
    unit     {text} not null,
    primary key (forum, position)
);

-- every: 'week', 'two_weeks', 'four_weeks', 'month', 'two_months' or 'quarter', counted from first_day; the months'
-- kinds keep its place in the month ("the second Tuesday"). report_back: 1: ongoing work is on every agenda.
create table meeting_series (
    id          {text} not null primary key,
    forum       {text} not null references forum (id),
    name        text not null,
    every       {text} not null check (every in ('week', 'two_weeks', 'four_weeks', 'month', 'two_months', 'quarter')),
    first_day   {text} not null,
    last_day    {text},
    starts_at   {text} not null,
    minutes     bigint not null check (minutes > 0),
    place       text not null,
    report_back bigint not null,
    version     bigint not null
);
create index meeting_series_forum on meeting_series (forum);

create table standing_item (
    series   {text} not null references meeting_series (id),
    position bigint not null,
    title    text not null,
    text     text not null,
    minutes  bigint not null,
    primary key (series, position)
);

-- forum: nothing for a meeting between persons, such as one that follows another up (follows); then called_by leads it.
-- planned_on: the day that the series gave it. sequence: counts what those invited must be told (iCalendar).
-- state: 'planned', 'cancelled', 'closed'. kept: JSON of what the agenda had filled itself with at the closing.
-- notes: the minutes, in Markdown. audience: '' (not published), 'invited' or 'everyone'.
create table meeting (
    id         {text} not null primary key,
    forum      {text} references forum (id),
    series     {text} references meeting_series (id),
    planned_on {text},
    follows    {text} references meeting (id),
    title      text not null,
    day        {text} not null,
    starts_at  {text} not null,
    minutes    bigint not null check (minutes > 0),
    place      text not null,
    state      {text} not null check (state in ('planned', 'cancelled', 'closed')),
    called_by  {text} not null,
    chair      {text} not null,               -- who chaired it, from the closing on; else ''
    changed_at {text} not null,               -- instant
    kept       text not null,
    notes      text not null,
    audience   {text} not null check (audience in ('', 'invited', 'everyone')),
    sequence   bigint not null,
    version    bigint not null,
    unique (series, planned_on)
);
create index meeting_day on meeting (day);
create index meeting_forum on meeting (forum, day);

-- matter: what it is about; ''. standing: 1: from the series.
create table agenda_item (
    number   {integer_key},
    meeting  {text} not null references meeting (id),
    position bigint not null,
    title    text not null,
    text     text not null,                   -- the papers, in Markdown
    minutes  bigint not null,
    presenter {text} not null,
    matter   {text} not null,
    standing bigint not null,
    version  bigint not null
);
create index agenda_item_meeting on agenda_item (meeting, position);

-- A guest is there for one item and sees only that until the meeting is closed.
create table agenda_guest (
    item   bigint not null references agenda_item (number),
    person {text} not null,
    answer {text} not null check (answer in ('', 'accepted', 'declined')),
    primary key (item, person)
);
create index agenda_guest_person on agenda_guest (person);

-- What is known of each person: invited by name (added), their answer, whether they came (1, 0 or not said). Those whom
-- the forum's rules invite have a row from their answer on, and all of them from the closing on. why: in words.
create table meeting_person (
    meeting  {text} not null references meeting (id),
    person   {text} not null,
    added    bigint not null,
    answer   {text} not null check (answer in ('', 'accepted', 'declined')),
    attended bigint,
    unit     {text} not null,                 -- that the person comes for; ''
    why      text not null,
    primary key (meeting, person)
);
create index meeting_person_person on meeting_person (person);

-- responsible: kind of function at the unit; ''. matter: the action that it became; ''. done_on: where it became none.
create table decision (
    number      {integer_key},
    meeting     {text} not null references meeting (id),
    item        bigint references agenda_item (number),
    words       text not null,
    responsible {text} not null,
    unit        {text} not null,
    due_by      {text},
    matter      {text} not null,
    done_on     {text},
    version     bigint not null
);
create index decision_meeting on decision (meeting);

-- Who has adjusted the minutes.
create table minutes_adjuster (
    meeting {text} not null references meeting (id),
    person  {text} not null,
    at      {text} not null,
    primary key (meeting, person)
);

-- Secret addresses of calendars. Of the token only its hash is kept. series: '' for a person's own meetings.
create table calendar_feed (
    token_hash {text} not null primary key,
    person     {text} not null,
    series     {text} not null,
    made_at    {text} not null
);
create unique index calendar_feed_of on calendar_feed (person, series);
