-- Persons with what is needed to reach them, and who stands in for whom.
alter table person add column title text not null default '';
alter table person add column email text not null default '';
alter table person add column version bigint not null default 1;

-- While a person is away the deputy has what the person would have had to do.
create table absence (
    person    {text} not null primary key references person (id),
    first_day {text} not null,
    last_day  {text} not null,                -- still away that day
    deputy    {text} not null references person (id),
    check (first_day <= last_day),
    check (person <> deputy)
);
create index absence_deputy on absence (deputy);

-- How a person logs in. Who comes through an identity provider alone has neither user name nor password.
create table account (
    person          {text} not null primary key references person (id),
    user_name       {text} unique,             -- small letters
    employee_hsa_id {text} unique,             -- capitals: "SE2321000131-E000000012345"
    password_hash   {text},                    -- Argon2id, as libsodium writes it
    must_change     bigint not null,           -- the password was given by somebody else
    second_factor   {text},                    -- the sealed secret of the codes (RFC 6238)
    factor_in_use   bigint not null,           -- 0 until the first code has been shown
    factor_step     bigint not null,           -- the last step whose code was used; a code is used once
    disabled        bigint not null
);

-- The name by which an identity provider knows a person.
create table log_in_identity (
    issuer  {text} not null,
    subject {text} not null,
    person  {text} not null references person (id),
    primary key (issuer, subject)
);

-- What a person may do: a role, within a unit and all below it, for a time.
create table assignment (
    number     {integer_key},
    person     {text} not null references person (id),
    role       {text} not null,                -- of config/roles.toml
    unit       {text} not null,                -- '' for a role that changes nothing
    valid_from {text} not null,
    valid_to   {text},
    origin     {text} not null check (origin in ('local', 'provider', 'demo')),
    check (valid_to is null or valid_from <= valid_to)
);
create index assignment_person on assignment (person);

-- Failed log-ins, so that guessing takes ever longer. A success takes the row away.
create table log_in_failure (
    kind       {text} not null check (kind in ('user', 'address')),
    name       {text} not null,
    failures   bigint not null,
    last       bigint not null,                -- seconds since 1970
    wait_until bigint not null,
    primary key (kind, name)
);

-- Log-ins. The token is the browser's secret; its hash stands here.
create table log_in_session (
    hash       {text} not null primary key,
    person     {text} not null references person (id),
    assignment bigint references assignment (number),   -- null: none is chosen
    begun      bigint not null                          -- seconds since 1970
);
create index log_in_session_person on log_in_session (person);

-- Log-ins that an identity provider has been asked for and has not answered yet. Each answer is taken once.
create table log_in_asked (
    state    {text} not null primary key,      -- its hash
    provider {text} not null,
    nonce    {text} not null,
    verifier {text} not null,                  -- of PKCE
    asked    bigint not null
);

-- A measure or an action of a unit that somebody outside its part, such as a municipality, answers for too.
create table share (
    number    {integer_key},
    unit      bigint not null references unit (number),
    kind      {text} not null check (kind in ('measure', 'action')),
    target    {text} not null,
    person    {text} not null references person (id),
    valid_to  {text},
    shared_by {text} not null,
    shared_at {text} not null,
    unique (unit, kind, target, person)
);
create index share_person on share (person);

create table share_comment (
    number {integer_key},
    unit   bigint not null references unit (number),
    kind   {text} not null,
    target {text} not null,
    person {text} not null,
    text   text not null,
    at     {text} not null
);
create index share_comment_target on share_comment (unit, kind, target);
