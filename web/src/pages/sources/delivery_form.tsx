// A delivery of source data in two steps: the file is tried, and nothing is kept until the reader says so.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dataset, DeliveryAnswer } from '../../api/sources';
import { path, upload } from '../../api/client';
import { useChange } from '../../api/queries';
import { Frame } from '../../components/frame';
import { ErrorNotice } from '../../components/notice';
import { Swedish } from '../../components/text';
import { figure } from '../../lib/format';

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
      {answer.first_faults.length > 0 ? (
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
              {answer.first_faults.map((fault, i) => (
                <tr key={i}>
                  <td className="figure">{fault.line || ''}</td>
                  <td lang="sv">{fault.heading || fault.column || ''}</td>
                  <td lang="sv">{fault.message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      ) : null}
    </section>
  );
}

export function DeliveryForm({ datasets }: { datasets: Dataset[] }) {
  const { t } = useTranslation();
  const [id, setId] = useState(datasets[0]?.id ?? '');
  const [file, setFile] = useState<File | null>(null);
  const [noFile, setNoFile] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const deliver = (dry_run: boolean) => upload<DeliveryAnswer>(path`/datasets/${id}/deliveries`, file as File, { dry_run });
  const dry = useMutation<DeliveryAnswer, Error, void>({ mutationFn: () => deliver(true) });
  const keep = useChange<void, DeliveryAnswer>(() => deliver(false));
  const dataset = datasets.find((one) => one.id === id);
  const forget = () => {
    dry.reset();
    keep.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    forget();
    setNoFile(file === null);
    if (file) dry.mutate();
    else input.current?.focus();
  };
  const answer = keep.data ?? dry.data;
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
          <Button type="submit" loading={dry.isPending}>
            {dry.isPending ? t('imports.trying') : t('imports.tryIt')}
          </Button>
        </div>
      </form>
      <div aria-live="polite">
        <ErrorNotice error={dry.error ?? keep.error} />
        {answer ? <Outcome answer={answer} /> : null}
      </div>
      {dry.data && !keep.data ? (
        <Button loading={keep.isPending} onClick={() => keep.mutate()}>
          {t('sources.keep', { count: dry.data.batch.rows_kept, rows: figure(dry.data.batch.rows_kept, 0) })}
        </Button>
      ) : null}
    </>
  );
}
