import { Button } from '@digdir/designsystemet-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiError } from '../../api/client';
import type { Round, RoundState } from '../../api/model';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { Icon } from '../../components/icon';
import { Answer, Empty } from '../../components/notice';
import { RoundStatus } from '../../components/round_state';
import { useSexName } from '../../components/text';
import { moment } from '../../lib/format';
import { links } from '../../lib/place';
import { Questions } from './questions';
import { RoundRows } from './round_rows';
import { RoundSteps, type Draft } from './round_steps';
import { RollUp } from './roll_up';

const DAY = 10;

/** Who waits for whom, in a sentence. */
export function RoundSentence({ round }: { round: Round }) {
  const { t } = useTranslation();
  const waits = round.waits_for;
  const since = round.since.slice(0, DAY);
  return (
    <>
      <p className="answer">
        {round.due > 0 ? t('round.entered', { entered: round.entered, due: round.due }) : t('round.nothingDue')}{' '}
        {round.state === 'signed' ? t('round.done', { day: since }) : null}
        {waits && round.state !== 'signed' ? (
          <>
            {t('round.waitsFor')}{' '}
            <span lang="sv">
              {waits.persons.length > 0 ? waits.persons.join(', ') : t('round.nobody')}
              {waits.function ? ` (${waits.function}, ${waits.unit_name})` : ` (${waits.unit_name})`}
            </span>
            {since ? ` ${t('round.since', { day: since })}` : ''}.
          </>
        ) : null}
      </p>
      {round.deadline && round.state !== 'signed' ? (
        <p className="fresh">
          {round.late ? t('round.deadlinePassed', { day: round.deadline }) : t('round.deadline', { day: round.deadline })}
        </p>
      ) : null}
    </>
  );
}

const WAY = ['enter', 'submit', 'approve', 'sign'] as const;
const REACHED: Record<RoundState, number> = {
  not_started: 0, in_progress: 0, returned: 0, submitted: 2, approved: 3, signed: 4,
};

/** The way of the report, with where it stands. */
function Way({ state }: { state: RoundState }) {
  const { t } = useTranslation();
  const at = REACHED[state];
  return (
    <ol className="way" aria-label={t('round.way')}>
      {WAY.map((step, i) => (
        <li key={step} data-done={i < at} aria-current={i === at ? 'step' : undefined}>
          <Icon name={i < at ? 'check' : 'empty'} />
          <span>
            {t(`round.wayStep.${step}`)}
            <span className="ds-sr-only"> {i < at ? t('round.stepDone') : ''}</span>
          </span>
        </li>
      ))}
      <li className="way-state">
        <RoundStatus value={state} />
      </li>
    </ol>
  );
}

function MissingRows({ round }: { round: Round }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  if (round.missing.length === 0) return null;
  return (
    <Fold title={t('round.missing', { count: round.missing.length })}>
      <ul className="linked">
        {round.missing.map((row) => (
          <li key={`${row.measure}-${row.sex}`}>
            <Link to={links.measure(round.unit, row.measure, round.period)} lang="sv">
              {row.name}
            </Link>
            {row.sex === 'T' ? null : <span className="quiet">{sexName(row.sex)}</span>}
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function Children({ round, showOverview }: { round: Round; showOverview: () => void }) {
  const { t } = useTranslation();
  if (round.children.length === 0) return null;
  const done = round.children.filter((child) => child.state === 'approved' || child.state === 'signed').length;
  return (
    <section>
      <h2>{t('round.children')}</h2>
      <p>{t('round.childrenDone', { done, count: round.children.length })}</p>
      <Frame label={t('round.children')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('common.unit')}</th>
              <th scope="col">{t('round.stateHead')}</th>
              <th scope="col" className="figure">{t('round.enteredHead')}</th>
            </tr>
          </thead>
          <tbody>
            {round.children.map((child) => (
              <tr key={child.unit}>
                <th scope="row">
                  <Link to={links.round(child.unit, round.period)} lang="sv">{child.unit_name}</Link>
                </th>
                <td><RoundStatus value={child.state} /></td>
                <td className="figure">{t('round.ofDue', { entered: child.entered, due: child.due })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
      <Button variant="tertiary" data-size="sm" onClick={showOverview}>
        {t('round.toOverview')}
      </Button>
    </section>
  );
}

function History({ round }: { round: Round }) {
  const { t } = useTranslation();
  if (round.history.length === 0) return null;
  const known = ['submit', 'return', 'approve', 'sign', 'answer', 'accept', 'withdraw', 'remind'] as const;
  return (
    <section>
      <h2>{t('round.history')}</h2>
      <ol className="round-history">
        {[...round.history].reverse().map((one, i) => {
          const step = known.find((name) => name === one.step);
          return (
            <li key={`${one.at}-${i}`}>
              <span className="quiet nowrap">{moment(one.at)}</span>
              <span>
                <strong>{one.person_name}</strong> {step ? t(`round.did.${step}`) : one.step}
                {one.text ? <span className="history-text" lang="sv">{one.text}</span> : null}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Opened({ round, showOverview }: { round: Round; showOverview: () => void }) {
  const [drafts, setDrafts] = useState<Draft[]>([]);
  return (
    <div className="round">
      <Way state={round.state} />
      <RoundSteps key={round.state} round={round} drafts={drafts} sent={() => setDrafts([])} />
      <MissingRows round={round} />
      <Questions round={round} />
      {round.children.length > 0 ? <RollUp unit={round.unit} period={round.period} /> : null}
      <RoundRows round={round} drafts={drafts} setDrafts={setDrafts} />
      <Children round={round} showOverview={showOverview} />
      <History round={round} />
    </div>
  );
}

export function RoundView({
  query,
  hasBelow,
  showOverview,
}: {
  query: UseQueryResult<Round>;
  hasBelow: boolean;
  showOverview: () => void;
}) {
  const { t } = useTranslation();
  if (query.error instanceof ApiError && query.error.code === 'round.no_report') {
    return (
      <Empty title={t('round.noReport')}>
        <p lang="sv">{query.error.message}</p>
        {hasBelow ? (
          <Button variant="secondary" data-size="sm" onClick={showOverview}>
            {t('round.toOverview')}
          </Button>
        ) : null}
      </Empty>
    );
  }
  return (
    <Answer query={query} rows={8}>
      {(data) => <Opened key={`${data.unit}-${data.period}`} round={data} showOverview={showOverview} />}
    </Answer>
  );
}
