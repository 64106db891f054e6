// A delivery of source data in two steps: the file is tried, and nothing is kept until the reader says so. Both are read
// on the server while the page tells how far it has come; one that is under way when the page opens is followed on.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dataset, DeliveryJob } from '../../api/sources';
import { path, upload } from '../../api/client';
import { Frame } from '../../components/frame';
import { ErrorNotice } from '../../components/notice';
import { Swedish } from '../../components/text';
import { figure } from '../../lib/format';
import { DeliveryJobView } from './delivery_job';

function Columns({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation();
  return (
    <details className="fold">
      <summary>{t('sources.columns')}</summary>
      <div className="fold-body">
        <Frame label={t('sources.columns')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('sources.heading')}</th>
                <th scope="col">{t('sources.meaning')}</th>
                <th scope="col">{t('sources.required')}</th>
              </tr>
            </thead>
            <tbody>
              {dataset.columns.map((column) => (
                <tr key={column.name}>
                  <th scope="row" lang="sv">{column.title}</th>
                  <td lang="sv">{column.meaning}</td>
                  <td>{column.required ? t('sources.yes') : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      </div>
    </details>
  );
}

export function DeliveryForm({ datasets, going, isGoing }: {
  datasets: Dataset[];
  /** What is being read in already. */
  going: DeliveryJob | undefined;
  /** Told when a reading begins and ends. */
  isGoing: (going: boolean) => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [id, setId] = useState(going?.dataset ?? datasets[0]?.id ?? '');
  const [file, setFile] = useState<File | null>(null);
  const [noFile, setNoFile] = useState(false);
  const [job, setJob] = useState(going?.id ?? '');
  const [ended, setEnded] = useState<DeliveryJob | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const begin = useMutation<DeliveryJob, Error, boolean>({
    mutationFn: (dry_run) => upload<DeliveryJob>(path`/datasets/${id}/delivery-jobs`, file as File, { dry_run }),
    onMutate: () => forget(),
    onSuccess: (begun) => {
      setJob(begun.id);
      isGoing(true);
    },
  });
  const dataset = datasets.find((one) => one.id === id);
  function forget() {
    setJob('');
    setEnded(null);
  }
  const end = (how: DeliveryJob | null) => {
    setEnded(how);
    isGoing(false);
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'delivery-job' });
  };
  const busy = begin.isPending || (job !== '' && ended === null);
  const canKeep = ended?.state === 'done' && ended.dry_run && file !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setNoFile(file === null);
    if (file) begin.mutate(true);
    else input.current?.focus();
  };
  return (
    <>
      <form className="form import-form" onSubmit={submit} noValidate>
        <Field>
          <Label>{t('sources.dataset')}</Label>
          <Field.Description>
            <Swedish>{dataset?.meaning ?? ''}</Swedish>
          </Field.Description>
          <Select
            value={id}
            onChange={(event) => {
              setId(event.target.value);
              forget();
            }}
          >
            {datasets.map((one) => (
              <Select.Option key={one.id} value={one.id} lang="sv">
                {one.title}
              </Select.Option>
            ))}
          </Select>
        </Field>
        {dataset ? <Columns dataset={dataset} /> : null}
        <Textfield
          ref={input}
          type="file"
          accept=".csv,.xlsx,.ods,.parquet,.se,.si,.sie"
          label={t('sources.file')}
          error={noFile ? t('imports.pickFile') : undefined}
          onChange={(event) => {
            setFile((event.target as HTMLInputElement).files?.[0] ?? null);
            setNoFile(false);
            forget();
          }}
        />
        <div className="form-buttons">
          <Button type="submit" loading={begin.isPending} disabled={busy}>
            {begin.isPending ? t('sources.sending') : t('imports.tryIt')}
          </Button>
        </div>
      </form>
      <div aria-live="polite">
        <ErrorNotice error={begin.error} />
        {job ? <DeliveryJobView key={job} id={job} ended={end} /> : null}
      </div>
      {canKeep ? (
        <Button loading={begin.isPending} onClick={() => begin.mutate(false)}>
          {t('sources.keep', { count: ended.answer?.batch.rows_kept ?? 0, rows: figure(ended.answer?.batch.rows_kept ?? 0, 0) })}
        </Button>
      ) : null}
    </>
  );
}
