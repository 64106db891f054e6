-- The follow-up round: every step that was taken with a unit's report, and the questions on single rows of it.
create table round_step (
    number {integer_key},
    unit   bigint not null references unit (number),
    period bigint not null,
    step   {text} not null,          -- submit, return, approve, sign, answer, accept, withdraw
    person {text} not null,
    at     {text} not null,
    words  text not null
);
create index round_step_place on round_step (unit, period);

create table round_question (
    number      {integer_key},
    unit        bigint not null references unit (number),
    period      bigint not null,
    measure     {text} not null,     -- id; empty: about the report as a whole
    sex         {text} not null,     -- K, M, T, or empty
    words       text not null,
    person      {text} not null,
    at          {text} not null,
    answer      text not null,       -- empty: not answered
    answered_by {text} not null,
    answered_at {text} not null
);
create index round_question_place on round_question (unit, period);

-- sqlite:
create trigger round_step_never_updated before update on round_step
begin select raise(abort, 'round_step is append-only'); end;
create trigger round_step_never_deleted before delete on round_step
begin select raise(abort, 'round_step is append-only'); end;

-- postgresql:
create trigger round_step_never_updated before update or delete on round_step
    for each row execute function refuse_append_only();
create trigger round_step_never_truncated before truncate on round_step
    for each statement execute function refuse_append_only();
