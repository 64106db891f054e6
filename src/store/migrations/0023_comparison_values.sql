-- Other regions' outcomes of a measure, as a source has published them; the country is a region of its own (0000).
-- period: Period::code(); sex: 0 T, 1 K, 2 M; value: millionths, null where the source has none; status: the source's
-- word about it; contributors: 1 for a region, more for a mean of several.
create table comparison_value (
    measure      bigint not null references measure (number),
    period       bigint not null,
    sex          bigint not null,
    region       {text} not null,
    value        bigint,
    contributors bigint not null,
    status       text not null,
    source       text not null,
    fetched      {text} not null,               -- day
    primary key (measure, period, sex, region)
) {without_rowid};
