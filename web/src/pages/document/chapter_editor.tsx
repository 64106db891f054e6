// One chapter: its head, and its text as it is written, shown, commented and compared.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { readDocument, saveChapter, saveChapterText, type Chapter, type ReportDocument } from '../../api/document';
import { path, send } from '../../api/client';
import { personNames } from '../../api/people';
import { useChange } from '../../api/queries';
import { ConflictNotice, differences } from '../../components/conflict';
import { Fold } from '../../components/fold';
import { HistoryButton } from '../../components/history';
import { ErrorNotice } from '../../components/notice';
import { SaveMark } from '../../components/save_mark';
import { useWho } from '../../components/session';
import { Toolbar } from '../../components/toolbar';
import { useAutosave } from '../../lib/autosave';
import { contents } from '../../lib/contents';
import { useEditing, type Opened } from '../../lib/editing';
import { moment } from '../../lib/format';
import { paragraphAt } from '../../lib/markdown';
import { ChapterComments } from './chapter_comments';
import { ChapterDifference } from './chapter_difference';
import { ChapterPreview } from './chapter_preview';

const STATES = ['empty', 'draft', 'ready'] as const;

interface Head {
  title: string;
  writer: string;
  state: Chapter['state'];
}

const headOf = (chapter: Chapter): Opened<Head> => ({
  fields: { title: chapter.title, writer: chapter.writer, state: chapter.state },
  version: chapter.version,
});

/** Whom a chapter can be given to: those whose names the client knows, the reader among them. */
function useWriters(document: ReportDocument): [string, string][] {
  const { person, name } = useWho();
  const query = useQuery(personNames());
  const known = new Map<string, string>([[person, name]]);
  for (const one of query.data?.persons ?? []) known.set(one.id, one.name);
  for (const chapter of document.chapters) if (chapter.writer) known.set(chapter.writer, chapter.writer_name);
  return [...known.entries()].sort((a, b) => a[1].localeCompare(b[1], 'sv'));
}

