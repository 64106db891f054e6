import { queryOptions } from '@tanstack/react-query';
import { get, path } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type LabelPage = Omit<Whole<Schemas['LabelPage']>, 'items'> & { items: LabelledItem[] };
export type LabelSet = Whole<Schemas['LabelSet']>;
/** What may have labels; the server names them as texts. */
export type LabelKind = 'plan' | 'measure' | 'action';
export type LabelledItem = Whole<Schemas['LabelledItem']> & { kind: LabelKind };
export type PlanDecision = Whole<Schemas['PlanDecision']>;

/** What has labels at a unit and below it, and how far they cover. */
export const labels = (unit: string) =>
  queryOptions({ queryKey: ['labels', unit], queryFn: () => get<LabelPage>(path`/units/${unit}/labels`) });

/** The political decisions behind a unit's own plan, oldest first. */
export const planDecisions = (unit: string) =>
  queryOptions({
    queryKey: ['plan', unit, 'decisions'],
    queryFn: () => get<Whole<Schemas['DecisionList']>>(path`/units/${unit}/plan/decisions`),
  });
