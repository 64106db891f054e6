-- The change log: who changed what, when, from what to what. Each entry's hash covers the entry before it.
create table change_log (
    sequence      {integer_key},
    at            {text} not null,
    person        {text} not null,
    operation     {text} not null,
    entity        {text} not null,
    entity_id     {text} not null,
    before_json   text not null,
    after_json    text not null,
    previous_hash {text} not null,
    hash          {text} not null
);
create index change_log_entity on change_log (entity, entity_id, sequence);

-- One row: the end of the chain. Every write transaction locks it first and counts itself in `commits`.
create table change_head (
    only_row bigint not null primary key check (only_row = 1),
    sequence bigint not null,
    hash     {text} not null,
    commits  bigint not null
);
insert into change_head (only_row, sequence, hash, commits) values (1, 0, '', 0);

-- sqlite:
create trigger change_log_never_updated before update on change_log
begin select raise(abort, 'change_log is append-only'); end;
create trigger change_log_never_deleted before delete on change_log
begin select raise(abort, 'change_log is append-only'); end;

-- postgresql:
create function refuse_append_only() returns trigger language plpgsql as $$
begin raise exception '% is append-only', tg_table_name; end
$$;
create trigger change_log_never_updated before update or delete on change_log
    for each row execute function refuse_append_only();
create trigger change_log_never_truncated before truncate on change_log
    for each statement execute function refuse_append_only();
