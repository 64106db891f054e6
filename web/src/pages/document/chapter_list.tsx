// The chapters in order. They are moved by dragging or with the buttons, and a new one is added last.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { saveChapter, type Chapter, type ReportDocument } from '../../api/document';
import { useChange } from '../../api/queries';
import { Fold } from '../../components/fold';
import { Icon, type IconName } from '../../components/icon';
import { ErrorNotice } from '../../components/notice';
import { unlessWritten } from '../../lib/sent';
import { slug } from '../../lib/slug';

const ICONS: Record<Chapter['state'], IconName> = { empty: 'empty', draft: 'wave', ready: 'check' };

export function ChapterState({ state }: { state: Chapter['state'] }) {
  const { t } = useTranslation();
  return (
    <span className={`chapter-state chapter-${state}`}>
      <Icon name={ICONS[state]} />
      {t(`writing.state.${state}`)}
    </span>
  );
}

function Add({ document, added }: { document: ReportDocument; added: (id: string) => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState('');
  const save = useChange((id: string) => saveChapter(document.unit, document.period, id, { title, version: 0 }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const id = slug(title, document.chapters.map((chapter) => chapter.id));
    save.mutate(id, {
      onSuccess: () => {
        setTitle(unlessWritten(title, ''));
        added(id);
      },
    });
  };
  return (
    <form className="form" onSubmit={submit}>
      <Textfield label={t('writing.newTitle')} required lang="sv" maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" data-size="sm" loading={save.isPending}>
          {t('writing.add')}
        </Button>
      </div>
    </form>
  );
}

export function ChapterList({ document, open, choose, writable }: { document: ReportDocument; open: string; choose: (id: string) => void; writable: boolean }) {
  const { t } = useTranslation();
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [said, say] = useState('');
  const move = useChange(({ chapter, position }: { chapter: Chapter; position: number }) =>
    saveChapter(document.unit, document.period, chapter.id, { position, version: chapter.version }),
  );
  const { chapters } = document;
  const put = (chapter: Chapter, position: number) => {
    if (position < 1 || position > chapters.length || position === chapter.position || move.isPending) return;
    move.mutate({ chapter, position }, { onSuccess: () => say(t('writing.moved', { title: chapter.title, position, count: chapters.length })) });
  };
  const drop = (on: Chapter) => {
    const chapter = chapters.find((one) => one.id === dragged);
    if (chapter) put(chapter, on.position);
    setDragged(null);
    setOver(null);
  };
  return (
    <nav aria-label={t('writing.chapters')} className="chapters">
      <ol>
        {chapters.map((chapter, i) => (
          <li
            key={chapter.id}
            data-level={chapter.level}
            data-over={over === chapter.id && dragged !== chapter.id}
            draggable={writable}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              setDragged(chapter.id);
            }}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
            onDragOver={(event) => {
              if (!dragged) return;
              event.preventDefault();
              setOver(chapter.id);
            }}
            onDrop={() => drop(chapter)}
          >
            <button type="button" className="chapter-name" aria-current={chapter.id === open ? 'true' : undefined} onClick={() => choose(chapter.id)}>
              <span lang="sv">{chapter.title}</span>
              <small>
                <ChapterState state={chapter.state} />
                {chapter.writer_name ? <span lang="sv">{chapter.writer_name}</span> : null}
                {chapter.open_comments > 0 ? <span>{t('writing.openComments', { count: chapter.open_comments })}</span> : null}
              </small>
            </button>
            {writable ? (
              <span className="chapter-moves">
                <button
                  type="button"
                  aria-label={t('writing.moveUp', { title: chapter.title })}
                  aria-disabled={i === 0}
                  onClick={() => put(chapter, chapter.position - 1)}
                >
                  <Icon name="open" className="upwards" />
                </button>
                <button
                  type="button"
                  aria-label={t('writing.moveDown', { title: chapter.title })}
                  aria-disabled={i === chapters.length - 1}
                  onClick={() => put(chapter, chapter.position + 1)}
                >
                  <Icon name="open" />
                </button>
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      <p className="ds-sr-only" role="status">
        {said}
      </p>
      <ErrorNotice error={move.error} />
      {writable ? (
        <Fold title={t('writing.add')}>
          <Add document={document} added={choose} />
        </Fold>
      ) : null}
    </nav>
  );
}
