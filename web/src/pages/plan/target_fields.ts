// A target as a form sees it, and back.
import type { Target } from '../../api/model';
import { decimalsOf, figure, readFigure } from '../../lib/format';

export const OPERATORS = ['>=', '<=', '<', '>', '=', 'increase', 'decrease', 'increase_by_percent', 'decrease_by_percent', 'between'] as const;
export const COMPARISONS = ['same_period_previous_year', 'same_quarter_previous_year', 'year', 'not_stated'] as const;
export const INFERRED = ['operator', 'value', 'unit', 'by', 'by.year', 'comparison'] as const;

export interface TargetFields {
  factor: string;
  hasTarget: boolean;
  text: string;
  operator: Target['operator'];
  value: string;
  upper: string;
  unit: string;
  by: string;
  perSex: boolean;
  K: string;
  M: string;
  T: string;
  comparison: (typeof COMPARISONS)[number] | '';
  comparisonPeriod: string;
  comparisonK: string;
  comparisonM: string;
  comparisonT: string;
  stated: boolean;
  inferred: string[];
}

const written = (value: number | null | undefined) => (value === null || value === undefined ? '' : figure(value, decimalsOf(value)));

export function fieldsOf(target: Target | null, factor: string, unit: string): TargetFields {
  const before = target?.comparison?.value as Record<string, number> | undefined;
  const limits = target?.per_sex as Record<string, number> | undefined;
  return {
    factor,
    hasTarget: target !== null,
    text: target?.text ?? '',
    operator: target?.operator ?? '>=',
    value: written(target?.value),
    upper: written(target?.upper),
    unit: target?.unit ?? unit,
    by: target?.by ?? '',
    perSex: Object.keys(limits ?? {}).length > 0,
    K: written(limits?.K),
    M: written(limits?.M),
    T: written(limits?.T),
    comparison: target?.comparison?.kind ?? '',
    comparisonPeriod: target?.comparison?.period ?? '',
    comparisonK: written(before?.K),
    comparisonM: written(before?.M),
    comparisonT: written(before?.T),
    stated: target?.comparison?.stated ?? false,
    inferred: target?.inferred ?? [],
  };
}

/** Whether the operator counts against a limit; "öka" and "minska" count against what was before. */
export const hasLimit = (operator: Target['operator']) => operator !== 'increase' && operator !== 'decrease';

/** Whether each sex may have a limit of its own; an interval is one for all. */
export const mayBePerSex = (operator: Target['operator']) => hasLimit(operator) && operator !== 'between';

/** Whether the upper limit is a number below the lower one. */
export function limitsCrossed(fields: TargetFields): boolean {
  const [lower, upper] = [readFigure(fields.value), readFigure(fields.upper)];
  return fields.operator === 'between' && lower !== undefined && upper !== undefined && upper < lower;
}

/** The figures of the form that are no numbers. */
export function wrongFigures(fields: TargetFields): (keyof TargetFields)[] {
  const limits: (keyof TargetFields)[] = fields.operator === 'between'
    ? ['value', 'upper']
    : !hasLimit(fields.operator) ? [] : fields.perSex ? ['K', 'M', 'T'] : ['value'];
  const before: (keyof TargetFields)[] = fields.comparison ? ['comparisonK', 'comparisonM', 'comparisonT'] : [];
  const wrong = (name: keyof TargetFields) => fields[name] !== '' && readFigure(String(fields[name])) === undefined;
  return [...limits, ...before].filter(wrong);
}

function bySex(figures: Record<string, string>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([sex, text]) => {
      const value = readFigure(text);
      return value === undefined ? [] : [[sex, value]];
    }),
  );
}

export function targetOf(fields: TargetFields): Target | null {
  if (!fields.hasTarget) return null;
  const limit = hasLimit(fields.operator);
  const perSex = fields.perSex && mayBePerSex(fields.operator);
  return {
    text: fields.text,
    operator: fields.operator,
    value: limit && !perSex ? (readFigure(fields.value) ?? null) : null,
    upper: fields.operator === 'between' ? (readFigure(fields.upper) ?? null) : null,
    unit: fields.unit,
    by: fields.by || null,
    per_sex: perSex ? bySex({ K: fields.K, M: fields.M, T: fields.T }) : {},
    comparison: fields.comparison
      ? {
          kind: fields.comparison,
          period: fields.comparisonPeriod || null,
          value: bySex({ K: fields.comparisonK, M: fields.comparisonM, T: fields.comparisonT }),
          stated: fields.stated,
        }
      : null,
    inferred: fields.inferred,
  } as Target;
}
