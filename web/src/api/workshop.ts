// The measure workshop: how measures are computed from source data, and how fresh that data is.
import { queryOptions } from '@tanstack/react-query';
import type { Batch } from './sources';
import { get, path, send } from './client';
import type { Sex } from './model';

export interface DefinitionRow {
  measure: string;
  name: string;
  value_unit: string;
  owner: string;
  purpose: string;
  quality_class: 'medical' | 'patient_experienced' | 'organisational' | null;
  in_store: boolean;
  /** Titles. */
  datasets: string[];
  late: string[];
  definition: { version: number; valid_from: string; source_field: string; external: string };
}

export interface DefinitionList {
  definitions: DefinitionRow[];
  refused: { measure: string; message: string }[];
}

export interface ToldFault {
  /** Line and column from 1, in characters. */
  line: number;
  column: number;
  length: number;
  code: string;
  message: string;
  suggestion: string;
}

export interface ToldDefinition {
  right: boolean;
  faults: ToldFault[];
  measure: string;
  name: string;
  version: number;
  dataset: string;
  meaning: { title: string; text: string }[];
  columns: { name: string; title: string; meaning: string; used_as: string }[];
}

export interface DefinitionPage {
  measure: string;
  text: string;
  digest: string;
  in_store: boolean;
  late: string[];
  told: ToldDefinition;
}

export interface TriedValue {
  there: boolean;
  withheld: boolean;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

export interface TriedFigure {
  unit: string;
  unit_name: string;
  period: string;
  sex: Sex;
  draft: TriedValue;
  present: TriedValue;
  difference: number | null;
}

export interface TriedDefinition {
  measure: string;
  value_unit: string;
  decimals: number;
  present_version: number | null;
  same: boolean;
  figures: TriedFigure[];
  changed: TriedFigure[];
  compared: number;
  withheld: number;
  cut: boolean;
  notes: string[];
}

export interface Freshness {
  dataset: string;
  dataset_title: string;
  source: string;
  delivered_by: string;
  expected_every_days: number | null;
  state: 'never' | 'unexpected' | 'fresh' | 'late';
  days_late: number;
  due: string | null;
  last: Batch | null;
  last_day: string | null;
  deliveries: number;
  rows: number;
}

export interface FreshnessList {
  sources: Freshness[];
  measures: { dataset: string; measures: { measure: string; name: string }[] }[];
  late: number;
}

export const definitions = () =>
  queryOptions({ queryKey: ['definitions'], queryFn: () => get<DefinitionList>('/definitions') });

export const definition = (measure: string) =>
  queryOptions({ queryKey: ['definition', measure], queryFn: () => get<DefinitionPage>(path`/definitions/${measure}`) });

/** What a text means or what is wrong in it, as it is while it is written. */
export const checked = (text: string) =>
  queryOptions({
    queryKey: ['definition check', text],
    queryFn: () => send<ToldDefinition>('POST', '/definitions/check', { text }),
    staleTime: Infinity,
    gcTime: 60_000,
  });

export const tryDefinition = (wish: { text: string; unit: string; period: string }) =>
  send<TriedDefinition>('POST', '/definitions/try', wish);

export const saveDefinition = (measure: string, wish: { text: string; based_on: string }) =>
  send<DefinitionPage>('PUT', path`/definitions/${measure}`, wish);

export const freshness = () => queryOptions({ queryKey: ['freshness'], queryFn: () => get<FreshnessList>('/freshness') });
