-- A report's chapters, where somebody has ordered or written one. version grows with every change of the chapter;
-- head_version and text_version are those in which its head and its text were last changed. 0: never.
create table report_chapter (
    unit         bigint not null references unit (number),
    period       bigint not null,
    id           {text} not null,
    kind         {text} not null check (kind in ('text', 'perspective', 'actions', 'production')),
    subject      {text} not null,     -- section or perspective that it shows
    title        text not null,
    position     bigint not null,
    writer       {text} not null,     -- person; empty: nobody
    state        {text} not null check (state in ('empty', 'draft', 'ready')),
    removed      bigint not null,
    version      bigint not null,
    head_version bigint not null,
    text_version bigint not null,
    person       {text} not null,     -- who changed it last
    at           {text} not null,
    primary key (unit, period, id)
);
create index report_chapter_writer on report_chapter (writer);

-- Every text that a chapter has had.
create table report_chapter_text (
    unit    bigint not null,
    period  bigint not null,
    chapter {text} not null,
    version bigint not null,
    content text not null,            -- Markdown
    person  {text} not null,
    at      {text} not null,
    primary key (unit, period, chapter, version),
    foreign key (unit, period, chapter) references report_chapter (unit, period, id)
);

-- What writers say to each other about a chapter. paragraph: of the text as it was in that version, from 1; 0: the whole
-- chapter. quote: that paragraph, so that it is found again when others come before it.
create table report_chapter_comment (
    number      {integer_key},
    unit        bigint not null,
    period      bigint not null,
    chapter     {text} not null,
    paragraph   bigint not null,
    quote       text not null,
    content     text not null,
    person      {text} not null,
    at          {text} not null,
    resolved    bigint not null,
    resolved_by {text} not null,
    resolved_at {text} not null,
    foreign key (unit, period, chapter) references report_chapter (unit, period, id)
);
create index report_chapter_comment_chapter on report_chapter_comment (unit, period, chapter);

-- sqlite:
create trigger report_chapter_text_never_updated before update on report_chapter_text
begin select raise(abort, 'report_chapter_text is append-only'); end;
create trigger report_chapter_text_never_deleted before delete on report_chapter_text
begin select raise(abort, 'report_chapter_text is append-only'); end;

-- postgresql:
create trigger report_chapter_text_never_updated before update or delete on report_chapter_text
    for each row execute function refuse_append_only();
create trigger report_chapter_text_never_truncated before truncate on report_chapter_text
    for each statement execute function refuse_append_only();
