// Where time goes, summed over all patients, and how many come, end and are on their way.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { processBottlenecks, processLoad, type ProcessBottlenecks, type ProcessLoad, type ProcessPage } from '../../api/processes';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/notice';
import { Swedish, useLanguage, usePeriodName } from '../../components/text';
import { duration } from '../../lib/duration';
import { figure } from '../../lib/format';
import { answerOf, casesOf, ChoiceBar, isReady, useChoice } from './choice';
import { LoadChart } from './load_chart';
import { NoLog } from './no_log';
import { Choose, Section, ShareBar, useFirst } from './parts';
import { ProcessFrame, useReadsPatients } from './process_frame';
import { Handovers, Repeats } from './repeats';

function Rows({ data }: { data: ProcessBottlenecks }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [rows, more] = useFirst(data.rows);
  if (data.withheld) return <p>{t('processes.tooFew', { number: data.fewest_shown })}</p>;
  const most = Math.max(1e-9, ...data.rows.map((row) => row.share));
  return (
    <>
      <p className="stretch-sentence" lang="sv">{data.sentence}</p>
      <Frame label={t('processes.bottlenecks.title')}>
        <table className="plain-table">
          <caption className="ds-sr-only">{t('processes.bottlenecks.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('processes.map.fromTo')}</th>
              <th scope="col" className="figure">{t('processes.bottlenecks.total')}</th>
              <th scope="col">{t('processes.bottlenecks.share')}</th>
              <th scope="col" className="figure">{t('processes.map.median')}</th>
              <th scope="col" className="figure">{t('processes.map.times')}</th>
              <th scope="col" className="figure">{t('processes.map.patients')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.from}\u0000${row.to}`}>
                <th scope="row" className="wrapped"><Swedish>{row.from} → {row.to}</Swedish></th>
                <td className="figure">{duration(row.total, language)}</td>
                <td><ShareBar share={row.share} most={most} /></td>
                <td className="figure">{duration(row.median, language)}</td>
                <td className="figure">{figure(row.count)}</td>
                <td className="figure">{figure(row.cases)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
      {more}
    </>
  );
}

function Load({ data }: { data: ProcessLoad }) {
  const { t } = useTranslation();
  const name = usePeriodName();
  if (data.withheld) return <p>{t('processes.tooFew', { number: data.fewest_shown })}</p>;
  const told = (value: number | null) => (value === null ? t('processes.hidden') : figure(value));
  return (
    <>
      <p className="stretch-sentence" lang="sv">{data.sentence}</p>
      <LoadChart load={data} />
      <p className="quiet">{t('processes.load.help')}</p>
      <Fold title={t('processes.board.asTable')}>
        <Frame label={t('processes.load.title')}>
          <table className="plain-table">
            <caption className="ds-sr-only">{t('processes.load.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('processes.board.month')}</th>
                <th scope="col" className="figure">{t('processes.load.arrivals')}</th>
                <th scope="col" className="figure">{t('processes.load.ended')}</th>
                <th scope="col" className="figure">{t('processes.load.inProgress')}</th>
              </tr>
            </thead>
            <tbody>
              {data.months.map((month) => (
                <tr key={month.period}>
                  <th scope="row">{name(month.period)}</th>
                  <td className="figure">{told(month.arrivals)}</td>
                  <td className="figure">{told(month.ended)}</td>
                  <td className="figure">{told(month.in_progress)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      </Fold>
    </>
  );
}

function Whole({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const choices = useChoice(page);
  const reads = useReadsPatients(page);
  const [search, setSearch] = useSearchParams();
  const between = search.get('mellan') === 'milstolpar' ? 'milestones' : 'events';
  const enabled = page.row.has_log && isReady(choices);
  const rows = useQuery({ ...processBottlenecks(page.row.id, casesOf(choices.chosen), between), enabled });
  const load = useQuery({ ...processLoad(page.row.id, casesOf(choices.chosen)), enabled });
  if (!page.row.has_log) return <NoLog page={page} />;
  return (
    <>
      <ChoiceBar choices={choices} />
      <div className="filters no-print">
        <Choose
          label={t('processes.bottlenecks.between')}
          options={(['events', 'milestones'] as const).map((id) => ({ id, name: t(`processes.bottlenecks.${id}`) }))}
          value={between}
          onChange={(id) =>
            setSearch((now) => {
              if (id === 'events') now.delete('mellan');
              else now.set('mellan', 'milstolpar');
              return now;
            }, { replace: true })
          }
        />
      </div>
      <Answer query={answerOf(choices, rows)} rows={8}>{(data) => <Rows data={data} />}</Answer>
      <Repeats page={page} choices={choices} />
      {reads ? <Handovers page={page} choices={choices} /> : null}
      <Section title={t('processes.load.title')}>
        <Answer query={answerOf(choices, load)} rows={4}>{(data) => <Load data={data} />}</Answer>
      </Section>
    </>
  );
}

export default function BottlenecksPage() {
  const { t } = useTranslation();
  return <ProcessFrame title={t('processes.bottlenecks.title')}>{(page) => <Whole page={page} />}</ProcessFrame>;
}
