// The text of a type, to try changes on: every fault with its line, and the picture of what it would become. Nothing is
// kept; the file itself is changed in the region's configuration.
import { Button } from '@digdir/designsystemet-react';
import { useId, useRef, useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { checkType, type ShownType, type TypeFault } from '../../api/flows';
import { Fold } from '../../components/fold';
import { Icon } from '../../components/icon';
import { ErrorNotice } from '../../components/notice';
import { TypeView } from './type_view';

function Faults({ faults, go }: { faults: TypeFault[]; go: (fault: TypeFault) => void }) {
  const { t } = useTranslation();
  return (
    <ol className="type-faults">
      {faults.map((fault, i) => (
        <li key={i}>
          <button type="button" className="link-button" onClick={() => go(fault)}>
            {t('matterTypes.at', { line: fault.line, column: fault.column })}
          </button>{' '}
          <span lang="sv">{fault.message}</span> <code className="quiet">{fault.code}</code>
        </li>
      ))}
    </ol>
  );
}

function Check({ shown }: { shown: ShownType }) {
  const { t } = useTranslation();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(shown.text);
  const check = useMutation({ mutationFn: () => checkType(shown.type.id, text) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate();
  };
  const go = (fault: TypeFault) => {
    const element = area.current;
    if (!element) return;
    const lines = element.value.split('\n');
    const start = lines.slice(0, fault.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
    element.focus();
    element.setSelectionRange(start, start + (lines[fault.line - 1]?.length ?? 0));
    element.scrollTop = (element.scrollHeight / lines.length) * Math.max(0, fault.line - 4);
  };
  const answer = check.data;
  return (
    <form className="check-type" onSubmit={submit}>
      <label htmlFor={id}>{t('matterTypes.text')}</label>
      <textarea ref={area} id={id} lang="sv" spellCheck={false} rows={24} value={text} onChange={(event) => setText(event.target.value)} />
      <ErrorNotice error={check.error} />
      <div className="form-buttons">
        <Button type="submit" loading={check.isPending}>
          {t('matterTypes.check')}
        </Button>
        <Button type="button" variant="secondary" onClick={() => setText(shown.text)}>
          {t('matterTypes.restore')}
        </Button>
      </div>
      <div role="status">
        {answer && answer.faults.length > 0 ? (
          <>
            <p>
              <strong>{t('matterTypes.faults', { count: answer.faults.length })}</strong>
            </p>
            <Faults faults={answer.faults} go={go} />
          </>
        ) : null}
        {answer?.type ? (
          <p className="status status-met">
            <Icon name="check" />
            <span>{t('matterTypes.holds')}</span>
          </p>
        ) : null}
      </div>
      {answer?.type ? (
        <Fold title={t('matterTypes.becomes')}>
          <TypeView shown={answer.type} />
        </Fold>
      ) : null}
    </form>
  );
}

export function CheckForm({ shown }: { shown: ShownType }) {
  const { t } = useTranslation();
  return (
    <Fold title={t('matterTypes.try')}>
      <p className="quiet">{t('matterTypes.tryHelp')}</p>
      <Check shown={shown} />
    </Fold>
  );
}
