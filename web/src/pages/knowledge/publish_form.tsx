// The last step of a draft: what is missing, what is new, and from when it holds.
import { Alert, Button, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { path, send } from '../../api/client';
import type { KnowledgeDocument } from '../../api/knowledge';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';
import { links } from '../../lib/place';
import { AnchoringNotice, PatientPartNotice } from './anchoring';

export function Gaps({ page }: { page: KnowledgeDocument }) {
  const { t } = useTranslation();
  if (page.gaps.length === 0) return null;
  return (
    <Alert data-color="info" className="notice gaps">
      <p>
        <strong>{t('knowledge.gaps')}</strong>
      </p>
      <ul lang="sv">
        {page.gaps.map((gap) => (
          <li key={`${gap.code}-${gap.section}`}>{gap.section ? <a href={`#skriv-${gap.section}`}>{gap.message}</a> : gap.message}</li>
        ))}
      </ul>
    </Alert>
  );
}

export function PublishForm({ page }: { page: KnowledgeDocument }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [note, setNote] = useState('');
  const [from, setFrom] = useState('');
  // The page goes before what it shows does: a draft that is gone has no form to come back to.
  const publish = useChange(async (wish: object) => {
    await send('POST', path`/documents/${page.id}/publish`, wish);
    await navigate(links.document(page.id));
  });
  const remove = useChange(async () => {
    await send('DELETE', path`/documents/${page.id}/draft`);
    await navigate(links.documents());
  });
  const again = page.versions.length > 1;
  return (
    <section className="document-part" aria-labelledby="publicera">
      <h2 id="publicera">{t('knowledge.publishTitle')}</h2>
      <Gaps page={page} />
      {page.anchoring.required ? null : <AnchoringNotice page={page} />}
      <PatientPartNotice page={page} />
      {page.may_publish ? (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            publish.mutate({ version: page.head_version, change_note: note, ...(from ? { valid_from: from } : {}) });
          }}
        >
          <p className="quiet">{t('knowledge.publishHelp')}</p>
          <Textfield multiline rows={2} lang="sv" required={again} label={t('knowledge.publishNote')} value={note} onChange={(event) => setNote(event.target.value)} />
          <Textfield
            type="date"
            label={t('knowledge.publishFrom')}
            description={t('knowledge.publishFromHelp')}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <ErrorNotice error={publish.error} />
          <div className="form-buttons">
            <Button type="submit" data-size="sm" loading={publish.isPending}>
              {t('knowledge.publish')}
            </Button>
          </div>
        </form>
      ) : (
        <p lang="sv">{t('knowledge.publishNotYou', { owner: t('knowledge.ownerIs', { function: page.owner_function_name, unit: page.owner_unit_name }) })}</p>
      )}
      <ErrorNotice error={remove.error} />
      <Button
        data-size="sm"
        variant="tertiary"
        data-color="danger"
        loading={remove.isPending}
        onClick={() => {
          if (!window.confirm(t('knowledge.removeSure', { title: page.head.title }))) return;
          remove.mutate(undefined);
        }}
      >
        {t('knowledge.remove')}
      </Button>
    </section>
  );
}
