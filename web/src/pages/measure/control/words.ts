// A point and a series in words, the same in the chart, the table and the tree.
import { useTranslation } from 'react-i18next';
import type { ChartPoint, ChartSeries, MeasurePhase } from '../../../api/chart';
import type { Measure, MeasurePage } from '../../../api/model';
import type { TargetInterval, Targets } from '../../../api/chart';
import { decimalsOf, figure, quantity } from '../../../lib/format';
import { periodSpan } from '../../../lib/period';

type KindOfPeriod = 'week' | 'month' | 'quarter' | 'tertial' | 'term' | 'year';
export function useKindName(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => t(`chart.kind.${kind as KindOfPeriod}`);
}

/** Fewer values than this make no chart: its lines would say more than anybody knows. */
export const FEWEST_VALUES = 5;

export const valuesIn = (series: ChartSeries) => series.points.filter((point) => point.value !== null).length;

/** A value as it was recorded; a computed line with one decimal more than the measure is printed with. */
export function useFigures(measure: Pick<Measure, 'decimals' | 'unit'>) {
  const recorded = (value: number) => Math.max(measure.decimals, Math.min(2, decimalsOf(value)));
  return {
    value: (value: number | null) => quantity(value, value === null ? 0 : recorded(value), measure.unit),
    bare: (value: number | null) => (value === null ? '' : figure(value, recorded(value))),
    line: (value: number | null) => (value === null ? '' : figure(value, Math.min(6, measure.decimals + 1))),
    lineWithUnit: (value: number | null) => quantity(value, Math.min(6, measure.decimals + 1), measure.unit),
  };
}

/** "utanför gränsen: förbättring", or nothing where no rule says anything. */
export function usePointSign(): (point: Pick<ChartPoint, 'rule' | 'meaning' | 'excluded'>) => string {
  const { t } = useTranslation();
  return (point) =>
    point.excluded ? t('chart.excluded') : point.rule === 'none' ? '' : t('chart.sign', { rule: t(`chart.rule.${point.rule}`), meaning: t(`chart.meaning.${point.meaning}`) });
}

export const firstDay = (period: string) => periodSpan(period).from.toISOString().slice(0, 10);

/** What people have said changed, by the point where its part begins: the first period that begins on the day or later.
 *  What changed before the first point, or after the last one, belongs to none. */
export function changesAt(series: Pick<ChartSeries, 'points'>, phases: MeasurePhase[]): Map<number, MeasurePhase[]> {
  const days = series.points.map((point) => firstDay(point.period));
  const found = new Map<number, MeasurePhase[]>();
  for (const phase of phases) {
    const at = days.findIndex((day) => day >= phase.from);
    if (at > 0) found.set(at, [...(found.get(at) ?? []), phase]);
  }
  return found;
}

/** "2016-05-01 Ny rutin för utskrivning": a change of ways of working as the chart, the table and the reader say it. */
export const changeWords = (phases: MeasurePhase[] | undefined) => (phases ?? []).map((phase) => `${phase.from} ${phase.reason}`).join('; ');

const LEVELS: Record<Measure['direction'], string[]> = { higher_is_better: ['>=', '>'], lower_is_better: ['<=', '<'] };
const CHANGES: Record<Measure['direction'], string[]> = {
  higher_is_better: ['increase', 'increase_by_percent'],
  lower_is_better: ['decrease', 'decrease_by_percent'],
};

/** The target where it is an interval in the unit of the measure's figures. */
export function intervalOf({ target, measure }: Pick<MeasurePage, 'target' | 'measure'>): TargetInterval | undefined {
  if (target?.operator !== 'between' || target.value === null || target.upper === null) return undefined;
  return target.unit === '' || target.unit === measure.unit ? { lower: target.value, upper: target.upper } : undefined;
}

type Answered = Pick<MeasurePage, 'target' | 'measure' | 'period'> & { judged: Pick<NonNullable<MeasurePage['judged']>, 'rows'> };

/** Levels that the limits can be compared with: a target that points the same way as the measure. One that asks for a
 *  change is the level that it means this period, which the judgement has worked out for each sex. */
export function targetsOf({ target, measure, judged, period }: Answered): Targets {
  if (!target) return {};
  const interval = intervalOf({ target, measure });
  // An interval of counts is one for as long a period as the judged one.
  if (interval) return measure.unit === '%' ? { interval } : { interval, only: period };
  if (CHANGES[measure.direction].includes(target.operator)) {
    const levels = Object.fromEntries(judged.rows.flatMap((row) => (row.limit === null ? [] : [[row.sex, row.limit]])));
    // Half of a year's count is no level for its months; half of a share is.
    return measure.unit === '%' ? levels : { ...levels, only: period };
  }
  if (!LEVELS[measure.direction].includes(target.operator)) return {};
  const { K, M, T } = target.per_sex as Partial<Record<'K' | 'M' | 'T', number>>;
  const whole = T ?? target.value ?? undefined;
  return {
    ...(whole === undefined || whole === null ? {} : { T: whole }),
    ...(K === undefined ? {} : { K }),
    ...(M === undefined ? {} : { M }),
  };
}

/** Whether the limits differ from point to point within a part, as where they follow denominators. */
export const hasSteps = (series: ChartSeries) =>
  series.points.some((point, i) => {
    const before = series.points[i - 1];
    return before !== undefined && before.part === point.part && before.upper !== null && point.upper !== null && before.upper !== point.upper;
  });
