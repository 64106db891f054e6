-- JSON: limits of their own for stretches that end in certain outcomes. limit_number is that of all others.
alter table process_target add column outcome_limits text not null default '[]';
