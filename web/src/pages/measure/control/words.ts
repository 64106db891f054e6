// A point and a series in words, the same in the chart, the table and the tree.
import { useTranslation } from 'react-i18next';
import type { ChartPoint, ChartSeries } from '../../../api/chart';
import type { Measure, MeasurePage, Target } from '../../../api/model';
import type { Targets } from '../../../api/chart';
import { decimalsOf, figure, quantity } from '../../../lib/format';

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
export function usePointSign(): (point: Pick<ChartPoint, 'rule' | 'meaning'>) => string {
  const { t } = useTranslation();
  return (point) =>
    point.rule === 'none' ? '' : t('chart.sign', { rule: t(`chart.rule.${point.rule}`), meaning: t(`chart.meaning.${point.meaning}`) });
}

/** Levels that the limits can be compared with: a target that points the same way as the measure. */
export function targetsOf(target: Target | null, measure: MeasurePage['measure']): Targets {
  if (!target) return {};
  const ways = measure.direction === 'higher_is_better' ? ['>=', '>'] : ['<=', '<'];
  if (!ways.includes(target.operator)) return {};
  const { K, M, T } = target.per_sex as Partial<Record<'K' | 'M' | 'T', number>>;
  const whole = T ?? target.value ?? undefined;
  return {
    ...(whole === undefined || whole === null ? {} : { T: whole }),
    ...(K === undefined ? {} : { K }),
    ...(M === undefined ? {} : { M }),
  };
}
