// A delivery while it is read in: how far it has come, and a way to stop it; then what it came to.
import { Alert, Button } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import { deliveryJob, isGoing, type DeliveryAnswer, type DeliveryFault, type DeliveryJob } from '../../api/sources';
import { Frame } from '../../components/frame';
import { ErrorNotice } from '../../components/notice';
import { figure } from '../../lib/format';

function Faults({ faults }: { faults: DeliveryFault[] }) {
  const { t } = useTranslation();
  if (faults.length === 0) return null;
  return (
    <Frame label={t('sources.faults')}>
      <table className="plain-table">
        <caption>{t('sources.faults')}</caption>
        <thead>
          <tr>
            <th scope="col" className="figure">{t('imports.faultLine')}</th>
            <th scope="col">{t('imports.faultColumn')}</th>
            <th scope="col">{t('imports.faultWhat')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map((fault, i) => (
            <tr key={i}>
              <td className="figure">{fault.line || ''}</td>
              <td lang="sv">{fault.heading || fault.column || ''}</td>
              <td lang="sv">{fault.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function Outcome({ answer }: { answer: DeliveryAnswer }) {
  const { t } = useTranslation();
  const { batch } = answer;
  const rejected = batch.rows_rejected;
  return (
    <section>
      <h2>{answer.dry_run ? t('sources.dryResult') : t('sources.result')}</h2>
      <p>
        {t('sources.rows', { read: figure(batch.rows_read, 0), kept: figure(batch.rows_kept, 0) })}{' '}
        {rejected > 0 ? t('sources.rejected', { count: rejected, rows: figure(rejected, 0) }) : t('sources.noneRejected')}
      </p>
      {answer.unused_columns.length > 0 ? <p className="quiet">{t('sources.unused', { names: answer.unused_columns.join(', ') })}</p> : null}
      <Faults faults={answer.first_faults} />
    </section>
  );
}

function Going({ job }: { job: DeliveryJob }) {
  const { t } = useTranslation();
  const id = useId();
  const client = useQueryClient();
  // Nothing else has changed yet, and what is being read in would make every other question about source data wait.
  const stop = useMutation<DeliveryJob, Error, void>({
    mutationFn: () => send<DeliveryJob>('POST', path`/delivery-jobs/${job.id}/stop`, {}),
    onSuccess: (asked) => client.setQueryData(deliveryJob(job.id).queryKey, asked),
  });
  const stopping = job.state === 'stopping' || stop.isPending;
  return (
    <section className="delivery-going" aria-labelledby={id}>
      <h2 id={id}>{t(job.dry_run ? 'sources.tryingFile' : 'sources.readingFile', { file: job.file })}</h2>
      <progress max={1} value={job.share} aria-labelledby={id} />
      <p>
        {t('sources.soFar', { percent: figure(Math.floor(job.share * 100), 0), rows: figure(job.rows_read, 0) })}{' '}
        {job.rows_rejected > 0 ? t('sources.rejectedSoFar', { count: job.rows_rejected, rows: figure(job.rows_rejected, 0) }) : ''}
      </p>
      <ErrorNotice error={stop.error} />
      <Button variant="secondary" disabled={stopping} onClick={() => stop.mutate()}>
        {stopping ? t('sources.stopping') : t('sources.stop')}
      </Button>
    </section>
  );
}

/** Follows one reading to its end and tells what it came to. `ended` is called once, with how it ended. */
export function DeliveryJobView({ id, ended }: { id: string; ended: (job: DeliveryJob | null) => void }) {
  const { t } = useTranslation();
  const query = useQuery(deliveryJob(id));
  const job = query.data;
  const over = query.isError || (job !== undefined && !isGoing(job));
  useEffect(() => {
    if (over) ended(job ?? null);
    // Once, when it has ended: `ended` and `job` are new at every turn.
  }, [over]);
  if (query.isError) return <ErrorNotice error={query.error} />;
  if (!job) return null;
  if (isGoing(job)) return <Going job={job} />;
  if (job.state === 'stopped') return <p className="delivery-stopped">{t('sources.stopped', { file: job.file })}</p>;
  if (job.state === 'refused') {
    return (
      <>
        <Alert data-color="danger" role="alert" className="notice">
          <p lang="sv">{job.message}</p>
        </Alert>
        <Faults faults={job.faults} />
      </>
    );
  }
  return job.answer ? <Outcome answer={job.answer} /> : null;
}
