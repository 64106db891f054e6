-- The region's day on which a step was taken: `at` is the machine's instant. Steps from before have the instant's day.
alter table flow_step add column day {text} not null default '';
