// The patients for whom an arrow of the map took the longest, for those who work in the process. A reason is asked for, and
// the server writes down who read.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { get, path } from '../../api/client';
import type { Cases, EdgePatients as Patients, ProcessPage } from '../../api/processes';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { ErrorNotice } from '../../components/notice';
import { useLanguage } from '../../components/text';
import { duration } from '../../lib/duration';
import { figure, moment } from '../../lib/format';
import { links } from '../../lib/place';
import type { WayState } from './waiting_page';

function List({ page, data, reason }: { page: ProcessPage; data: Patients; reason: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const state: WayState = { reason };
  const shown = data.patients.length;
  if (shown === 0) return <p role="status">{t('processes.map.patientsOfNone')}</p>;
  return (
    <>
      <p className="shown" role="status">
        {shown < data.of
          ? t('processes.map.patientsOfShown', { shown: figure(shown), all: figure(data.of) })
          : t('processes.map.patientsOfAll', { count: shown })}
      </p>
      <Frame label={t('processes.map.patientsOf')}>
        <table className="plain-table">
          <caption className="ds-sr-only">{t('processes.map.patientsOf')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('waiting.patient')}</th>
              <th scope="col">{t('processes.map.patientsOfAt')}</th>
              <th scope="col" className="figure">{t('processes.map.patientsOfTime')}</th>
            </tr>
          </thead>
          <tbody>
            {data.patients.map((one) => (
              <tr key={one.case_name}>
                <th scope="row"><Link to={links.patientWay(page.row.id, one.case_name)} state={state}>{one.case_name}</Link></th>
                <td>{moment(one.at).slice(0, 10)}</td>
                <td className="figure">{duration(one.seconds, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
    </>
  );
}

export function EdgePatients({ page, from, to, cases }: { page: ProcessPage; from: string; to: string; cases: Cases }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  // Never kept: every look is asked for, and written down, by itself.
  const asked = useMutation({
    mutationFn: (why: string) => get<Patients>(path`/processes/${page.row.id}/edge-patients`, { from, to, ...cases, reason: why }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asked.mutate(reason);
  };
  return (
    <Fold title={t('processes.map.patientsOf')}>
      <form className="form no-print" onSubmit={submit}>
        <Textfield label={t('waiting.reason')} description={t('waiting.reasonHelp')} required value={reason} onChange={(event) => setReason(event.target.value)} />
        <ErrorNotice error={asked.error} />
        <div className="form-buttons">
          <Button type="submit" variant="secondary" loading={asked.isPending}>{t('waiting.show')}</Button>
        </div>
      </form>
      {asked.data && asked.variables !== undefined ? <List page={page} data={asked.data} reason={asked.variables} /> : null}
    </Fold>
  );
}
