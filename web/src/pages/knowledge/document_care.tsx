// What the owner does with a document that is in force: says that it still holds, or withdraws it.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { KnowledgeDocument } from '../../api/knowledge';
import { useChange } from '../../api/queries';
import { Fold } from '../../components/fold';
import { ErrorNotice } from '../../components/notice';
import { OwnerForm } from './owner_form';

export function DocumentCare({ page }: { page: KnowledgeDocument }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const confirm = useChange(() => send('POST', path`/documents/${page.id}/review`, {}));
  const withdraw = useChange((words: string) => send('POST', path`/documents/${page.id}/withdraw`, { reason: words }));
  return (
    <Fold title={t('knowledge.care')}>
      <div className="form">
        <p className="quiet">{t('knowledge.confirmHelp')}</p>
        <ErrorNotice error={confirm.error} />
        <div className="form-buttons">
          <Button data-size="sm" variant="secondary" loading={confirm.isPending} onClick={() => confirm.mutate(undefined)}>
            {t('knowledge.confirmReview')}
          </Button>
        </div>
      </div>
      <OwnerForm key={page.row_version} page={page} />
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          withdraw.mutate(reason);
        }}
      >
        <Textfield required lang="sv" label={t('knowledge.withdrawReason')} value={reason} onChange={(event) => setReason(event.target.value)} />
        <ErrorNotice error={withdraw.error} />
        <div className="form-buttons">
          <Button type="submit" data-size="sm" variant="secondary" data-color="danger" loading={withdraw.isPending}>
            {t('knowledge.withdrawDo')}
          </Button>
        </div>
      </form>
    </Fold>
  );
}
