import { queryOptions } from '@tanstack/react-query';
import type { EffectList } from './awaited';
import { get, path } from './client';

/** The expected and realised effects of a unit's actions, and of the units below it. */
export const effects = (unit: string) =>
  queryOptions({ queryKey: ['effects', unit], queryFn: () => get<EffectList>(path`/units/${unit}/effects`) });
