// One patient's way through the process, event by event, for those who work in it; and the patient's own link.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { get, path } from '../../api/client';
import type { PatientWay, ProcessPage } from '../../api/processes';
import { Frame } from '../../components/frame';
import { ErrorNotice } from '../../components/notice';
import { useLanguage } from '../../components/text';
import { duration } from '../../lib/duration';
import { moment } from '../../lib/format';
import { links } from '../../lib/place';
import { Section } from './parts';
import { ProcessFrame } from './process_frame';
import { Protected, type WayState } from './waiting_page';
import { Links } from './way_links';

function Events({ way }: { way: PatientWay }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const resources = way.resources.length > 0;
  return (
    <>
      <p className="stretch-sentence">{t('ownWay.whole', { time: duration(way.seconds, language) })}</p>
      <Frame label={t('ownWay.events')}>
        <table className="plain-table">
          <caption className="ds-sr-only">{t('ownWay.events')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('ownWay.event')}</th>
              <th scope="col">{t('ownWay.at')}</th>
              <th scope="col" className="figure">{t('ownWay.since')}</th>
              {resources ? <th scope="col">{t('ownWay.where')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {way.events.map((one, i) => (
              <tr key={i}>
                <th scope="row" className="wrapped" lang="sv">{one.activity}</th>
                <td>{moment(one.at)}</td>
                <td className="figure">{one.since === null ? '–' : duration(one.since, language)}</td>
                {resources ? <td className="wrapped" lang="sv">{one.resource || '–'}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
    </>
  );
}

function Whole({ page, caseName }: { page: ProcessPage; caseName: string }) {
  const { t } = useTranslation();
  const given = (useLocation().state as WayState | null)?.reason ?? '';
  const [reason, setReason] = useState(given);
  const asked = useMutation({
    mutationFn: (why: string) => get<PatientWay>(path`/processes/${page.row.id}/cases/${caseName}`, { reason: why }),
  });
  const { mutate } = asked;
  // Once, for the reason that the list was asked for with.
  const begun = useRef(false);
  useEffect(() => {
    if (!given.trim() || begun.current) return;
    begun.current = true;
    mutate(given);
  }, [given, mutate]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(reason);
  };
  return (
    <>
      <p className="no-print"><Link to={links.process(page.row.id, 'vantar')}>{t('ownWay.back')}</Link></p>
      <h2>{caseName}</h2>
      {asked.data ? (
        <Events way={asked.data} />
      ) : (
        <form className="form no-print" onSubmit={submit}>
          <Textfield label={t('waiting.reason')} description={t('waiting.reasonHelp')} required value={reason} onChange={(event) => setReason(event.target.value)} />
          <div className="form-buttons">
            <Button type="submit" loading={asked.isPending}>{t('waiting.look')}</Button>
          </div>
        </form>
      )}
      <ErrorNotice error={asked.error} />
      {asked.data ? (
        <Section title={t('ownWay.links')}>
          <Links page={page} caseName={caseName} />
        </Section>
      ) : null}
    </>
  );
}

export default function PatientWayPage() {
  const { t } = useTranslation();
  const { caseName = '' } = useParams();
  return (
    <ProcessFrame title={t('ownWay.title')}>
      {(page) => (
        <Protected page={page}>
          <Whole key={caseName} page={page} caseName={caseName} />
        </Protected>
      )}
    </ProcessFrame>
  );
}
