// What hangs on a matter: its activities and whom they reached, its files, what the units' answers come to; and a group's
// times to answer.
import { queryOptions } from '@tanstack/react-query';
import { get, path } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type Coverage = Whole<Schemas['Coverage']>;
export type CoveredUnit = Whole<Schemas['CoveredUnit']>;
export type ShownActivity = Whole<Schemas['ShownActivity']>;
export type AttachmentList = Whole<Schemas['AttachmentList']>;
export type CompiledMatter = Whole<Schemas['CompiledMatter']>;
export type CompiledTable = Whole<Schemas['CompiledTable']>;
export type GroupFigures = Whole<Schemas['GroupFigures']>;

export const coverage = (matter: string) =>
  queryOptions({ queryKey: ['matters', matter, 'coverage'], queryFn: () => get<Coverage>(path`/matters/${matter}/coverage`) });

export const attachments = (matter: string) =>
  queryOptions({ queryKey: ['matters', matter, 'attachments'], queryFn: () => get<AttachmentList>(path`/matters/${matter}/attachments`) });

export const compiled = (matter: string) =>
  queryOptions({ queryKey: ['matters', matter, 'compiled'], queryFn: () => get<CompiledMatter>(path`/matters/${matter}/compiled`) });

export const groupFigures = (group: string) =>
  queryOptions({ queryKey: ['groups', 'one', group, 'figures'], queryFn: () => get<GroupFigures>(path`/groups/${group}/figures`) });
