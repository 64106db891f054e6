-- Whom a stage of a process is for, such as a birth cohort of a screening; '' for everybody.
alter table process_stage add column patients text not null default '';
