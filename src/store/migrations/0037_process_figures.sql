-- Every figure of a process may be an ordinary measure, not only the share within a target. target: '' of the process as
-- a whole.
create table process_figure_measure (
    process bigint not null references process (number),
    target  {text} not null,
    figure  {text} not null,
    measure {text} not null,
    primary key (process, target, figure)
);
insert into process_figure_measure (process, target, figure, measure)
    select process, target, 'share', measure from process_measure;
drop table process_measure;
alter table process_figure_measure rename to process_measure;
