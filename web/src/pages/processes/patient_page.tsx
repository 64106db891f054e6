// What patients are told of the process: written and published by those who lead it, seen here as patients see it.
import { Checkbox, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { path, send } from '../../api/client';
import { patientPage, type ProcessPage, type PublicProcess } from '../../api/processes';
import { Answer } from '../../components/notice';
import { links } from '../../lib/place';
import { Change } from '../groups/change';
import { PublicWords } from '../public/public_words';
import { Section } from './parts';
import { ProcessFrame } from './process_frame';

function WriteForm({ page, now }: { page: ProcessPage; now: PublicProcess }) {
  const { t } = useTranslation();
  const [text, setText] = useState(now.text);
  const [published, setPublished] = useState(now.published);
  return (
    <Change
      button={t('processes.save')}
      saved={t(published ? 'processes.patient.published' : 'processes.patient.hidden')}
      sent={() => send('PUT', path`/processes/${page.row.id}/patient-page`, { text, published, version: now.version })}
    >
      <Textfield multiline rows={8} label={t('processes.patient.text')} description={t('processes.patient.textHelp')} lang="sv" value={text} onChange={(event: { target: { value: string } }) => setText(event.target.value)} />
      <Checkbox label={t('processes.patient.publish')} checked={published} onChange={(event) => setPublished(event.target.checked)} />
    </Change>
  );
}

function Whole({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const query = useQuery(patientPage(page.row.id));
  return (
    <Answer query={query} rows={6}>
      {(now) => (
        <>
          {now.published ? (
            <ul className="around">
              <li>
                <Link to={links.publicWay(page.row.id)}>{t('processes.patient.address')}</Link>
              </li>
              <li>
                <a href={path`/api/public/processes/${page.row.id}/file`} download>
                  {t('processes.patient.file')}
                </a>
              </li>
            </ul>
          ) : (
            <p>{t('processes.patient.notPublished')}</p>
          )}
          {page.may_edit ? <WriteForm key={now.version} page={page} now={now} /> : null}
          <Section title={t('processes.patient.preview')}>
            <PublicWords process={now} level={3} />
          </Section>
        </>
      )}
    </Answer>
  );
}

export default function PatientPage() {
  const { t } = useTranslation();
  return <ProcessFrame title={t('processes.patient.title')}>{(page) => <Whole page={page} />}</ProcessFrame>;
}
