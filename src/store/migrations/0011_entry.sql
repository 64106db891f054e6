-- What entering a figure by hand took, and what was confirmed in it. seconds: all saves together; fields: filled in at
-- the latest save, at most 5; confirmed: JSON list of what was implausible and confirmed, Swedish.
create table entry_cell (
    unit      bigint not null references unit (number),
    period    bigint not null,
    measure   bigint not null references measure (number),
    sex       bigint not null,
    seconds   bigint not null,
    saves     bigint not null,
    fields    bigint not null,
    confirmed text not null,
    primary key (unit, period, measure, sex)
) {without_rowid};
