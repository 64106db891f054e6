// Where the document applies, and the management's choice for the unit that is looked at.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { KnowledgeDocument } from '../../api/knowledge';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';
import { usePlace } from '../../components/place';
import { useWho } from '../../components/session';

function MarkForm({ page, unit }: { page: KnowledgeDocument; unit: string }) {
  const { t } = useTranslation();
  const { unitName } = usePlace();
  const own = page.marks.find((one) => one.unit === unit);
  const [note, setNote] = useState(own?.note ?? '');
  const save = useChange((wish: object) => send('PUT', path`/units/${unit}/documents/${page.id}`, wish));
  const remove = useChange(() => send('DELETE', path`/units/${unit}/documents/${page.id}`));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ note, version: own?.version ?? 0 });
  };
  return (
    <form className="form mark-form" onSubmit={submit}>
      <Textfield multiline rows={2} lang="sv" label={t('knowledge.markNote')} value={note} onChange={(event) => setNote(event.target.value)} />
      <ErrorNotice error={save.error ?? remove.error} />
      <div className="form-buttons">
        <Button type="submit" data-size="sm" loading={save.isPending}>
          {own ? t('knowledge.markChange') : t('knowledge.markSave', { unit: unitName(unit) })}
        </Button>
        {own ? (
          <Button type="button" data-size="sm" variant="tertiary" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
            {t('knowledge.unmark')}
          </Button>
        ) : null}
        <span className="saved" role="status">
          {own ? t('knowledge.marked', { unit: unitName(unit) }) : t('knowledge.notMarked', { unit: unitName(unit) })}
        </span>
      </div>
    </form>
  );
}

export function DocumentMarks({ page }: { page: KnowledgeDocument }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const { unit } = usePlace();
  const version = page.marks.find((one) => one.unit === unit)?.version ?? 0;
  return (
    <section className="document-part" aria-labelledby="var-det-galler">
      <h2 id="var-det-galler">{t('knowledge.marks')}</h2>
      {page.marks.length === 0 ? <p className="quiet">{t('knowledge.noMarks')}</p> : null}
      <ul className="marks">
        {page.marks.map((mark) => (
          <li key={mark.unit} lang="sv">
            <strong>{mark.unit_name}</strong>
            {mark.note ? `: ${mark.note}` : ''} <small>{t('common.by', { by: mark.by_name, at: mark.marked_on })}</small>
          </li>
        ))}
      </ul>
      {may('report') && page.state === 'in_force' ? (
        <>
          <p className="quiet">{t('knowledge.marksHelp')}</p>
          <MarkForm key={`${unit}-${version}`} page={page} unit={unit} />
        </>
      ) : null}
    </section>
  );
}
