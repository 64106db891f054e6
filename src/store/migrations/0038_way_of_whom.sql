-- Whose way a patient's secret link shows: a digest of how the case began when the link was made, so that another
-- patient's case that has been given the same name later is not shown. '' of links from before.
alter table process_way_token add column beginning {text} not null default '';
