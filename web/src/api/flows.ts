// Matters that go through stages, their types, and what one is told of by itself.
import { queryOptions } from '@tanstack/react-query';
import { get, path, send } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type MatterSummary = Whole<Schemas['MatterSummary']>;
export type MatterList = Whole<Schemas['MatterList']>;
export type MatterPage = Whole<Schemas['MatterPage']>;
export type ShownStep = Whole<Schemas['ShownStep']>;
export type ShownFault = Whole<Schemas['ShownFault']>;
export type ShownUnit = Whole<Schemas['ShownUnit']>;
export type ShownStatement = Whole<Schemas['ShownStatement']>;
export type Happening = Whole<Schemas['Happening']>;
export type FlowType = Whole<Schemas['FlowType']>;
export type FlowPart = Whole<Schemas['FlowPart']>;
export type FlowStage = Whole<Schemas['FlowStage']>;
export type FlowStep = Whole<Schemas['FlowStep']>;
export type FlowField = Whole<Schemas['FlowField']>;
export type FlowColumn = Whole<Schemas['FlowColumn']>;
export type StepWords = Whole<Schemas['StepWords']>;
export type ShownType = Whole<Schemas['ShownType']>;
export type TypeFault = Whole<Schemas['TypeFault']>;
export type MatterChoices = Whole<Schemas['MatterChoices']>;
export type NoticeList = Whole<Schemas['NoticeList']>;

export interface MatterFilter {
  mine?: boolean;
  ended?: boolean;
  type?: string;
  unit?: string;
  group?: string;
  area?: string;
  /** A measure that they follow. */
  measure?: string;
  /** What the types rank by before what is late. */
  ranked?: boolean;
}

export const matters = (filter: MatterFilter) =>
  queryOptions({ queryKey: ['matters', filter], queryFn: () => get<MatterList>('/matters', { ...filter }) });

export const matter = (id: string) =>
  queryOptions({ queryKey: ['matters', 'one', id], queryFn: () => readMatter(id) });

export const readMatter = (id: string) => get<MatterPage>(path`/matters/${id}`);

export const similarMatters = (title: string) =>
  queryOptions({
    queryKey: ['matters', 'similar', title],
    enabled: title.trim().length > 3,
    queryFn: () => get<MatterList>('/similar-matters', { title: title.trim() }),
  });

export const matterTypes = (unit = '') =>
  queryOptions({
    queryKey: ['matter-types', unit],
    queryFn: () => get<Whole<Schemas['TypeList']>>('/matter-types', { unit }),
  });

/** Areas, groups, and what every unit's pages invite to. */
export const matterChoices = () =>
  queryOptions({
    queryKey: ['matter-choices'],
    staleTime: 5 * 60_000,
    queryFn: () => get<MatterChoices>('/matter-choices'),
  });

export const checkType = (id: string, text: string) =>
  send<Whole<Schemas['CheckedType']>>('POST', path`/matter-types/${id}/check`, { text });

export const notices = () =>
  queryOptions({ queryKey: ['notices'], queryFn: () => get<NoticeList>('/notices') });
