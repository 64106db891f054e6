// Every event of every patient as a dot: a row for each patient, time along it, and a mark for each activity. The patients
// stand in the table under it too.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientDots } from '../../api/processes';
import { useDrawnWidth } from '../../components/drawn_width';
import { scale } from '../../lib/chart_scale';
import { calendarTicks, dayOf, lengthOf, markOf, markPaths, markShape, OWN_MARKS, spanTicks, type DotRow } from '../../lib/dots';
import { figure } from '../../lib/format';

export const DOT_TIMES = ['date', 'since'] as const;
export type DotTime = (typeof DOT_TIMES)[number];

const TOP = 40;
const BOTTOM = 26;
const EDGE = 8;
const ROOM = 720; // for all the rows, as far as they are neither too close nor too far apart
const CLOSEST = 1.6;
const WIDEST = 16;
const TICK_ROOM = 88;

const between = (least: number, value: number, most: number) => Math.max(least, Math.min(value, most));

export function DotsChart({ data, rows, order, time, hidden }: { data: PatientDots; rows: DotRow[]; order: number[]; time: DotTime; hidden: number[] }) {
  const { t } = useTranslation();
  const id = useId();
  const { holder, width } = useDrawnWidth<HTMLElement>();
  const since = time === 'since';
  const from = Math.min(...rows.map((row) => row.first));
  const to = Math.max(...rows.map((row) => row.last));
  const longest = Math.max(...rows.map(lengthOf));
  const gap = between(CLOSEST, ROOM / rows.length, WIDEST);
  const bottom = TOP + gap * rows.length;
  const height = bottom + BOTTOM;
  const right = width - EDGE;
  const place = new Array<number>(rows.length);
  order.forEach((row, index) => { place[row] = TOP + gap * (index + 0.5); });
  const x = scale(since ? [0, longest] : [from, to], [EDGE, right]);
  const startOf = (row: number) => (since ? rows[row]!.first : 0);
  const wanted = Math.max(2, Math.floor((right - EDGE) / TICK_ROOM));
  const spans = spanTicks(longest, wanted);
  const ticks = since ? spans.ticks : calendarTicks(from, to, wanted);
  const anchor = (at: number) => (at > right - TICK_ROOM / 2 ? 'end' : at < EDGE + TICK_ROOM / 2 ? 'start' : 'middle');
  const lines = rows.map((row, i) => `M${x(row.first - startOf(i)).toFixed(1)} ${place[i]!.toFixed(1)}H${x(row.last - startOf(i)).toFixed(1)}`).join('');
  const paths = markPaths(data.dots, between(2.4, gap * 0.4, 4.5), (dot) => x(dot.at - startOf(dot.row)), (dot) => place[dot.row]!);
  return (
    <figure className="control-chart dots-chart" ref={holder}>
      <svg className="control-svg" viewBox={`0 0 ${width} ${height.toFixed(1)}`} width={width} height={height} role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-told`}>
        <title id={`${id}-title`}>{t('dots.picture', { time: t(`dots.times.${time}`) })}</title>
        <desc id={`${id}-told`}>
          {t('dots.told', { count: rows.length, patients: figure(rows.length), events: figure(data.dots.length), from: dayOf(from), to: dayOf(to) })}
        </desc>
        <text className="axis" x={EDGE} y={12}>{since ? t(`dots.since.${spans.unit}`) : t('dots.times.date')}</text>
        {ticks.map(({ at, text }) => (
          <g key={at}>
            <path className="grid" d={`M${x(at).toFixed(1)} ${TOP - 6}V${(bottom + 6).toFixed(1)}`} />
            <text className="axis" x={x(at)} y={TOP - 10} textAnchor={anchor(x(at))}>{text}</text>
            <text className="axis" x={x(at)} y={height - 6} textAnchor={anchor(x(at))}>{text}</text>
          </g>
        ))}
        {gap > 4 ? <path className="dots-row" d={lines} /> : null}
        {/* The rarer stand over the commoner, which would hide them. */}
        {[OWN_MARKS, ...Array.from({ length: OWN_MARKS }, (_, mark) => mark)].map((mark) =>
          hidden.includes(mark) || !paths[mark] ? null : <path key={mark} className={`dot-${mark}`} d={paths[mark]} />,
        )}
      </svg>
    </figure>
  );
}

/** What each mark stands for; choosing one hides it or shows it again. */
export function DotsKey({ activities, hidden, toggle }: { activities: string[]; hidden: number[]; toggle: (mark: number) => void }) {
  const { t } = useTranslation();
  const help = useId();
  const marks = [...new Set(activities.map((_, activity) => markOf(activity)))];
  return (
    <div className="dots-key">
      <p className="quiet no-print" id={help}>{t('dots.keyHelp')}</p>
      <ul aria-label={t('dots.key')}>
        {marks.map((mark) => (
          <li key={mark}>
            <button type="button" aria-pressed={!hidden.includes(mark)} aria-describedby={help} onClick={() => toggle(mark)}>
              <svg className="mark-sample" viewBox="0 0 14 14" aria-hidden="true"><path className={`dot-${mark}`} d={`M7 7${markShape(mark, 4.5)}`} /></svg>
              {mark < OWN_MARKS ? <span lang="sv">{activities[mark]}</span> : <span>{t('dots.others', { count: activities.length - OWN_MARKS })}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