function HeadForm({ document, chapter }: { document: ReportDocument; chapter: Chapter }) {
  const { t } = useTranslation();
  const writers = useWriters(document);
  const { unit, period } = document;
  const find = async () => (await readDocument(unit, period)).chapters.find((one) => one.id === chapter.id) ?? chapter;
  const editing = useEditing<Head>({
    start: headOf(chapter),
    read: async () => headOf(await find()),
    save: async ({ fields }) => saveChapter(unit, period, chapter.id, { ...fields, version: chapter.version }),
  });
  const removal = useChange(() => send('DELETE', path`/reports/${unit}/${period}/chapters/${chapter.id}`, undefined, { version: chapter.version }));
  const { fields, put } = editing;
  const writerName = (id: string) => writers.find(([one]) => one === id)?.[1] ?? id;
  return (
    <form className="form" onSubmit={editing.submit}>
      <Textfield label={t('writing.chapterTitle')} required lang="sv" value={fields.title} onChange={(event) => put({ title: event.target.value })} />
      <div className="form-row">
        <Field>
          <Label>{t('writing.writer')}</Label>
          <Select lang="sv" value={fields.writer} onChange={(event) => put({ writer: event.target.value })}>
            <Select.Option value="">{t('writing.nobody')}</Select.Option>
            {writers.map(([id, name]) => (
              <Select.Option key={id} value={id}>
                {name}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{t('writing.stateLabel')}</Label>
          <Select value={fields.state} onChange={(event) => put({ state: event.target.value as Chapter['state'] })}>
            {STATES.map((state) => (
              <Select.Option key={state} value={state}>
                {t(`writing.state.${state}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      <ErrorNotice error={editing.error ?? removal.error} />
      {editing.theirs ? (
        <ConflictNotice
          differences={differences(editing.theirs.fields, fields, {
            title: [t('writing.chapterTitle')],
            writer: [t('writing.writer'), writerName],
            state: [t('writing.stateLabel'), (state) => t(`writing.state.${state}`)],
          })}
          keepMine={editing.keepMine}
          takeTheirs={editing.takeTheirs}
          pending={editing.pending}
        />
      ) : (
        <div className="form-buttons">
          <Button type="submit" data-size="sm" loading={editing.pending}>
            {t('common.save')}
          </Button>
          <Button
            type="button"
            data-size="sm"
            variant="tertiary"
            data-color="danger"
            className="aside-button"
            loading={removal.isPending}
            onClick={() => {
              if (window.confirm(t('writing.removeSure', { title: chapter.title }))) removal.mutate(undefined);
            }}
          >
            {t('writing.remove')}
          </Button>
          <span className="saved" role="status">
            {editing.saved ? t('common.saved') : ''}
          </span>
        </div>
      )}
    </form>
  );
}

type View = 'skriv' | 'kommentarer' | 'skillnad';
const VIEWS: View[] = ['skriv', 'kommentarer', 'skillnad'];

export function ChapterEditor({ document, chapter, writable }: { document: ReportDocument; chapter: Chapter; writable: boolean }) {
  const { t } = useTranslation();
  const { person } = useWho();
  const { unit, period } = document;
  const field = useRef<HTMLTextAreaElement>(null);
  const [query, setQuery] = useSearchParams();
  const view = VIEWS.find((one) => one === query.get('visa')) ?? 'skriv';
  const [paragraph, setParagraph] = useState(0);
  const saving = useAutosave({
    name: `${person}.${unit}.${period}.chapter.${chapter.id}`,
    start: { text: chapter.text, version: chapter.version },
    send: async (text, version) => {
      const saved = await saveChapterText(unit, period, chapter.id, text, version);
      return { text: saved.text, version: saved.version };
    },
    read: async () => {
      const now = (await readDocument(unit, period)).chapters.find((one) => one.id === chapter.id) ?? chapter;
      return { text: now.text, version: now.version };
    },
  });
  const show = (next: View) => {
    saving.flush();
    setQuery((now) => {
      if (next === 'skriv') now.delete('visa');
      else now.set('visa', next);
      return now;
    }, { replace: true });
  };
  return (
    <section className="chapter" aria-labelledby="kapitel">
      <div className="chapter-head">
        <h2 id="kapitel" lang="sv">
          {chapter.title}
        </h2>
        <HistoryButton entity="report_chapter" id={`${unit}/${period}/${chapter.id}`} title={chapter.title} />
        <SaveMark status={saving.status} marked={saving.marked} />
        <div className="switch" role="group" aria-label={t('writing.view')}>
          {VIEWS.map((one) => (
            <button key={one} type="button" aria-pressed={view === one} onClick={() => show(one)}>
              {t(`writing.views.${one}`)}
              {one === 'kommentarer' && chapter.open_comments > 0 ? ` (${chapter.open_comments})` : ''}
            </button>
          ))}
        </div>
      </div>
      {chapter.updated_by_name ? (
        <p className="fresh">
          {t('writing.updated', { by: chapter.updated_by_name, at: moment(chapter.updated_at) })}
        </p>
      ) : null}
      {saving.theirs ? (
        <ConflictNotice
          by={chapter.updated_by_name || undefined}
          differences={[{ name: t('writing.text'), theirs: saving.theirs.text, mine: saving.text }]}
          keepMine={saving.keepMine}
          takeTheirs={saving.takeTheirs}
        />
      ) : null}
      <ErrorNotice error={saving.error} />
      {view === 'skriv' ? (
        <>
          {chapter.kind === 'text' ? null : <p className="quiet">{t(`writing.kind.${chapter.kind}`)}</p>}
          <div className="writing">
            {writable ? (
              <div className="writing-field">
                <Toolbar inserts={{ unit, period }} field={field} write={saving.write} />
                <textarea
                  ref={field}
                  lang="sv"
                  rows={16}
                  aria-label={t('writing.textOf', { title: chapter.title })}
                  value={saving.text}
                  onChange={(event) => saving.write(event.target.value)}
                  onSelect={(event) => setParagraph(paragraphAt(event.currentTarget.value, event.currentTarget.selectionStart))}
                  onBlur={saving.flush}
                />
                <p className="quiet writing-help">{t('writing.help')}</p>
              </div>
            ) : null}
            <ChapterPreview unit={unit} period={period} text={saving.text} chapter={chapter} />
          </div>
          {writable ? (
            <Fold title={t('writing.head')}>
              <HeadForm key={contents(headOf(chapter).fields)} document={document} chapter={chapter} />
            </Fold>
          ) : null}
        </>
      ) : view === 'kommentarer' ? (
        <ChapterComments unit={unit} period={period} chapter={chapter} writable={writable} paragraph={paragraph} text={saving.text} />
      ) : (
        <ChapterDifference unit={unit} period={period} id={chapter.id} />
      )}
    </section>
  );
}
