// The milestone board: each target with its answer in one sentence, women and men, month by month.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { processBoard, type ProcessBoardRow, type ProcessPage, type StretchFigures } from '../../api/processes';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { Icon, type IconName } from '../../components/icon';
import { Answer, Empty } from '../../components/notice';
import { useLanguage, usePeriodName } from '../../components/text';
import { limitUnit } from '../../lib/duration';
import { decimalsOf, figure } from '../../lib/format';
import { links } from '../../lib/place';
import { answerOf, casesOf, ChoiceBar, type Choices, isReady, useChoice } from './choice';
import { Measures, PublishMeasure } from './measures';
import { ProcessFrame } from './process_frame';
import { Unfinished } from './standing';
import { StretchChart } from './stretch_chart';

const VERDICT: Record<string, { icon: IconName; tone: string }> = {
  met: { icon: 'check', tone: 'met' },
  not_met: { icon: 'cross', tone: 'not_met' },
  no_aim: { icon: 'dash', tone: 'plain' },
  too_few: { icon: 'empty', tone: 'no_data' },
};

function useFigures(row: ProcessBoardRow) {
  const language = useLanguage();
  const unit = limitUnit(row.target.limit_unit, language);
  return {
    time: (value: number | null) => (value === null ? '–' : `${figure(value, Math.min(1, decimalsOf(value)))}\u00a0${unit}`),
    share: (value: number | null) => (value === null ? '–' : `${figure(value, 1)}\u00a0%`),
  };
}

function GroupTable({ row }: { row: ProcessBoardRow }) {
  const { t } = useTranslation();
  const { time, share } = useFigures(row);
  const few = t('processes.hidden');
  const line = (one: StretchFigures) => (
    <tr key={one.group}>
      <th scope="row">{t(`sex.${one.group as 'T' | 'K' | 'M'}`)}</th>
      {one.withheld ? (
        <td colSpan={6} className="quiet">{few}</td>
      ) : (
        <>
          <td className="figure">{figure(one.started)}</td>
          <td className="figure">{figure(one.reached)}</td>
          <td className="figure">{time(one.median)}</td>
          <td className="figure">{time(one.p80)}</td>
          {one.share_withheld ? (
            <td colSpan={2} className="quiet">{few}</td>
          ) : (
            <>
              <td className="figure">{share(one.share_of_reached)}</td>
              <td className="figure">{share(one.share_of_started)}</td>
            </>
          )}
        </>
      )}
    </tr>
  );
  return (
    <Frame label={row.target.name}>
      <table className="plain-table">
        <caption className="ds-sr-only">{row.target.name}</caption>
        <thead>
          <tr>
            <th scope="col">{t('processes.board.group')}</th>
            <th scope="col" className="figure">{t('processes.board.started')}</th>
            <th scope="col" className="figure">{t('processes.board.reached')}</th>
            <th scope="col" className="figure">{t('processes.board.median')}</th>
            <th scope="col" className="figure">{t('processes.board.p80')}</th>
            <th scope="col" className="figure">{t('processes.board.shareReached')}</th>
            <th scope="col" className="figure">{t('processes.board.shareStarted')}</th>
          </tr>
        </thead>
        <tbody>{row.groups.map(line)}</tbody>
      </table>
    </Frame>
  );
}

