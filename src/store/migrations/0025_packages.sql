-- Packages from other regions that have been taken in, with where they came from.
create table package_taken (
    number    {integer_key},
    kind      {text} not null,
    id        {text} not null,
    name      text not null,
    origin    text not null,
    version   text not null,
    licence   text not null,
    hash      {text} not null,
    signed_by text not null,
    person    {text} not null,
    at        {text} not null
);
