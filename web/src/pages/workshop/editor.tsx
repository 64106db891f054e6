// Where a definition is written: an ordinary text field, so that Tab leaves it and every reader can read it, with the
// numbers of its lines beside it and its faults below.
import { Button } from '@digdir/designsystemet-react';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToldFault } from '../../api/workshop';
import { rangeOf } from '../../lib/text_place';

function Faults({ faults, go, mend }: { faults: ToldFault[]; go: (fault: ToldFault) => void; mend: (fault: ToldFault) => void }) {
  const { t } = useTranslation();
  return (
    <ol className="definition-faults">
      {faults.map((fault, i) => (
        <li key={`${fault.line}.${fault.column}.${fault.code}.${i}`}>
          <button type="button" className="definition-place" onClick={() => go(fault)}>
            {t('workshop.place', { line: fault.line, column: fault.column })}
          </button>
          <span lang="sv">{fault.message}</span>
          {fault.suggestion ? (
            <Button type="button" variant="tertiary" data-size="sm" onClick={() => mend(fault)}>
              {t('workshop.mend', { text: fault.suggestion })}
            </Button>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

export function Editor({
  text,
  faults,
  state,
  change,
}: {
  text: string;
  faults: ToldFault[];
  /** Said to those who listen when it changes: that it is right, or how many faults there are. */
  state: string;
  change: (text: string) => void;
}) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const lines = text.split('\n');
  const wrong = new Set(faults.map((fault) => fault.line));
  const go = (fault: ToldFault) => {
    const [from, to] = rangeOf(text, fault);
    field.current?.focus();
    field.current?.setSelectionRange(from, to);
  };
  const mend = (fault: ToldFault) => {
    const [from, to] = rangeOf(text, fault);
    change(text.slice(0, from) + fault.suggestion + text.slice(to));
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from, from + fault.suggestion.length);
    });
  };
  return (
    <div className="definition-editor">
      <label htmlFor={id}>{t('workshop.text')}</label>
      <p className="quiet" id={`${id}-help`}>{t('workshop.textHelp')}</p>
      <div className="definition-field">
        <div className="definition-lines" aria-hidden="true">
          {lines.map((_, i) => (
            <span key={i} data-wrong={wrong.has(i + 1) || undefined}>
              {wrong.has(i + 1) ? '▸ ' : ''}
              {i + 1}
            </span>
          ))}
        </div>
        <textarea
          ref={field}
          id={id}
          lang="sv"
          rows={Math.max(8, lines.length)}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-describedby={`${id}-help ${id}-state`}
          aria-invalid={faults.length > 0}
          value={text}
          onChange={(event) => change(event.target.value)}
        />
      </div>
      <p id={`${id}-state`} role="status" className="definition-state" data-right={faults.length === 0}>
        {state}
      </p>
      {faults.length > 0 ? <Faults faults={faults} go={go} mend={mend} /> : null}
    </div>
  );
}
