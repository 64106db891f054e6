// A unit's plan and what may be chosen in it.
import { queryOptions } from '@tanstack/react-query';
import { get, path } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];
export type PlanChoices = Whole<Schemas['PlanChoices']>;
export type Plan = Whole<Schemas['Plan']>;
export type Perspective = Plan['perspectives'][number];
export type Goal = Perspective['goals'][number];
export type Factor = Perspective['factors'][number];
export type PlanMeasure = Factor['measures'][number];
export type PlanVersion = Plan['versions'][number];

/** The plan that is worked on: the planned one where there is one, else the one in force. */
export const readPlan = (unit: string) => get<Plan>(path`/units/${unit}/plan`, { planned: true });

export const plan = (unit: string) => queryOptions({ queryKey: ['plan', unit], queryFn: () => readPlan(unit) });

export const planVersions = (unit: string) =>
  queryOptions({
    queryKey: ['plan-versions', unit],
    queryFn: () => get<{ versions: PlanVersion[] }>(path`/units/${unit}/plan/versions`),
  });

export const planChoices = (unit: string) =>
  queryOptions({
    queryKey: ['plan-choices', unit],
    queryFn: () => get<PlanChoices>(path`/units/${unit}/plan/choices`),
  });

export const planFactors = (plan: Plan): Factor[] => plan.perspectives.flatMap((perspective) => perspective.factors);
export const planMeasures = (plan: Plan): PlanMeasure[] => planFactors(plan).flatMap((factor) => factor.measures);