function MonthTable({ row }: { row: ProcessBoardRow }) {
  const { t } = useTranslation();
  const name = usePeriodName();
  const { time, share } = useFigures(row);
  return (
    <Frame label={t('processes.board.months')}>
      <table className="plain-table">
        <caption>{t('processes.board.months')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('processes.board.monthBegan')}</th>
            <th scope="col" className="figure">{t('processes.board.started')}</th>
            <th scope="col" className="figure">{t('processes.board.median')}</th>
            <th scope="col" className="figure">{t('processes.board.p80')}</th>
            <th scope="col" className="figure">{t('processes.board.shareReached')}</th>
            <th scope="col" className="figure">{t('processes.targets.limit')}</th>
            <th scope="col" className="figure">{t('processes.targets.aim')}</th>
          </tr>
        </thead>
        <tbody>
          {row.months.map(({ period, figures, limit, share: aim, unfinished }) => (
            <tr key={period}>
              <th scope="row">{name(period)} {unfinished ? <small className="beside">{t('processes.board.unfinished')}</small> : null}</th>
              {figures.withheld ? (
                <td colSpan={4} className="figure quiet">{t('processes.hidden')}</td>
              ) : (
                <>
                  <td className="figure">{figure(figures.started)}</td>
                  <td className="figure">{time(figures.median)}</td>
                  <td className="figure">{time(figures.p80)}</td>
                  <td className="figure">{share(figures.share_of_reached)}</td>
                </>
              )}
              <td className="figure">{time(limit)}</td>
              <td className="figure">{share(aim)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function Stretch({ page, row }: { page: ProcessPage; row: ProcessBoardRow }) {
  const { t } = useTranslation();
  const verdict = VERDICT[row.verdict] ?? VERDICT.no_aim!;
  return (
    <section className="stretch">
      <h2 lang="sv">{row.target.name}</h2>
      <p className={`status status-${verdict.tone}`}>
        <Icon name={verdict.icon} />
        <span>{t(`processes.board.verdict.${row.verdict as 'met'}`)}</span>
      </p>
      <p className="stretch-sentence" lang="sv">{row.sentence}</p>
      <StretchChart row={row} />
      <GroupTable row={row} />
      <Unfinished months={row.months} />
      {row.months.length > 0 ? (
        <Fold title={t('processes.board.asTable')}>
          <MonthTable row={row} />
        </Fold>
      ) : null}
      {page.may_edit ? <PublishMeasure page={page} target={row.target.id} /> : null}
    </section>
  );
}

/** What to do first, where there is nothing to show yet. */
function First({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const process = page.row.id;
  return (
    <Empty title={t('processes.board.none')}>
      <ol className="first-steps">
        <li data-done={page.row.has_log}>
          <Link to={links.process(process, 'logg')}>{t('processes.board.firstLog')}</Link> {page.row.has_log ? <Icon name="check" /> : null}
          {page.row.has_log ? <span className="ds-sr-only">{t('processes.board.isDone')}</span> : null}
        </li>
        <li>
          <Link to={links.process(process, 'bild')}>{t('processes.board.firstModel')}</Link> {page.model ? <Icon name="check" /> : null}
          {page.model ? <span className="ds-sr-only">{t('processes.board.isDone')}</span> : null}
        </li>
        <li>
          <Link to={links.process(process, 'bild')}>{t('processes.board.firstTarget')}</Link>
        </li>
      </ol>
    </Empty>
  );
}

function Board({ page, choices }: { page: ProcessPage; choices: Choices }) {
  const { t } = useTranslation();
  const query = useQuery({ ...processBoard(page.row.id, casesOf(choices.chosen)), enabled: isReady(choices) });
  return (
    <Answer query={answerOf(choices, query)} rows={8}>
      {(board) => (
        <>
          <p className="shown" role="status">
            {board.withheld ? t('processes.tooFew', { number: board.fewest_shown }) : t('processes.board.about', { count: board.cases, cases: figure(board.cases), from: board.first_day, to: board.last_day })}
          </p>
          {board.rows.length === 0 && !board.withheld ? <First page={page} /> : null}
          {board.rows.map((row) => <Stretch key={row.target.id} page={page} row={row} />)}
        </>
      )}
    </Answer>
  );
}

function Whole({ page }: { page: ProcessPage }) {
  const choices = useChoice(page);
  if (!page.row.has_log) return <First page={page} />;
  return (
    <>
      <ChoiceBar choices={choices} />
      <Board page={page} choices={choices} />
      <Measures page={page} />
    </>
  );
}

export default function BoardPage() {
  const { t } = useTranslation();
  return <ProcessFrame title={t('processes.board.title')}>{(page) => <Whole page={page} />}</ProcessFrame>;
}
