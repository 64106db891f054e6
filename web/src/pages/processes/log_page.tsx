// Where the process's events come from: what has been read in, and how to read in anew.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { path, send } from '../../api/client';
import { processLog, type ProcessLog, type ProcessLogReport, type ProcessPage } from '../../api/processes';
import { useChange } from '../../api/queries';
import { Answer, Empty, ErrorNotice } from '../../components/notice';
import { Swedish } from '../../components/text';
import { figure, moment } from '../../lib/format';
import { links } from '../../lib/place';
import { ImportLog } from './import_log';
import { LogReport } from './log_report';
import { Section } from './parts';
import { ProcessFrame } from './process_frame';

function ReadIn({ log }: { log: ProcessLog }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className="facts">
        <dt>{t('processes.log.source')}</dt>
        <dd>{log.source === 'file' ? log.file_name : t('processes.log.fromData')}</dd>
        <dt>{t('processes.log.readAt')}</dt>
        <dd>{[log.person, moment(log.at)].filter(Boolean).join(', ')}</dd>
        <dt>{t('processes.log.contents')}</dt>
        <dd>{t('processes.log.counts', { events: figure(log.events), cases: figure(log.cases) })}</dd>
        <dt>{t('processes.log.activities')}</dt>
        <dd><Swedish>{log.activities.join(', ')}</Swedish></dd>
        <dt>{t('processes.log.attributes')}</dt>
        <dd>{log.attributes.length > 0 ? <Swedish>{log.attributes.map((one) => one.name).join(', ')}</Swedish> : t('processes.log.noAttributes')}</dd>
      </dl>
    </>
  );
}

function Fetch({ page, done }: { page: ProcessPage; done: (report: ProcessLogReport) => void }) {
  const { t } = useTranslation();
  const fetch = useChange(() => send<ProcessLogReport>('POST', path`/processes/${page.row.id}/log/from-data`, {}));
  return (
    <>
      <p>{t('processes.log.fetchHelp', { id: page.row.id })}</p>
      <ErrorNotice error={fetch.error} />
      <p>
        <Button type="button" variant="secondary" loading={fetch.isPending} onClick={() => fetch.mutate(undefined, { onSuccess: done })}>
          {t('processes.log.fetch')}
        </Button>
      </p>
    </>
  );
}

function Whole({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const query = useQuery(processLog(page.row.id));
  const [report, setReport] = useState<ProcessLogReport | null>(null);
  return (
    <>
      <div aria-live="polite">
        {report ? (
          <section className="log-report">
            <h2>{t('processes.log.done')}</h2>
            <LogReport report={report} />
            <p>
              <Link to={links.process(page.row.id, page.model ? '' : 'bild')}>{t(page.model ? 'processes.log.toBoard' : 'processes.log.toModel')}</Link>
            </p>
          </section>
        ) : null}
      </div>
      <Answer query={query} rows={6}>
        {(log) => log.source ? <ReadIn log={log} /> : (
          <Empty title={t('processes.log.none')}>
            <p>{t(page.may_edit ? 'processes.log.noneHelp' : 'processes.log.noneReader')}</p>
          </Empty>
        )}
      </Answer>
      {/* Also where the log cannot be read: reading it in again is what helps. */}
      {page.may_edit && !query.isPending ? (
        <>
          <Section title={t(page.row.has_log ? 'processes.log.again' : 'processes.log.file')}>
            <ImportLog page={page} done={setReport} />
          </Section>
          <Section title={t('processes.log.warehouse')}>
            <Fetch page={page} done={setReport} />
          </Section>
        </>
      ) : null}
    </>
  );
}

export default function LogPage() {
  const { t } = useTranslation();
  return <ProcessFrame title={t('processes.log.title')}>{(page) => <Whole page={page} />}</ProcessFrame>;
}
