-- Measures whose first outcome after a matter's decision its authors have been told of.
create table flow_outcome_told (
    matter  {text} not null references flow_matter (matter),
    measure {text} not null,
    at      {text} not null,
    primary key (matter, measure)
);
