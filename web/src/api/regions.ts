// A measure among the country's regions.
import { queryOptions } from '@tanstack/react-query';
import { asked, type TargetInterval } from './chart';
import { get, path } from './client';
import type { Sex, Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type RegionComparison = Whole<Schemas['RegionComparison']>;
export type RegionFigure = Whole<Schemas['RegionFigure']>;

export const regionComparison = (unit: string, measure: string, sex: Sex | '', period: string, interval?: TargetInterval) =>
  queryOptions({
    queryKey: ['regions', unit, measure, sex, period, interval],
    queryFn: () => get<RegionComparison>(path`/units/${unit}/measures/${measure}/regions`, { sex, period, ...asked(interval) }),
  });
