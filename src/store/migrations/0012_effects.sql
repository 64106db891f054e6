-- What an action is expected to give, and what it gave. expected, realised, cost_before, saving: millionths; unit: of
-- expected and realised; cost_unit: of cost_before and saving, which are per year. measure: id, or empty for a sum that
-- no measure follows.
create table effect (
    id          {text} not null primary key,
    matter      {text} not null references matter (id),
    number      bigint not null,              -- within the matter, from 1
    measure     {text} not null,
    what        text not null,
    expected    bigint,
    unit        text not null,
    expected_by {text},
    realised    bigint,
    realised_on {text},
    method      text not null,                -- how it is estimated and measured
    owner       {text} not null,              -- a person's id, a kind of function, or words
    cost_before bigint,
    saving      bigint,
    cost_unit   text not null,
    version     bigint not null,
    unique (matter, number)
);
