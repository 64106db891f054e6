// What a computed figure was made of: the run and its deliveries for everybody, the rows for those who may review.
import { Button, Dialog, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openRows, outcomeOrigin, type FigurePlace, type OutcomeOrigin, type RowsBehind } from '../../api/chart';
import { Frame } from '../../components/frame';
import { Answer, ErrorNotice } from '../../components/notice';
import { usePersonName } from '../../components/people';
import { useWho } from '../../components/session';
import { figure, moment } from '../../lib/format';

function Origin({ origin }: { origin: OutcomeOrigin }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  return (
    <>
      <p>{t('behind.computed', { at: moment(origin.computed_at), by: personName(origin.computed_by) })}</p>
      <dl className="facts">
        <dt>{t('behind.definition')}</dt>
        <dd>{origin.definition_version}</dd>
        <dt>{t('behind.organised')}</dt>
        <dd>{origin.organised === 'today' ? t('behind.today') : t('behind.then')}</dd>
        <dt>{t('behind.rows')}</dt>
        <dd>{figure(origin.rows)}</dd>
      </dl>
      {origin.batches.length > 0 ? (
        <Frame label={t('behind.batches')}>
          <table className="plain-table">
            <caption>{t('behind.batches')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('behind.dataset')}</th>
                <th scope="col" className="figure">{t('behind.batch')}</th>
                <th scope="col">{t('behind.days')}</th>
                <th scope="col" className="figure">{t('behind.rowCount')}</th>
              </tr>
            </thead>
            <tbody>
              {origin.batches.map((batch) => (
                <tr key={`${batch.dataset} ${batch.batch}`}>
                  <td lang="sv">{batch.dataset}</td>
                  <td className="figure">{batch.batch}</td>
                  <td>{batch.first_day} – {batch.last_day}</td>
                  <td className="figure">{figure(batch.rows)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      ) : null}
    </>
  );
}

function RowTable({ behind }: { behind: RowsBehind }) {
  const { t } = useTranslation();
  const shares = behind.rows.some((row) => row.in_numerator !== null);
  const caption = t('behind.shown', { count: behind.rows.length, all: figure(behind.all), dataset: behind.dataset });
  return (
    <Frame label={caption}>
      <table className="plain-table rows-behind">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="figure">{t('behind.batch')}</th>
            <th scope="col" className="figure">{t('behind.row')}</th>
            {shares ? <th scope="col">{t('behind.inNumerator')}</th> : null}
            {behind.columns.map((column) => (
              <th key={column} scope="col" lang="sv">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {behind.rows.map((row) => (
            <tr key={`${row.batch} ${row.row_number}`}>
              <td className="figure">{row.batch}</td>
              <td className="figure">{row.row_number}</td>
              {shares ? <td>{row.in_numerator ? t('behind.yes') : t('behind.no')}</td> : null}
              {row.values.map((value, i) => (
                <td key={i} lang="sv">{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function Rows({ place, organised }: { place: FigurePlace; organised: string }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [asked, ask] = useState(false);
  const open = useMutation({ mutationFn: () => openRows(place, organised, reason.trim()) });
  return (
    <>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          ask(true);
          if (reason.trim()) open.mutate();
        }}
      >
        <Textfield label={t('behind.reason')} description={t('behind.reasonHelp')} lang="sv" value={reason} error={asked && !reason.trim() ? t('behind.reasonMissing') : undefined} onChange={(event) => setReason(event.target.value)} />
        <div className="form-buttons">
          <Button type="submit" variant="secondary" loading={open.isPending}>{t('behind.show')}</Button>
        </div>
      </form>
      <ErrorNotice error={open.error} />
      {open.data ? <RowTable behind={open.data} /> : null}
    </>
  );
}

export function FigureBehind({ place, title, close }: { place: FigurePlace; title: string; close: () => void }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const query = useQuery(outcomeOrigin(place));
  return (
    <Dialog open onClose={close} closeButton={t('common.close')} className="history" aria-labelledby="bakom">
      <h2 id="bakom">{title}</h2>
      <Answer query={query} rows={3}>
        {(origin) => (
          <>
            <Origin origin={origin} />
            {may('review') ? <Rows place={place} organised={origin.organised} /> : <p className="quiet">{t('behind.notAllowed')}</p>}
          </>
        )}
      </Answer>
    </Dialog>
  );
}
