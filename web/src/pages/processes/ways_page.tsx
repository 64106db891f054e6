// The ways that patients take, commonest first.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { processWays, type ProcessPage, type ProcessWays } from '../../api/processes';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/notice';
import { useLanguage } from '../../components/text';
import { duration } from '../../lib/duration';
import { figure } from '../../lib/format';
import { answerOf, casesOf, ChoiceBar, isReady, useChoice } from './choice';
import { NoLog } from './no_log';
import { ProcessFrame } from './process_frame';

function Ways({ data }: { data: ProcessWays }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (data.withheld) return <p>{t('processes.tooFew', { number: data.fewest_shown })}</p>;
  return (
    <>
      <p className="stretch-sentence" lang="sv">{data.sentence}</p>
      <Frame label={t('processes.ways.title')}>
        <table className="plain-table">
          <caption className="ds-sr-only">{t('processes.ways.title')}</caption>
          <thead>
            <tr>
              <th scope="col" className="figure">{t('processes.ways.number')}</th>
              <th scope="col">{t('processes.ways.way')}</th>
              <th scope="col" className="figure">{t('processes.map.patients')}</th>
              <th scope="col" className="figure">{t('processes.ways.share')}</th>
              <th scope="col" className="figure">{t('processes.ways.median')}</th>
            </tr>
          </thead>
          <tbody>
            {data.ways.map((way) => (
              <tr key={way.number}>
                <th scope="row" className="figure">{way.number}</th>
                <td className="wrapped">
                  <ol className="sequence" lang="sv">
                    {way.sequence.map((activity, i) => (
                      <li key={i}>{activity}</li>
                    ))}
                  </ol>
                </td>
                <td className="figure">{figure(way.cases)}</td>
                <td className="figure">{figure(way.share, 1)} %</td>
                <td className="figure">{duration(way.median, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
      {data.other_ways > 0 ? <p className="quiet">{t('processes.ways.other', { ways: figure(data.other_ways), cases: figure(data.other_cases), number: data.fewest_shown })}</p> : null}
    </>
  );
}

function Whole({ page }: { page: ProcessPage }) {
  const choices = useChoice(page);
  const query = useQuery({ ...processWays(page.row.id, casesOf(choices.chosen)), enabled: page.row.has_log && isReady(choices) });
  if (!page.row.has_log) return <NoLog page={page} />;
  return (
    <>
      <ChoiceBar choices={choices} />
      <Answer query={answerOf(choices, query)} rows={8}>{(data) => <Ways data={data} />}</Answer>
    </>
  );
}

export default function WaysPage() {
  const { t } = useTranslation();
  return <ProcessFrame title={t('processes.ways.title')}>{(page) => <Whole page={page} />}</ProcessFrame>;
}
