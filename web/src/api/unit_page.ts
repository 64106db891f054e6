// A unit's page for one period.
import { queryOptions } from '@tanstack/react-query';
import { get, path } from './client';
import type { Whole } from './model';
import type { components } from './types';

export type UnitPage = Whole<components['schemas']['UnitPage']>;
export type PageMeasure = UnitPage['quality'][number];

export const unitPage = (unit: string, period: string) =>
  queryOptions({
    queryKey: ['unit-page', unit, period],
    queryFn: () => get<UnitPage>(path`/units/${unit}/page/${period}`),
  });
