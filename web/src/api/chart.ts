// Control charts of a measure, the units below, and what lies behind a computed figure.
import { queryOptions } from '@tanstack/react-query';
import { get, path } from './client';
import type { Sex, Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type MeasureChart = Whole<Schemas['MeasureChart']>;
export type ChartSeries = Whole<Schemas['ChartSeries']>;
export type ChartPoint = Whole<Schemas['ChartPoint']>;
export type MeasurePhase = Whole<Schemas['MeasurePhase']>;
export type MeasureBelow = Whole<Schemas['MeasureBelow']>;
export type BelowUnit = Whole<Schemas['BelowUnit']>;
export type MeasureFunnel = Whole<Schemas['MeasureFunnel']>;
export type FunnelUnit = Whole<Schemas['FunnelUnit']>;
export type OutcomeOrigin = Whole<Schemas['OutcomeOrigin']>;
export type RowsBehind = Whole<Schemas['RowsBehind']>;
export type MeasureBreakdown = Whole<Schemas['MeasureBreakdown']>;
export type BreakdownPart = Whole<Schemas['BreakdownPart']>;

/** Target values by sex; T holds for those that have none of their own. */
export type Targets = Partial<Record<Sex, number>> & {
  /** A period of the only kind that they hold for. */
  only?: string;
  /** A target that is an interval, in place of the others. */
  interval?: TargetInterval;
};

export interface TargetInterval {
  lower: number;
  upper: number;
}

/** The interval as the server's questions name it. */
export const asked = (interval: TargetInterval | undefined) => ({ target_lower: interval?.lower, target_upper: interval?.upper });

export const measureChart = (unit: string, measure: string, targets: Targets) =>
  queryOptions({
    queryKey: ['chart', unit, measure, targets],
    queryFn: () =>
      get<MeasureChart>(path`/units/${unit}/measures/${measure}/chart`, {
        target: targets.T,
        target_women: targets.K,
        target_men: targets.M,
        target_for: targets.only,
        ...asked(targets.interval),
      }),
  });

export const measureBelow = (unit: string, measure: string, sex: Sex | '', every: string, on: string, interval?: TargetInterval) =>
  queryOptions({
    queryKey: ['below', unit, measure, sex, every, on, interval],
    queryFn: () => get<MeasureBelow>(path`/units/${unit}/measures/${measure}/below`, { sex, every, on, ...asked(interval) }),
  });

export const measureFunnel = (unit: string, measure: string, sex: Sex, period: string, on: string, interval?: TargetInterval) =>
  queryOptions({
    queryKey: ['funnel', unit, measure, sex, period, on, interval],
    queryFn: () => get<MeasureFunnel>(path`/units/${unit}/measures/${measure}/funnel`, { sex, period, on, ...asked(interval) }),
  });

export const measureBreakdown = (unit: string, measure: string, period: string, by: string) =>
  queryOptions({
    queryKey: ['breakdown', unit, measure, period, by],
    retry: false,
    queryFn: () => get<MeasureBreakdown>(path`/units/${unit}/measures/${measure}/breakdown`, { period, by }),
  });

export interface FigurePlace {
  unit: string;
  measure: string;
  period: string;
  sex: Sex;
}

export const outcomeOrigin = ({ unit, measure, period, sex }: FigurePlace) =>
  queryOptions({
    queryKey: ['origin', unit, measure, period, sex],
    retry: false,
    queryFn: () => get<OutcomeOrigin>(path`/units/${unit}/outcomes/${measure}/origin`, { period, sex }),
  });

/** Opening rows is written in the change log with the reason, so it is asked for once, never again by itself. */
export const openRows = ({ unit, measure, period, sex }: FigurePlace, organised: string, reason: string) =>
  get<RowsBehind>(path`/units/${unit}/outcomes/${measure}/rows`, { period, sex, organised, reason });
