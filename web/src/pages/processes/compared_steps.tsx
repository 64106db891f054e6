// In which steps two groups differ by more than chance: who comes there, and how long it takes to the next.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { processStepComparison, type ProcessStepComparison } from '../../api/processes';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/notice';
import { Swedish, useLanguage } from '../../components/text';
import { duration } from '../../lib/duration';
import { figure, signed } from '../../lib/format';
import { Section } from './parts';

/** "+2,1 dygn", "−40 min". */
function useSignedTime() {
  const language = useLanguage();
  return (seconds: number) => `${seconds < 0 ? '−' : '+'}${duration(Math.abs(seconds), language)}`;
}

function Steps({ data, a, b }: { data: ProcessStepComparison; a: string; b: string }) {
  const { t } = useTranslation();
  if (data.steps.length === 0) return <p>{t('processes.compare.stepsAlike', { count: data.steps_compared })}</p>;
  return (
    <Frame label={t('processes.compare.steps')}>
      <table className="plain-table">
        <caption>{t('processes.compare.steps')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('processes.compare.step')}</th>
            <th scope="col" className="figure wrapped">{a}</th>
            <th scope="col" className="figure wrapped">{b}</th>
            <th scope="col" className="figure wrapped">{t('processes.compare.points')}</th>
          </tr>
        </thead>
        <tbody>
          {data.steps.map((one) => (
            <tr key={one.activity}>
              <th scope="row" className="wrapped"><Swedish>{one.activity}</Swedish></th>
              <td className="figure">{figure(one.a_share, 1)}&nbsp;%</td>
              <td className="figure">{figure(one.b_share, 1)}&nbsp;%</td>
              <td className="figure">
                {signed(one.difference, 1)}
                <small className="beside">{t('processes.compare.interval', { lower: signed(one.lower, 1), upper: signed(one.upper, 1) })}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function Gaps({ data, a, b }: { data: ProcessStepComparison; a: string; b: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const told = useSignedTime();
  if (data.gaps.length === 0) return <p>{t('processes.compare.gapsAlike', { count: data.gaps_compared })}</p>;
  return (
    <Frame label={t('processes.compare.gaps')}>
      <table className="plain-table">
        <caption>{t('processes.compare.gaps')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('processes.map.fromTo')}</th>
            <th scope="col" className="figure wrapped">{a}</th>
            <th scope="col" className="figure wrapped">{b}</th>
            <th scope="col" className="figure wrapped">{t('processes.compare.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {data.gaps.map((one) => (
            <tr key={`${one.from}\u0000${one.to}`}>
              <th scope="row" className="wrapped"><Swedish>{one.from} → {one.to}</Swedish></th>
              <td className="figure">{duration(one.a_median, language)}</td>
              <td className="figure">{duration(one.b_median, language)}</td>
              <td className="figure">
                {told(one.difference)}
                <small className="beside">{t('processes.compare.interval', { lower: told(one.lower), upper: told(one.upper) })}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

export function ComparedSteps({ process, a, b }: { process: string; a: { name: string; filter: string }; b: { name: string; filter: string } }) {
  const { t } = useTranslation();
  const query = useQuery(processStepComparison(process, a.filter, b.filter));
  return (
    <Section title={t('processes.compare.where')}>
      <Answer query={query} rows={6}>
        {(data) =>
          data.withheld ? <p>{t('processes.tooFew', { number: data.fewest_shown })}</p> : (
            <>
              <Steps data={data} a={a.name} b={b.name} />
              <Gaps data={data} a={a.name} b={b.name} />
              <p className="quiet">{t('processes.compare.chance', { number: figure(data.steps_compared + data.gaps_compared) })}</p>
            </>
          )
        }
      </Answer>
    </Section>
  );
}
