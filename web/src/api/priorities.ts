import { queryOptions } from '@tanstack/react-query';
import { get, path } from './client';

/** Amounts are thousands of kronor a year. */
export interface PriorityRow {
  action: string;
  title: string;
  unit: string;
  unit_name: string;
  priority: string;
  saving: number | null;
  not_counted: string;
  consequences: string;
  budget_check: string;
  status_name: string;
  ended: boolean;
}
export interface UnitBudget {
  unit: string;
  unit_name: string;
  depth: number;
  budget: number | null;
  forecast: number | null;
  note: string;
  savings: number;
  actions: number;
  left: number | null;
  version: number;
}
export interface PriorityList {
  unit: string;
  unit_name: string;
  year: number;
  rows: PriorityRow[];
  budgets: UnitBudget[];
}

export const priorities = (unit: string, year: string) =>
  queryOptions({ queryKey: ['priorities', unit, year], queryFn: () => get<PriorityList>(path`/units/${unit}/priorities/${year}`) });
