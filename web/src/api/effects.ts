import { queryOptions } from '@tanstack/react-query';
import { get, path } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type Effect = Whole<Schemas['Effect']>;
export type EffectList = Whole<Schemas['EffectList']>;

/** The expected and realised effects of a unit's actions, and of the units below it. */
export const effects = (unit: string) =>
  queryOptions({ queryKey: ['effects', unit], queryFn: () => get<EffectList>(path`/units/${unit}/effects`) });
