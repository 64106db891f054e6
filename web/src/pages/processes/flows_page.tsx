// How patients go between units, or between levels of care: from where to where, how often, and where they begin and end.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { processFlows, type ProcessFlows, type ProcessPage } from '../../api/processes';
import { Frame } from '../../components/frame';
import { Answer, Empty } from '../../components/notice';
import { useLanguage } from '../../components/text';
import { duration } from '../../lib/duration';
import { figure } from '../../lib/format';
import { answerOf, casesOf, ChoiceBar, isReady, useChoice } from './choice';
import { NoLog } from './no_log';
import { ProcessFrame } from './process_frame';

function Ways({ data }: { data: ProcessFlows }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Frame label={t('processes.flows.ways')}>
      <table className="plain-table">
        <caption className="ds-sr-only">{t('processes.flows.ways')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('processes.flows.from')}</th>
            <th scope="col">{t('processes.flows.to')}</th>
            <th scope="col" className="figure">{t('processes.map.times')}</th>
            <th scope="col" className="figure">{t('processes.flows.median')}</th>
          </tr>
        </thead>
        <tbody>
          {data.flows.map((flow) => (
            <tr key={`${flow.from}\u0000${flow.to}`}>
              <th scope="row" className="wrapped" lang="sv">{flow.from}</th>
              <td className="wrapped" lang="sv">{flow.to}</td>
              <td className="figure">{figure(flow.count)}</td>
              <td className="figure">{duration(flow.median, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function Places({ data }: { data: ProcessFlows }) {
  const { t } = useTranslation();
  const number = (count: number | null) => (count === null ? <span className="quiet">{t('processes.flows.untold')}</span> : figure(count));
  return (
    <Frame label={t('processes.flows.places')}>
      <table className="plain-table">
        <caption className="ds-sr-only">{t('processes.flows.places')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('processes.flows.place')}</th>
            <th scope="col" className="figure">{t('processes.flows.began')}</th>
            <th scope="col" className="figure">{t('processes.flows.stays')}</th>
            <th scope="col" className="figure">{t('processes.flows.ended')}</th>
          </tr>
        </thead>
        <tbody>
          {data.places.map((place) => (
            <tr key={place.name}>
              <th scope="row" className="wrapped" lang="sv">{place.name}</th>
              <td className="figure">{number(place.began)}</td>
              <td className="figure">{number(place.stays)}</td>
              <td className="figure">{number(place.ended)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function Flows({ data }: { data: ProcessFlows }) {
  const { t } = useTranslation();
  if (data.withheld) return <p>{t('processes.tooFew', { number: data.fewest_shown })}</p>;
  return (
    <>
      <p className="stretch-sentence" lang="sv">{data.sentence}</p>
      {data.flows.length > 0 ? <Ways data={data} /> : null}
      {data.hidden > 0 ? <p className="quiet">{t('processes.flows.hidden', { count: data.hidden, number: data.fewest_shown })}</p> : null}
      {data.places.length > 0 ? (
        <>
          <h2>{t('processes.flows.places')}</h2>
          <Places data={data} />
        </>
      ) : (
        <Empty title={t('processes.flows.empty')}>
          <p>{t('processes.flows.emptyHelp')}</p>
        </Empty>
      )}
    </>
  );
}

function Whole({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const choices = useChoice(page);
  const [search, setSearch] = useSearchParams();
  const by = search.get('mellan') === 'vardnivaer' ? 'care_level' : 'unit';
  const query = useQuery({ ...processFlows(page.row.id, casesOf(choices.chosen), by), enabled: page.row.has_log && isReady(choices) });
  if (!page.row.has_log) return <NoLog page={page} />;
  return (
    <>
      <ChoiceBar choices={choices} />
      <div className="filters no-print">
        <Field>
          <Label>{t('processes.flows.by')}</Label>
          <Select
            value={by}
            onChange={(event) =>
              setSearch((now) => {
                if (event.target.value === 'unit') now.delete('mellan');
                else now.set('mellan', 'vardnivaer');
                return now;
              }, { replace: true })
            }
          >
            <Select.Option value="unit">{t('processes.flows.unit')}</Select.Option>
            <Select.Option value="care_level">{t('processes.flows.care_level')}</Select.Option>
          </Select>
        </Field>
      </div>
      <Answer query={answerOf(choices, query)} rows={8}>{(data) => <Flows data={data} />}</Answer>
    </>
  );
}

export default function FlowsPage() {
  const { t } = useTranslation();
  return <ProcessFrame title={t('processes.flows.title')}>{(page) => <Whole page={page} />}</ProcessFrame>;
}
