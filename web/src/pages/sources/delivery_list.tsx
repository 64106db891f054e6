// Every delivery, with a way to take it back.
import { Button, Dialog } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch, Dataset } from '../../api/sources';
import { path, send } from '../../api/client';
import { useChange } from '../../api/queries';
import { Frame } from '../../components/frame';
import { ErrorNotice } from '../../components/notice';
import { usePersonName } from '../../components/people';
import { figure, moment } from '../../lib/format';
import { instant } from './instant';

function TakeBack({ batch, close }: { batch: Batch; close: () => void }) {
  const { t } = useTranslation();
  const undo = useChange(() => send('POST', path`/deliveries/${batch.id}/undo`, {}).then(close));
  return (
    <Dialog open onClose={close} closeButton={t('common.close')} aria-labelledby="ta-tillbaka">
      <h2 id="ta-tillbaka">{t('sources.undoTitle', { file: batch.file })}</h2>
      <p>{t('sources.undoHelp', { count: batch.rows_kept, rows: figure(batch.rows_kept, 0) })}</p>
      <ErrorNotice error={undo.error} />
      <Button data-color="danger" loading={undo.isPending} onClick={() => undo.mutate(undefined)}>
        {t('sources.undo')}
      </Button>
    </Dialog>
  );
}

export function DeliveryList({ datasets, batches }: { datasets: Dataset[]; batches: Batch[] }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const [chosen, setChosen] = useState<Batch | null>(null);
  const title = (id: string) => datasets.find((one) => one.id === id)?.title ?? id;
  if (batches.length === 0) return <p className="quiet">{t('sources.noDeliveries')}</p>;
  return (
    <Frame label={t('sources.deliveries')}>
      <table className="plain-table">
        <caption>{t('sources.deliveries')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sources.when')}</th>
            <th scope="col">{t('sources.dataset')}</th>
            <th scope="col">{t('sources.file')}</th>
            <th scope="col">{t('sources.days')}</th>
            <th scope="col" className="figure">{t('sources.kept')}</th>
            <th scope="col" className="figure">{t('sources.refused')}</th>
            <th scope="col">{t('sources.state')}</th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <tr key={batch.id}>
              <td>{t('common.by', { by: personName(batch.imported_by), at: moment(instant(batch.imported_at)) })}</td>
              <td lang="sv">{title(batch.dataset)}</td>
              <td>{batch.file}</td>
              <td>{batch.first_day ? `${batch.first_day} – ${batch.last_day}` : ''}</td>
              <td className="figure">{figure(batch.rows_kept, 0)}</td>
              <td className="figure">{figure(batch.rows_rejected, 0)}</td>
              <td>
                {batch.undone_at ? (
                  t('sources.undone', { at: moment(instant(batch.undone_at)) })
                ) : (
                  <Button variant="tertiary" data-size="sm" aria-label={t('sources.undoThis', { file: batch.file })} onClick={() => setChosen(batch)}>
                    {t('sources.undo')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen ? <TakeBack batch={chosen} close={() => setChosen(null)} /> : null}
    </Frame>
  );
}
