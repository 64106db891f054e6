// One definition: written, checked while it is written, tried on real rows, and saved as a new version.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { checked, definition, type DefinitionPage as Opened } from '../../api/workshop';
import { AdministrationNavigation } from '../../components/administration';
import { Answer, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { useWho } from '../../components/session';
import { links } from '../../lib/place';
import { useSettled } from '../../lib/settled';
import { Editor } from './editor';
import { Late } from './late';
import { Meaning } from './meaning';
import { Save } from './save';
import { template } from './template';
import { Trial } from './trial';

/** The last answer stays while the next is on its way, so that nothing blinks between two letters. */
function useTold(text: string, may: boolean, first: Opened | undefined) {
  const settled = useSettled(text, 350);
  const answer = useQuery({ ...checked(settled), enabled: may });
  const last = useRef(first?.told);
  if (answer.data) last.current = answer.data;
  return { told: last.current, settled: settled === text && !answer.isPending, error: answer.error };
}

function Workshop({ opened }: { opened: Opened | undefined }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const navigate = useNavigate();
  const [text, setText] = useState(opened?.text ?? template());
  const [basedOn, setBasedOn] = useState(opened?.digest ?? '');
  const [done, setDone] = useState('');
  const writes = may('plan');
  const { told, settled, error } = useTold(text, writes, opened);
  const dirty = text !== (opened?.text ?? template());
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
  const faults = told?.faults ?? [];
  const state = !told
    ? t('workshop.checking')
    : told.right
      ? t('workshop.right')
      : t('workshop.faults', { count: faults.length, line: faults[0]?.line ?? 1 });
  const takeOver = (page: Opened) => {
    setText(page.text);
    setBasedOn(page.digest);
  };
  if (!writes) {
    return (
      <>
        <pre className="definition-text" lang="sv" tabIndex={0}>{text}</pre>
        {told?.right ? <Meaning told={told} /> : null}
      </>
    );
  }
  return (
    <>
      <div className="definition-columns">
        <div>
          <Editor
            text={text}
            faults={faults}
            state={state}
            change={(next) => {
              setText(next);
              setDone('');
            }}
          />
          <ErrorNotice error={error} />
          <p role="status" className="definition-done">{done}</p>
          <Save
            text={text}
            told={told}
            basedOn={basedOn}
            settled={settled}
            saved={(page) => {
              setBasedOn(page.digest);
              setDone(t('workshop.saved', { version: page.told.version }));
              if (!opened) void navigate(links.definition(page.measure), { replace: true });
            }}
            take={takeOver}
          />
        </div>
        <div>{told?.right ? <Meaning told={told} /> : <p className="quiet">{t('workshop.noMeaning')}</p>}</div>
      </div>
      <Trial text={text} right={Boolean(told?.right)} />
    </>
  );
}

function Existing({ measure }: { measure: string }) {
  const { t } = useTranslation();
  const query = useQuery({ ...definition(measure), refetchOnWindowFocus: false });
  return (
    <Page
      title={query.data?.told.name || measure}
      lang="sv"
      crumbs={[{ to: links.workshop(), text: t('workshop.title') }]}
      eyebrow={<code>{measure}</code>}
    >
      <AdministrationNavigation />
      <Answer query={query} rows={14}>
        {(opened) => (
          <>
            <Late late={opened.late} />
            {opened.in_store ? null : <p className="quiet">{t('workshop.notInStore')}</p>}
            <Workshop key={measure} opened={opened} />
          </>
        )}
      </Answer>
    </Page>
  );
}

export default function DefinitionPage() {
  const { t } = useTranslation();
  const { measure = '' } = useParams();
  const { may } = useWho();
  if (measure !== 'ny') return <Existing measure={measure} />;
  return (
    <Page title={t('workshop.new')} crumbs={[{ to: links.workshop(), text: t('workshop.title') }]}>
      <AdministrationNavigation />
      {may('plan') ? <Workshop opened={undefined} /> : <p>{t('workshop.onlyPlanners')}</p>}
    </Page>
  );
}
