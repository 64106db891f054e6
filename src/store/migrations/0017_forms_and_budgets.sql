-- What a unit has answered in a form (config/forms) for a period. text: words or the choice; number: millionths, of a
-- question about a grade or an amount. One of the two stands.
create table form_answer (
    form        {text} not null,
    unit        bigint not null references unit (number),
    period      bigint not null,
    question    {text} not null,
    text        text,
    number      bigint,
    answered_by text not null,                -- the person's name
    answered_on {text} not null,
    version     bigint not null,
    primary key (form, period, unit, question)
);

-- What a unit has to keep within for a year, and where it looks like ending. budget, forecast: millionths of a thousand
-- kronor; the forecast is of the result against the budget, so a deficit is negative.
create table unit_budget (
    unit     bigint not null references unit (number),
    year     bigint not null,
    budget   bigint not null,
    forecast bigint,
    note     text not null,
    version  bigint not null,
    primary key (unit, year)
);
