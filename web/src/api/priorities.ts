import { queryOptions } from '@tanstack/react-query';
import { get, path } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

/** Amounts are thousands of kronor a year. */
export type PriorityList = Whole<Schemas['PriorityList']>;
export type UnitBudget = Whole<Schemas['UnitBudget']>;

export const priorities = (unit: string, year: string) =>
  queryOptions({ queryKey: ['priorities', unit, year], queryFn: () => get<PriorityList>(path`/units/${unit}/priorities/${year}`) });
