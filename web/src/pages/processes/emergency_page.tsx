// The emergency department: how long from stamp to stamp, by hour, weekday and priority, and which stamps are missing or
// cannot be right.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { processEmergency, type EmergencyAnswer, type EmergencyFigures, type EmergencyGroup, type EmergencyInterval, type ProcessPage } from '../../api/processes';
import { Frame } from '../../components/frame';
import { Icon } from '../../components/icon';
import { Answer, Empty } from '../../components/notice';
import { figure } from '../../lib/format';
import { links } from '../../lib/place';
import { answerOf, casesOf, ChoiceBar, isReady, useChoice } from './choice';
import { EmergencyChart } from './emergency_chart';
import { NoLog } from './no_log';
import { Choose, Section } from './parts';
import { ProcessFrame } from './process_frame';
import { percentText, Verdict } from './standing';

const KINDS = ['timme', 'veckodag', 'prioritet'] as const;
type Kind = (typeof KINDS)[number];

function verdictOf(interval: EmergencyInterval, figures: EmergencyFigures): string {
  if (figures.withheld || figures.share === null) return 'too_few';
  if (interval.share === null) return 'no_aim';
  return figures.share >= interval.share ? 'met' : 'not_met';
}

function Cells({ figures }: { figures: EmergencyFigures }) {
  const { t } = useTranslation();
  if (figures.withheld) return <td colSpan={4} className="quiet">{t('processes.hidden')}</td>;
  if (figures.visits === 0) return <td colSpan={4} className="quiet">{t('emergency.noVisits')}</td>;
  const told = (value: number | null) => (value === null ? '–' : figure(value, value % 1 === 0 ? 0 : 1));
  return (
    <>
      <td className="figure">{figure(figures.visits)}</td>
      <td className="figure">{told(figures.median)}</td>
      <td className="figure">{told(figures.p90)}</td>
      <td className="figure">{figures.share === null ? '–' : percentText(figures.share)}</td>
    </>
  );
}

function Heads() {
  const { t } = useTranslation();
  return (
    <>
      <th scope="col" className="figure">{t('emergency.visits')}</th>
      <th scope="col" className="figure">{t('emergency.median')}</th>
      <th scope="col" className="figure">{t('emergency.p90')}</th>
      <th scope="col" className="figure">{t('emergency.share')}</th>
    </>
  );
}

function All({ data }: { data: EmergencyAnswer }) {
  const { t } = useTranslation();
  return (
    <Frame label={t('emergency.all')}>
      <table className="plain-table">
        <caption className="ds-sr-only">{t('emergency.all')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('emergency.interval')}</th>
            <th scope="col" className="figure">{t('emergency.limit')}</th>
            <th scope="col" className="figure">{t('emergency.aim')}</th>
            <Heads />
            <th scope="col">{t('emergency.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {data.intervals.map((interval, i) => {
            const figures = data.all[i];
            return figures ? (
              <tr key={interval.id}>
                <th scope="row" lang="sv">{interval.name}</th>
                <td className="figure">{t('emergency.minutes', { limit: figure(interval.limit) })}</td>
                <td className="figure">{interval.share === null ? '–' : percentText(interval.share)}</td>
                <Cells figures={figures} />
                <td><Verdict value={verdictOf(interval, figures)} /></td>
              </tr>
            ) : null;
          })}
        </tbody>
      </table>
    </Frame>
  );
}

function Groups({ groups, place, kind, name }: { groups: EmergencyGroup[]; place: number; kind: Kind; name: string }) {
  const { t } = useTranslation();
  const caption = t('emergency.groupsTable', { name, by: t(`emergency.kinds.${kind}`).toLowerCase() });
  return (
    <Frame label={caption}>
      <table className="plain-table">
        <caption className="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`emergency.heads.${kind}`)}</th>
            <Heads />
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => {
            const figures = group.figures[place];
            return figures ? (
              <tr key={group.key}>
                <th scope="row" lang="sv">{group.name}</th>
                <Cells figures={figures} />
              </tr>
            ) : null;
          })}
        </tbody>
      </table>
    </Frame>
  );
}

function Divided({ data }: { data: EmergencyAnswer }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const place = Math.max(0, data.intervals.findIndex((one) => one.id === search.get('tid')));
  const interval = data.intervals[place];
  const kind = KINDS.find((one) => one === search.get('efter')) ?? 'timme';
  if (!interval) return null;
  const put = (name: string, value: string) =>
    setSearch((now) => {
      now.set(name, value);
      return now;
    }, { replace: true });
  const groups = { timme: data.hours, veckodag: data.weekdays, prioritet: data.priorities }[kind];
  return (
    <>
      <div className="filters no-print">
        <Choose label={t('emergency.which')} options={data.intervals} value={interval.id} onChange={(id) => put('tid', id)} />
        <Choose label={t('emergency.by')} options={KINDS.map((id) => ({ id, name: t(`emergency.kinds.${id}`) }))} value={kind} onChange={(id) => put('efter', id)} />
      </div>
      {groups.length === 0 ? (
        <p>{t('emergency.noPriorities')}</p>
      ) : (
        <>
          <EmergencyChart groups={groups} place={place} interval={interval} by={t(`emergency.kinds.${kind}`).toLowerCase()} />
          <Groups groups={groups} place={place} kind={kind} name={interval.name} />
        </>
      )}
    </>
  );
}

function Faults({ data, process }: { data: EmergencyAnswer; process: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t('emergency.faults')}>
      {data.faults.length === 0 ? (
        <p><Icon name="check" /> {t('emergency.noFaults')}</p>
      ) : (
        <>
          <ul className="emergency-faults" lang="sv">
            {data.faults.map((fault) => <li key={`${fault.kind} ${fault.id}`}>{fault.words}</li>)}
          </ul>
          <p className="no-print"><Link to={links.process(process, 'logg')}>{t('emergency.toLog')}</Link></p>
        </>
      )}
    </Section>
  );
}

function Whole({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const choices = useChoice(page);
  const has = choices.log?.has_emergency ?? false;
  const query = useQuery({ ...processEmergency(page.row.id, casesOf(choices.chosen)), enabled: has && isReady(choices) });
  if (!page.row.has_log) return <NoLog page={page} />;
  if (choices.log && !has) {
    return (
      <Empty title={t('emergency.none')}>
        <p>{t('emergency.noneHelp')}</p>
        <p><Link to={links.process(page.row.id, 'logg')}>{t('processes.log.toLog')}</Link></p>
      </Empty>
    );
  }
  return (
    <>
      <ChoiceBar choices={choices} />
      <Answer query={answerOf(choices, query)} rows={8}>
        {(data) =>
          data.withheld ? (
            <p>{t('processes.tooFew', { number: data.fewest_shown })}</p>
          ) : (
            <>
              <p className="shown" role="status">{t('emergency.about', { count: data.visits, visits: figure(data.visits) })}</p>
              <All data={data} />
              <Section title={t('emergency.when')}>
                <Divided data={data} />
              </Section>
              <Faults data={data} process={page.row.id} />
            </>
          )
        }
      </Answer>
    </>
  );
}

export default function EmergencyPage() {
  const { t } = useTranslation();
  return <ProcessFrame title={t('emergency.title')}>{(page) => <Whole page={page} />}</ProcessFrame>;
}
