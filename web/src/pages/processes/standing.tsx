// How a process stands against its targets, in words: the latest ended tertial, the aim, and the tertial before.
import { useTranslation } from 'react-i18next';
import type { ProcessRow, ProcessStanding, StretchMonth, StretchStanding } from '../../api/processes';
import { Icon, type IconName } from '../../components/icon';
import { usePeriodName } from '../../components/text';
import { figure } from '../../lib/format';

const VERDICT: Record<string, { icon: IconName; tone: string }> = {
  met: { icon: 'check', tone: 'met' },
  not_met: { icon: 'cross', tone: 'not_met' },
  no_aim: { icon: 'dash', tone: 'plain' },
  too_few: { icon: 'empty', tone: 'no_data' },
};
const TREND: Record<string, IconName> = { better: 'better', worse: 'worse', unsure: 'wave', none: 'dash' };

export const percentText = (value: number) => `${figure(value, value % 1 === 0 ? 0 : 1)}\u00a0%`;

export function Verdict({ value }: { value: string }) {
  const { t } = useTranslation();
  const known = VERDICT[value] ?? VERDICT.no_aim!;
  return (
    <span className={`status status-${known.tone}`}>
      <Icon name={known.icon} />
      <span>{t(`standing.verdict.${value as 'met'}`)}</span>
    </span>
  );
}

/** Under a chart or a table of months, where the newest may change. */
export function Unfinished({ months }: { months: StretchMonth[] }) {
  const { t } = useTranslation();
  return months.some((one) => one.unfinished) ? <p className="quiet">{t('processes.board.unfinishedHelp')}</p> : null;
}

export function Trend({ stretch }: { stretch: StretchStanding }) {
  const { t } = useTranslation();
  const before = stretch.before.share;
  return (
    <span className="standing-trend">
      <Icon name={TREND[stretch.trend] ?? 'dash'} />
      <span>{t(`standing.trend.${stretch.trend as 'none'}`, { before: before === null ? '–' : percentText(before) })}</span>
    </span>
  );
}

function Stretch({ stretch, fewest }: { stretch: StretchStanding; fewest: number }) {
  const { t } = useTranslation();
  const name = usePeriodName();
  const all = stretch.latest[0];
  const share = all?.share ?? null;
  return (
    <li>
      <span className="standing-name" lang="sv">{stretch.name}</span>
      {!all ? <span className="quiet">{t('standing.notEnded')}</span> : null}
      {all && share === null ? <span className="quiet">{t('standing.withheld', { number: fewest, period: name(stretch.period) })}</span> : null}
      {all && share !== null ? (
        <>
          <span>
            {t('standing.share', { share: percentText(share), count: all.reached, limit: stretch.limit, period: name(stretch.period) })}
            {stretch.aim === null ? '' : ` (${t('standing.aim', { aim: percentText(stretch.aim) })})`}
          </span>
          <Verdict value={stretch.verdict} />
          <Trend stretch={stretch} />
        </>
      ) : null}
    </li>
  );
}

/** Every target of the process; or what it lacks to be reckoned. */
export function StandingOf({ row, standing }: { row: ProcessRow; standing: ProcessStanding | undefined }) {
  const { t } = useTranslation();
  if (!standing) return null;
  const unread = standing.unread.find((one) => one.process === row.id);
  if (unread) return <span className="conflict" lang="sv">{unread.words}</span>;
  const stretches = standing.stretches.filter((one) => one.process === row.id);
  if (stretches.length === 0) return <span className="quiet">{t(row.has_log ? 'standing.nothing' : 'standing.noEvents')}</span>;
  return (
    <ul className="standing">
      {stretches.map((one) => (
        <Stretch key={one.target} stretch={one} fewest={standing.fewest_shown} />
      ))}
    </ul>
  );
}
