// The grid in which a unit's figures and comments are written for a period.
import { queryOptions } from '@tanstack/react-query';
import { get, path, send } from './client';
import type { Whole } from './model';
import type { components, operations } from './types';

type Schemas = components['schemas'];

export type EntryRow = Whole<Schemas['EntryRow']>;
export type Entry = Whole<Schemas['Entry']>;
export type CellComment = Whole<Schemas['CellComment']>;
export type EntryBurden = Whole<Schemas['EntryBurden']>;
export type CellWish = operations['save_cell']['requestBody']['content']['application/json'];

export const readEntry = (unit: string, period: string) => get<Entry>(path`/units/${unit}/entry/${period}`);

export const entry = (unit: string, period: string) =>
  queryOptions({ queryKey: ['entry', unit, period], queryFn: () => readEntry(unit, period) });

export const entryBurden = (unit: string, period: string) =>
  queryOptions({
    queryKey: ['entry-burden', unit, period],
    queryFn: () => get<EntryBurden>(path`/units/${unit}/entry/${period}/burden`),
  });

export const saveCell = (unit: string, period: string, wish: CellWish) =>
  send<EntryRow>('PUT', path`/units/${unit}/entry/${period}/cells`, wish);

export const previewCell = (unit: string, period: string, wish: CellWish) =>
  send<EntryRow>('POST', path`/units/${unit}/entry/${period}/preview`, wish);

export const saveComment = (unit: string, period: string, measure: string, text: string, version: number) =>
  send<CellComment>('PUT', path`/units/${unit}/entry/${period}/comments`, { measure, text, version });
