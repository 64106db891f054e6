// The decided way: drawn or listed, its milestones, its versions and its targets.
import { Alert, Button, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import { processDrawing, type ProcessPage } from '../../api/processes';
import { useChange } from '../../api/queries';
import { Frame } from '../../components/frame';
import { Answer, Empty, ErrorNotice, Loading } from '../../components/notice';
import { Swedish } from '../../components/text';
import { bpmnOf, type Step } from '../../lib/bpmn_steps';
import { isDrawing, listOf, renamed, stepsIn, withMeanings } from '../../lib/bpmn_read';
import { download } from '../../lib/download';
import { keep, kept, letGo } from '../../lib/drafts';
import { moment } from '../../lib/format';
import { FirstDrawing } from './first_drawing';
import { MeaningList, type Meanings } from './meanings';
import { Section } from './parts';
import { ProcessFrame } from './process_frame';
import { StepList } from './step_list';
import { Targets } from './targets';
import { useLogActivities } from './log_activities';

const Modeler = lazy(() => import('./modeler'));

const VIEWS = ['lista', 'rita'] as const;

interface Draft {
  bpmn: string;
  meanings: Meanings;
}

const draftOf = (page: ProcessPage) => `process/${page.row.id}`;

function meaningsIn(bpmn: string): Meanings {
  return Object.fromEntries(stepsIn(bpmn).map(({ id, milestone, activities }) => [id, { milestone, activities }]));
}

function Board({ bpmn, readOnly, onChange }: { bpmn: string; readOnly: boolean; onChange: (bpmn: string) => void }) {
  const { t } = useTranslation();
  return (
    <Suspense fallback={<Loading rows={4} />}>
      <Modeler bpmn={bpmn} readOnly={readOnly} label={t('processes.model.board')} onChange={onChange} />
    </Suspense>
  );
}

function exportDrawing(page: ProcessPage, bpmn: string): void {
  download(`${page.row.id}.bpmn`, new Blob([bpmn], { type: 'application/xml' }));
}

/** Brings a drawing from another program. */
function ImportDrawing({ take }: { take: (bpmn: string) => void }) {
  const { t } = useTranslation();
  const [wrong, setWrong] = useState('');
  return (
    <Textfield
      type="file"
      accept=".bpmn,.xml"
      label={t('processes.model.import')}
      error={wrong || undefined}
      onChange={async (event) => {
        const input = event.target as HTMLInputElement;
        const file = input.files?.[0];
        if (!file) return;
        const text = await file.text();
        const right = isDrawing(text);
        setWrong(right ? '' : t('processes.model.noDrawing', { name: file.name }));
        if (right) take(text);
        input.value = '';
      }}
    />
  );
}

function DecideForm({ page, draft, decided }: { page: ProcessPage; draft: Draft; decided: () => void }) {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const [note, setNote] = useState('');
  // The milestones stand in the drawing itself, so that it says the same wherever it is opened.
  const decide = useChange(async () => {
    await send('POST', path`/processes/${page.row.id}/models`, { bpmn: withMeanings(draft.bpmn, draft.meanings), valid_from: from || null, note });
    decided();
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate();
      }}
    >
      <div className="form-row">
        <Textfield label={t('processes.model.validFrom')} description={t('processes.emptyToday')} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      </div>
      <Textfield label={t('processes.model.note')} lang="sv" value={note} onChange={(event) => setNote(event.target.value)} />
      <ErrorNotice error={decide.error} />
      <div className="form-buttons">
        <Button type="submit" loading={decide.isPending}>
          {t('processes.model.decide', { version: (page.models.at(-1)?.version ?? 0) + 1 })}
        </Button>
        <span className="saved" role="status">{decide.isSuccess ? t('processes.model.decided') : ''}</span>
      </div>
    </form>
  );
}

/** `start` is the latest decided drawing, or none. */
function Editor({ page, start }: { page: ProcessPage; start: string }) {
  const { t } = useTranslation();
  const activities = useLogActivities(page);
  const version = page.models.at(-1)?.version ?? 0;
  const name = draftOf(page);
  const [draft, setDraft] = useState<Draft>(() => {
    const before = kept<Draft>(name);
    if (before?.version === version) return before.draft;
    const bpmn = start || bpmnOf(page.row.name, []);
    return { bpmn, meanings: meaningsIn(bpmn) };
  });
  const [view, setView] = useState<(typeof VIEWS)[number]>('lista');
  const draftNow = useRef(draft);
  const write = (change: Partial<Draft>) => {
    draftNow.current = { ...draftNow.current, ...change };
    setDraft(draftNow.current);
    keep(name, { draft: draftNow.current, version });
  };
  const list = useMemo(() => listOf(draft.bpmn), [draft.bpmn]);
  const steps = useMemo(() => stepsIn(draft.bpmn), [draft.bpmn]);
  const changed = kept<Draft>(name)?.version === version;
  const writeSteps = (to: Step[]) => {
    write({ bpmn: bpmnOf(page.row.name, to), meanings: renamed(draftNow.current.meanings, list.steps, to) });
  };
  const take = (bpmn: string) => {
    write({ bpmn, meanings: meaningsIn(bpmn) });
    if (!listOf(bpmn).whole) setView('rita');
  };
  return (
    <>
      <div className="model-tools no-print">
        <div className="switch" role="group" aria-label={t('processes.model.view')}>
          {VIEWS.map((one) => (
            <button key={one} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
              {t(`processes.model.views.${one}`)}
            </button>
          ))}
        </div>
        <Button type="button" variant="tertiary" onClick={() => exportDrawing(page, withMeanings(draft.bpmn, draft.meanings))}>
          {t('processes.model.export')}
        </Button>
        {changed ? (
          <Button
            type="button"
            variant="tertiary"
            onClick={() => {
              const bpmn = start || bpmnOf(page.row.name, []);
              write({ bpmn, meanings: meaningsIn(bpmn) });
              letGo(name);
            }}
          >
            {t('processes.model.startOver')}
          </Button>
        ) : null}
        <p className="quiet" role="status">{changed ? t('processes.model.undecided') : ''}</p>
      </div>
      {view === 'rita' ? <Board bpmn={draft.bpmn} readOnly={false} onChange={(bpmn) => write({ bpmn })} /> : null}
      {view === 'lista' ? (
        <>
          {list.whole ? null : <p className="conflict">{t('processes.model.notWhole')}</p>}
          <StepList steps={list.steps} write={writeSteps} />
          <Board bpmn={draft.bpmn} readOnly onChange={() => undefined} />
        </>
      ) : null}
      <div className="no-print">
        {page.row.has_log ? <FirstDrawing page={page} take={take} /> : null}
        <ImportDrawing take={take} />
      </div>
      <h3>{t('processes.model.milestones')}</h3>
      <MeaningList steps={steps} meanings={draft.meanings} activities={activities} write={(meanings) => write({ meanings })} />
      <h3>{t('processes.model.decideTitle')}</h3>
      <DecideForm page={page} draft={draft} decided={() => letGo(name)} />
    </>
  );
}

