// The buttons above the text. Everything they do can be written by hand as Markdown.
import { Button, Dialog, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { inserts, type InsertChoice } from '../api/document';
import { insert, link, prefix, wrap, type Marked } from '../lib/markdown';
import { Answer } from './notice';

const KINDS = ['utfall', 'tabell', 'diagram', 'se'] as const;

function Inserts({ unit, period, choose, close }: { unit: string; period: string; choose: (choice: InsertChoice) => void; close: () => void }) {
  const { t } = useTranslation();
  const heading = useId();
  const query = useQuery(inserts(unit, period));
  const [text, setText] = useState('');
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = (query.data?.inserts ?? []).filter((one) => words.every((word) => `${one.title} ${one.code}`.toLowerCase().includes(word)));
  return (
    <Dialog open onClose={close} closeButton={t('common.close')} className="edit-dialog" aria-labelledby={heading}>
      <h2 id={heading}>{t('writing.insertTitle')}</h2>
      <Textfield label={t('writing.insertSearch')} value={text} onChange={(event) => setText(event.target.value)} autoFocus />
      <Answer query={query} rows={5}>
        {() => (
          <div className="inserts">
            {matching.length === 0 ? <p className="quiet">{t('writing.insertNone')}</p> : null}
            {KINDS.map((kind) => {
              const all = matching.filter((one) => one.kind === kind);
              return all.length === 0 ? null : (
                <section key={kind}>
                  <h3>{t(`writing.insertKind.${kind}`)}</h3>
                  <ul>
                    {all.map((one) => (
                      <li key={one.code}>
                        <button type="button" onClick={() => choose(one)}>
                          <span lang="sv">{one.title}</span>
                          {one.example ? <small lang="sv">{one.example}</small> : null}
                        </button>
                      </li>
                    ))}
                  </ul>
                </section>
              );
            })}
          </div>
        )}
      </Answer>
    </Dialog>
  );
}

export function Toolbar({
  inserts: from,
  field,
  write,
}: {
  /** Whose figures can be put into the text; absent: none. */
  inserts?: { unit: string; period: string };
  field: RefObject<HTMLTextAreaElement | null>;
  write: (text: string) => void;
}) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  const [choosing, setChoosing] = useState(false);
  const [at, setAt] = useState(0);
  const act = (change: (now: Marked) => Marked) => {
    const area = field.current;
    if (!area) return;
    const after = change({ text: area.value, from: area.selectionStart, to: area.selectionEnd });
    write(after.text);
    // When the text has been written into the field.
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(after.from, after.to);
    });
  };
  const tools = [
    { name: t('writing.bold'), words: t('writing.boldShort'), act: () => act((now) => wrap(now, '**')), className: 'tool-bold' },
    { name: t('writing.heading'), words: t('writing.headingShort'), act: () => act((now) => prefix(now, '## ')), className: '' },
    { name: t('writing.list'), words: t('writing.listShort'), act: () => act((now) => prefix(now, '- ')), className: '' },
    { name: t('writing.link'), words: t('writing.linkShort'), act: () => act((now) => link(now, t('writing.linkWords'))), className: '' },
    ...(from ? [{ name: t('writing.insert'), words: t('writing.insertShort'), act: () => setChoosing(true), className: '' }] : []),
  ];
  // One place in the tab order; arrows move within, as in any toolbar.
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = (at + step + tools.length) % tools.length;
    setAt(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <>
      <div ref={bar} role="toolbar" aria-label={t('writing.toolbar')} className="toolbar" onKeyDown={onKey}>
        {tools.map((tool, i) => (
          <Button
            key={tool.name}
            type="button"
            variant="tertiary"
            data-size="sm"
            className={tool.className}
            title={tool.name}
            tabIndex={i === at ? 0 : -1}
            onFocus={() => setAt(i)}
            onClick={tool.act}
          >
            {tool.words}
          </Button>
        ))}
      </div>
      {choosing && from ? (
        <Inserts
          unit={from.unit}
          period={from.period}
          close={() => setChoosing(false)}
          choose={(choice) => {
            setChoosing(false);
            act((now) => insert(now, choice.code, choice.kind === 'tabell' || choice.kind === 'diagram'));
          }}
        />
      ) : null}
    </>
  );
}
