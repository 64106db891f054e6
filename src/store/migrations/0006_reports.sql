-- The document head of a unit's report for a period. Empty texts and no date: not given, and shown as such.
create table report_head (
    unit             {text} not null references unit (id),
    period           bigint not null,
    title            text not null,
    document_id      text not null,
    document_version text not null,
    applies_to       text not null,
    publication_date {text},
    responsible      text not null,
    author           text not null,
    row_version      bigint not null,
    primary key (unit, period)
);

-- Figures of the production and accessibility sections. value: per cent for changes and shares; count and
-- comparison_count: what it was computed from, where that is known.
create table production_figure (
    unit_id           {text} not null references unit (id),
    period            bigint not null,
    id                {text} not null,
    section           {text} not null,
    label             text not null,
    kind              {text} not null check (kind in ('change', 'share', 'count')),
    comparison_period bigint,
    sex               {text} not null check (sex in ('K', 'M', 'T')),
    value             bigint not null,
    value_unit        text not null,
    value_as_printed  text not null,
    quote             text not null,
    note              text not null,
    count             bigint,
    comparison_count  bigint,
    position          bigint not null,
    primary key (unit_id, period, id)
);
