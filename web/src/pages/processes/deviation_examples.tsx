// Patients who depart from the decided process in one way, for those who work in it: one of each of the commonest ways. A
// reason is asked for, and the server writes down who read.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { get, path } from '../../api/client';
import type { Cases, DeviationExamples as Examples, ProcessConformance, ProcessPage } from '../../api/processes';
import { ErrorNotice } from '../../components/notice';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';
import { Choose, Section } from './parts';
import type { WayState } from './waiting_page';

export function DeviationExamples({ page, cases, deviations }: { page: ProcessPage; cases: Cases; deviations: ProcessConformance['deviations'] }) {
  const { t } = useTranslation();
  const [deviation, setDeviation] = useState(deviations[0]?.words ?? '');
  const [reason, setReason] = useState('');
  // Never kept: every look is asked for, and written down, by itself.
  const asked = useMutation({
    mutationFn: (wish: { deviation: string; reason: string }) =>
      get<Examples>(path`/processes/${page.row.id}/deviation-examples`, { ...cases, ...wish }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asked.mutate({ deviation, reason });
  };
  const state: WayState = { reason: asked.variables?.reason ?? '' };
  return (
    <Section title={t('processes.conformance.examples')}>
      <form className="form no-print" onSubmit={submit}>
        <Choose
          label={t('processes.conformance.what')}
          options={deviations.map((one) => ({ id: one.words, name: one.words }))}
          value={deviation}
          onChange={(chosen) => {
            setDeviation(chosen);
            asked.reset();
          }}
        />
        <Textfield label={t('waiting.reason')} description={t('waiting.reasonHelp')} required value={reason} onChange={(event) => setReason(event.target.value)} />
        <ErrorNotice error={asked.error} />
        <div className="form-buttons">
          <Button type="submit" variant="secondary" loading={asked.isPending}>{t('waiting.show')}</Button>
        </div>
      </form>
      {asked.data && asked.variables ? (
        <div role="status">
          <p><Swedish>{asked.variables.deviation}</Swedish></p>
          <ul className="below">
            {asked.data.cases.map((one) => (
              <li key={one}><Link to={links.patientWay(page.row.id, one)} state={state}>{one}</Link></li>
            ))}
          </ul>
        </div>
      ) : null}
    </Section>
  );
}
