-- Files that hang on matters. Content lies by its hash (BLAKE2b-256 of the bytes), each only once, and goes when nothing
-- names it any longer: what should never have been there can be taken away.
create table flow_file (
    hash    {text} not null primary key,
    size    bigint not null,                 -- bytes
    content text not null                    -- base64
);
create table flow_attachment (
    number  {integer_key},
    matter  {text} not null references flow_matter (matter),
    hash    {text} not null references flow_file (hash),
    name    text not null,
    person  {text} not null,
    at      {text} not null,
    scanned bigint not null check (scanned in (0, 1))
);
create index flow_attachment_matter on flow_attachment (matter);
create index flow_attachment_hash on flow_attachment (hash);
