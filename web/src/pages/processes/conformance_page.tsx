// Whether the decided process is followed, and what departs from it, in words.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { processConformance, type Cases, type ProcessConformance, type ProcessPage } from '../../api/processes';
import { Frame } from '../../components/frame';
import { Answer, Empty } from '../../components/notice';
import { figure } from '../../lib/format';
import { links } from '../../lib/place';
import { answerOf, casesOf, ChoiceBar, isReady, useChoice } from './choice';
import { DeviationExamples } from './deviation_examples';
import { NoLog } from './no_log';
import { Section, ShareBar, useFirst } from './parts';
import { ProcessFrame, useReadsPatients } from './process_frame';

/** What the drawing demands, one by one, those first that most do not follow. */
function Rules({ data }: { data: ProcessConformance }) {
  const { t } = useTranslation();
  const [rules, more] = useFirst(data.rules);
  if (data.rules.length === 0) return null;
  return (
    <Section title={t('processes.conformance.rules')}>
      <p className="quiet">{t('processes.conformance.rulesHelp')}</p>
      <Frame label={t('processes.conformance.rules')}>
        <table className="plain-table">
          <caption className="ds-sr-only">{t('processes.conformance.rules')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('processes.conformance.rule')}</th>
              <th scope="col" className="figure">{t('processes.conformance.concerned')}</th>
              <th scope="col" className="figure">{t('processes.conformance.broken')}</th>
              <th scope="col">{t('processes.conformance.followed')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((one) => (
              <tr key={one.words}>
                <th scope="row" className="wrapped" lang="sv">{one.words}</th>
                <td className="figure">{figure(one.cases)}</td>
                {one.broken === null || one.share === null ? (
                  <td colSpan={2} className="quiet">{t('processes.hidden')}</td>
                ) : (
                  <>
                    <td className="figure">{figure(one.broken)}</td>
                    <td><ShareBar share={one.share} most={100} /></td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
      {more}
    </Section>
  );
}

function Result({ page, data, cases }: { page: ProcessPage; data: ProcessConformance; cases: Cases }) {
  const { t } = useTranslation();
  const reads = useReadsPatients(page);
  const [deviations, more] = useFirst(data.deviations);
  if (data.version === 0) {
    return (
      <Empty title={t('processes.model.none')}>
        <p>
          <Link to={links.process(page.row.id, 'bild')}>{t('processes.conformance.toModel')}</Link>
        </p>
      </Empty>
    );
  }
  if (data.withheld) return <p>{t('processes.tooFew', { number: data.fewest_shown })}</p>;
  return (
    <>
      <p className="stretch-sentence" lang="sv">{data.sentence}</p>
      <dl className="facts">
        <dt>{t('processes.conformance.against')}</dt>
        <dd>{t('processes.conformance.version', { version: data.version })}</dd>
        <dt>{t('processes.conformance.fit')}</dt>
        <dd>
          {data.percentage_fit === null ? '–' : t('processes.conformance.fitOf', { fit: figure(data.fit), cases: figure(data.cases), share: figure(data.percentage_fit, 1) })}
        </dd>
        {data.average_fitness === null ? null : (
          <>
            <dt>{t('processes.conformance.near')}</dt>
            <dd>{figure(data.average_fitness, 2)}</dd>
          </>
        )}
      </dl>
      {data.on_the_way > 0 ? <p className="quiet">{t('processes.conformance.onTheWay', { count: data.on_the_way })}</p> : null}
      {data.exact ? null : <p className="conflict">{t('processes.conformance.notExact')}</p>}
      {data.deviations.length > 0 ? (
        <Frame label={t('processes.conformance.deviations')}>
          <table className="plain-table">
            <caption>{t('processes.conformance.deviations')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('processes.conformance.what')}</th>
                <th scope="col" className="figure">{t('processes.map.patients')}</th>
                <th scope="col" className="figure">{t('processes.map.times')}</th>
              </tr>
            </thead>
            <tbody>
              {deviations.map((one) => (
                <tr key={one.words}>
                  <th scope="row" className="wrapped" lang="sv">{one.words}</th>
                  <td className="figure">{figure(one.cases)}</td>
                  <td className="figure">{figure(one.times)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      ) : null}
      {more}
      {data.rare_deviations > 0 ? <p className="quiet">{t('processes.conformance.rare', { count: data.rare_deviations, number: data.fewest_shown })}</p> : null}
      <Rules data={data} />
      {reads && data.deviations.length > 0 ? <DeviationExamples key={JSON.stringify(cases)} page={page} cases={cases} deviations={data.deviations} /> : null}
    </>
  );
}

function Whole({ page }: { page: ProcessPage }) {
  const choices = useChoice(page);
  const query = useQuery({ ...processConformance(page.row.id, casesOf(choices.chosen)), enabled: page.row.has_log && isReady(choices) });
  if (!page.row.has_log) return <NoLog page={page} />;
  return (
    <>
      <ChoiceBar choices={choices} />
      <Answer query={answerOf(choices, query)} rows={6}>{(data) => <Result page={page} data={data} cases={casesOf(choices.chosen)} />}</Answer>
    </>
  );
}

export default function ConformancePage() {
  const { t } = useTranslation();
  return <ProcessFrame title={t('processes.conformance.title')}>{(page) => <Whole page={page} />}</ProcessFrame>;
}
