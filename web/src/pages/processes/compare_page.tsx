// Two groups of patients side by side: women and men, before and after a day, one unit and another.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { processComparison, processLog, type ProcessComparison, type ProcessLog, type ProcessPage } from '../../api/processes';
import { DayField } from '../../components/day_field';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/notice';
import { Swedish } from '../../components/text';
import { decimalsOf, figure, signed } from '../../lib/format';
import { filterOf, timeCondition, type Condition } from '../../lib/process_filter';
import { ComparedSteps } from './compared_steps';
import { NoLog } from './no_log';
import { Choose } from './parts';
import { ProcessFrame } from './process_frame';

const KINDS = ['kon', 'tid', 'enhet'] as const;

interface Group {
  name: string;
  filter: string;
}

const one = (value: number) => figure(value, Math.min(1, decimalsOf(value)));

function Result({ data, a, b }: { data: ProcessComparison; a: Group; b: Group }) {
  const { t } = useTranslation();
  if (data.withheld) return <p>{t('processes.tooFew', { number: data.fewest_shown })}</p>;
  const time = (value: number | null, unit: string) => (value === null ? '–' : `${one(value)}\u00a0${unit}`);
  const share = (value: number | null) => (value === null ? '–' : `${figure(value, 1)}\u00a0%`);
  return (
    <>
      <p className="quiet">{t('processes.compare.groups', { a: a.name, b: b.name })}</p>
      <ul className="compared-words" lang="sv">
        {data.rows.filter((row) => row.words).map((row) => (
          <li key={row.name}>{row.name}: {row.words}</li>
        ))}
      </ul>
      <Frame label={t('processes.compare.title')}>
        <table className="plain-table">
          <caption>{t('processes.compare.caption', { a: a.name, b: b.name, aCases: figure(data.a_cases), bCases: figure(data.b_cases) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('processes.targets.stretch')}</th>
              <th scope="col" className="figure wrapped">{t('processes.compare.medianOf', { name: a.name })}</th>
              <th scope="col" className="figure wrapped">{t('processes.compare.medianOf', { name: b.name })}</th>
              <th scope="col" className="figure wrapped">{t('processes.compare.shareOf', { name: a.name })}</th>
              <th scope="col" className="figure wrapped">{t('processes.compare.shareOf', { name: b.name })}</th>
              <th scope="col" className="figure wrapped">{t('processes.compare.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.name}>
                <th scope="row" className="wrapped"><Swedish>{row.name}</Swedish></th>
                {row.withheld ? <td colSpan={5} className="quiet">{t('processes.hidden')}</td> : (
                  <>
                    <td className="figure">{time(row.a_median, row.unit_name)}</td>
                    <td className="figure">{time(row.b_median, row.unit_name)}</td>
                    <td className="figure">{share(row.a_share)}</td>
                    <td className="figure">{share(row.b_share)}</td>
                    <td className="figure">
                      {row.difference === null ? '–' : `${signed(row.difference, 1)}\u00a0${row.unit_name}`}
                      {row.lower !== null && row.upper !== null ? <small className="beside">{t('processes.compare.interval', { lower: signed(row.lower, 1), upper: signed(row.upper, 1) })}</small> : null}
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
      <p className="quiet">{t('processes.compare.help')}</p>
    </>
  );
}

/** The two groups of a choice, or none while it is not whole. */
function useGroups(log: ProcessLog | undefined, kind: string, day: string, units: [string, string]): [Group, Group] | undefined {
  const { t } = useTranslation();
  if (kind === 'kon') {
    return [{ name: t('sex.K'), filter: 'women' }, { name: t('sex.M'), filter: 'men' }];
  }
  if (kind === 'tid') {
    if (!day) return undefined;
    const before = new Date(`${day}T12:00:00Z`);
    before.setUTCDate(before.getUTCDate() - 1);
    const last = before.toISOString().slice(0, 10);
    return [
      { name: t('processes.compare.before', { day }), filter: filterOf([timeCondition('', last)]) },
      { name: t('processes.compare.after', { day }), filter: filterOf([timeCondition(day, '')]) },
    ];
  }
  if (!units[0] || !units[1] || units[0] === units[1] || !log) return undefined;
  const at = (unit: string): Condition => ({ attribute: [{ name: log.unit_attribute, values: [unit] }] });
  return [{ name: units[0], filter: filterOf([at(units[0])]) }, { name: units[1], filter: filterOf([at(units[1])]) }];
}

function Whole({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const asked = useQuery({ ...processLog(page.row.id), enabled: page.row.has_log });
  const log = asked.data;
  const kinds = KINDS.filter((kind) => (kind === 'kon' ? log?.has_sex : kind === 'enhet' ? (log?.units.length ?? 0) > 1 : true));
  const kind = kinds.find((choice) => choice === search.get('efter')) ?? kinds[0] ?? 'tid';
  const day = search.get('dag') ?? '';
  const units: [string, string] = [search.get('ena') ?? log?.units[0] ?? '', search.get('andra') ?? log?.units[1] ?? ''];
  const put = (name: string, value: string) =>
    setSearch((now) => {
      now.set(name, value);
      return now;
    }, { replace: true });
  const groups = useGroups(log, kind, day, units);
  const query = useQuery({ ...processComparison(page.row.id, groups?.[0].filter ?? '', groups?.[1].filter ?? ''), enabled: log !== undefined && groups !== undefined });
  if (!page.row.has_log) return <NoLog page={page} />;
  if (!log) return <Answer query={asked} rows={6}>{() => null}</Answer>;
  const options = log.units.map((name) => ({ id: name, name }));
  return (
    <>
      <div className="filters no-print">
        <Choose label={t('processes.compare.by')} options={kinds.map((id) => ({ id, name: t(`processes.compare.kinds.${id}`) }))} value={kind} onChange={(id) => put('efter', id)} />
        {kind === 'tid' ? <DayField label={t('processes.compare.day')} value={day} onChange={(value) => put('dag', value)} /> : null}
        {kind === 'enhet' ? (
          <>
            <Choose label={t('processes.compare.one')} options={options} value={units[0]} onChange={(id) => put('ena', id)} />
            <Choose label={t('processes.compare.other')} options={options} value={units[1]} onChange={(id) => put('andra', id)} />
          </>
        ) : null}
      </div>
      {groups ? (
        <>
          <Answer query={query} rows={6}>{(data) => <Result data={data} a={groups[0]} b={groups[1]} />}</Answer>
          <ComparedSteps process={page.row.id} a={groups[0]} b={groups[1]} />
        </>
      ) : (
        <p className="quiet">{t(kind === 'tid' ? 'processes.compare.chooseDay' : 'processes.compare.chooseUnits')}</p>
      )}
    </>
  );
}

export default function ComparePage() {
  const { t } = useTranslation();
  return <ProcessFrame title={t('processes.compare.title')}>{(page) => <Whole page={page} />}</ProcessFrame>;
}
