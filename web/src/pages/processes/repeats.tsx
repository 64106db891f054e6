// What is done again for the same patient, and who hands patients over to whom.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { processHandovers, processRepeats, type ProcessHandovers, type ProcessPage, type ProcessRepeats } from '../../api/processes';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/notice';
import { Swedish, useLanguage } from '../../components/text';
import { duration } from '../../lib/duration';
import { figure } from '../../lib/format';
import { answerOf, casesOf, isReady, type Choices } from './choice';
import { Section, ShareBar, useFirst } from './parts';

const mostOf = (rows: { share: number }[]) => Math.max(1e-9, ...rows.map((row) => row.share));

function Steps({ data }: { data: ProcessRepeats }) {
  const { t } = useTranslation();
  if (data.withheld) return <p>{t('processes.tooFew', { number: data.fewest_shown })}</p>;
  const most = mostOf(data.steps);
  return (
    <>
      {data.sentence ? <p className="stretch-sentence" lang="sv">{data.sentence}</p> : null}
      {data.steps.length > 0 ? (
        <Frame label={t('processes.repeats.title')}>
          <table className="plain-table">
            <caption className="ds-sr-only">{t('processes.repeats.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('processes.repeats.step')}</th>
                <th scope="col" className="figure">{t('processes.repeats.patients')}</th>
                <th scope="col">{t('processes.repeats.share')}</th>
                <th scope="col" className="figure">{t('processes.repeats.times')}</th>
              </tr>
            </thead>
            <tbody>
              {data.steps.map((step) => (
                <tr key={step.activity}>
                  <th scope="row" className="wrapped"><Swedish>{step.activity}</Swedish></th>
                  <td className="figure">{figure(step.cases)}</td>
                  <td><ShareBar share={step.share} most={most} /></td>
                  <td className="figure">{figure(step.times)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      ) : null}
      {data.hidden > 0 ? <p className="quiet">{t('processes.repeats.hidden', { count: data.hidden, number: data.fewest_shown })}</p> : null}
    </>
  );
}

function Pairs({ data }: { data: ProcessHandovers }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [rows, more] = useFirst(data.rows);
  if (data.withheld) return <p>{t('processes.tooFew', { number: data.fewest_shown })}</p>;
  if (!data.told) return <p className="quiet">{t('processes.handovers.untold')}</p>;
  const most = mostOf(data.rows);
  return (
    <>
      {data.sentence ? <p className="stretch-sentence" lang="sv">{data.sentence}</p> : null}
      {data.rows.length > 0 ? (
        <Frame label={t('processes.handovers.title')}>
          <table className="plain-table">
            <caption className="ds-sr-only">{t('processes.handovers.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('processes.map.fromTo')}</th>
                <th scope="col" className="figure">{t('processes.handovers.times')}</th>
                <th scope="col" className="figure">{t('processes.handovers.patients')}</th>
                <th scope="col" className="figure">{t('processes.handovers.median')}</th>
                <th scope="col">{t('processes.handovers.share')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.from}\u0000${row.to}`}>
                  <th scope="row" className="wrapped"><Swedish>{row.from} → {row.to}</Swedish></th>
                  <td className="figure">{figure(row.count)}</td>
                  <td className="figure">{figure(row.cases)}</td>
                  <td className="figure">{duration(row.median, language)}</td>
                  <td><ShareBar share={row.share} most={most} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      ) : null}
      {more}
      {data.hidden > 0 ? <p className="quiet">{t('processes.handovers.hidden', { count: data.hidden, number: data.fewest_shown })}</p> : null}
    </>
  );
}

export function Repeats({ page, choices }: { page: ProcessPage; choices: Choices }) {
  const { t } = useTranslation();
  const query = useQuery({ ...processRepeats(page.row.id, casesOf(choices.chosen)), enabled: isReady(choices) });
  return (
    <Section title={t('processes.repeats.title')}>
      <Answer query={answerOf(choices, query)} rows={4}>{(data) => <Steps data={data} />}</Answer>
    </Section>
  );
}

export function Handovers({ page, choices }: { page: ProcessPage; choices: Choices }) {
  const { t } = useTranslation();
  const query = useQuery({ ...processHandovers(page.row.id, casesOf(choices.chosen)), enabled: isReady(choices) });
  return (
    <Section title={t('processes.handovers.title')}>
      <Answer query={answerOf(choices, query)} rows={4}>{(data) => <Pairs data={data} />}</Answer>
    </Section>
  );
}