/** A draft from before the latest decision, somebody else's perhaps, waits for its writer's word; until then nothing is lost. */
function Editing({ page, start }: { page: ProcessPage; start: string }) {
  const { t } = useTranslation();
  const version = page.models.at(-1)?.version ?? 0;
  const name = draftOf(page);
  const [older, setOlder] = useState(() => {
    const before = kept<Draft>(name);
    const isOlder = before && before.version < version && withMeanings(before.draft.bpmn, before.draft.meanings) !== start;
    return isOlder ? before.draft : undefined;
  });
  if (!older) return <Editor page={page} start={start} />;
  const goOn = () => {
    keep(name, { draft: older, version });
    setOlder(undefined);
  };
  const drop = () => {
    letGo(name);
    setOlder(undefined);
  };
  return (
    <>
      <Alert data-color="warning" role="alert" className="notice no-print">
        <p>{t('processes.model.older', { version })}</p>
        <div className="form-buttons">
          <Button type="button" data-size="sm" onClick={goOn}>{t('processes.model.takeOlder')}</Button>
          <Button type="button" data-size="sm" variant="secondary" onClick={drop}>{t('processes.model.dropOlder')}</Button>
        </div>
      </Alert>
      <Board bpmn={start} readOnly onChange={() => undefined} />
    </>
  );
}

/** What those see who may not change it: the drawing, and the same as words. */
function Reading({ page, bpmn }: { page: ProcessPage; bpmn: string }) {
  const { t } = useTranslation();
  if (!bpmn) {
    return (
      <Empty title={t('processes.model.none')}>
        <p>{t('processes.model.noneReader')}</p>
      </Empty>
    );
  }
  return (
    <>
      <Board bpmn={bpmn} readOnly onChange={() => undefined} />
      <ol className="way-words" lang="sv">
        {stepsIn(bpmn).filter((step) => step.name).map((step) => (
          <li key={step.id}>
            {step.name}
            {step.milestone ? <span className="label">{t('processes.model.milestone')}</span> : null}
          </li>
        ))}
      </ol>
      <Button type="button" variant="tertiary" onClick={() => exportDrawing(page, bpmn)}>
        {t('processes.model.export')}
      </Button>
    </>
  );
}

function Versions({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  if (page.models.length === 0) return <p className="quiet">{t('processes.model.none')}</p>;
  return (
    <Frame label={t('processes.model.versions')}>
      <table className="plain-table">
        <caption className="ds-sr-only">{t('processes.model.versions')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('processes.model.version')}</th>
            <th scope="col">{t('processes.model.validFrom')}</th>
            <th scope="col">{t('processes.model.milestones')}</th>
            <th scope="col">{t('processes.model.note')}</th>
            <th scope="col">{t('processes.model.by')}</th>
          </tr>
        </thead>
        <tbody>
          {[...page.models].reverse().map((model) => (
            <tr key={model.version}>
              <th scope="row">
                {model.version} {model.version === page.model ? <span className="label">{t('processes.model.holds')}</span> : null}
              </th>
              <td>{model.valid_from}</td>
              <td className="wrapped"><Swedish>{model.milestones.map((one) => one.name).join(', ')}</Swedish></td>
              <td className="wrapped" lang="sv">{model.note}</td>
              <td>{model.person}, {moment(model.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function Whole({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const latest = page.models.at(-1)?.version ?? 0;
  const shown = page.may_edit ? latest : page.model || latest;
  const query = useQuery(processDrawing(page.row.id, shown));
  const drawing = shown === 0 ? '' : query.data?.bpmn;
  return (
    <>
      {drawing === undefined ? <Answer query={query} rows={6}>{() => null}</Answer> : null}
      {drawing !== undefined && page.may_edit ? <Editing key={latest} page={page} start={drawing} /> : null}
      {drawing !== undefined && !page.may_edit ? <Reading page={page} bpmn={drawing} /> : null}
      <Section title={t('processes.targets.title')}>
        <Targets page={page} />
      </Section>
      <Section title={t('processes.model.versions')}>
        <Versions page={page} />
      </Section>
    </>
  );
}

export default function ModelPage() {
  const { t } = useTranslation();
  return <ProcessFrame title={t('processes.model.title')}>{(page) => <Whole page={page} />}</ProcessFrame>;
}
