import { queryOptions } from '@tanstack/react-query';
import type { LabelPage, PlanDecision } from './awaited';
import { get, path } from './client';

/** What has labels at a unit and below it, and how far they cover. */
export const labels = (unit: string) =>
  queryOptions({ queryKey: ['labels', unit], queryFn: () => get<LabelPage>(path`/units/${unit}/labels`) });

/** The political decisions behind a unit's own plan, oldest first. */
export const planDecisions = (unit: string) =>
  queryOptions({
    queryKey: ['plan', unit, 'decisions'],
    queryFn: () => get<{ decisions: PlanDecision[] }>(path`/units/${unit}/plan/decisions`),
  });
