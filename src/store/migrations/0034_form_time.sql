-- How long a unit's registration in a form has taken for a period, of all who wrote in it together.
create table form_time (
    form    {text} not null,
    unit    bigint not null references unit (number),
    period  bigint not null,
    seconds bigint not null,
    primary key (form, period, unit)
);
