-- Who has had the daily digest, and what stood in it.
create table digest (
    person {text} not null,
    day    {text} not null,
    at     {text} not null,
    tasks  text not null,            -- JSON: the ids of what waited
    primary key (person, day)
);
