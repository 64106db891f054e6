-- What is found by searching. An index in the program's memory is made of it: what has a later change than those that
-- the index has seen is read again. Lists (names, codes, areas, applies, readers) have a line for each.
create table search_item (
    number  {integer_key},
    kind    {text} not null,
    id      {text} not null,
    part    bigint not null,   -- 0; versions that follow each other on set days are parts of one thing
    title   text not null,
    names   text not null,
    place   text not null,
    unit    {text} not null,
    codes   {text} not null,
    areas   {text} not null,
    applies {text} not null,   -- units that have said that it applies with them
    readers {text} not null,   -- who may find it; none: everybody who may read
    found_from {text},         -- day; none: at once
    found_to   {text},         -- the first day on which it is not; none: until it is removed
    change  bigint not null,
    removed bigint not null,   -- 1: no longer to be found; the row tells other processes so
    unique (kind, id, part)
);
create index search_item_change on search_item (change);

create table search_paragraph (
    item     bigint not null references search_item (number),
    position bigint not null,
    anchor   {text} not null,
    heading  text not null,
    text     text not null,
    primary key (item, position)
);
