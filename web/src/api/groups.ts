// The knowledge organisation: its map, one group, and what is missing.
import { queryOptions } from '@tanstack/react-query';
import { get, path } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type KnowledgeMap = Whole<Schemas['KnowledgeMap']>;
export type MapGroup = Whole<Schemas['MapGroup']>;
export type MapArea = Whole<Schemas['MapArea']>;
export type GroupPage = Whole<Schemas['GroupPage']>;
export type GroupWords = Whole<Schemas['GroupSettings']>;
export type GroupGap = Whole<Schemas['GroupGap']>;
export type GroupCoupling = Whole<Schemas['GroupCoupling']>;
export type NamedGroup = Whole<Schemas['NamedGroup']>;
export type PageMember = Whole<Schemas['PageMember']>;

export const knowledgeMap = () =>
  queryOptions({ queryKey: ['groups', 'map'], queryFn: () => get<KnowledgeMap>('/knowledge-organisation') });

export const groupWords = () =>
  queryOptions({ queryKey: ['groups', 'words'], queryFn: () => get<GroupWords>('/knowledge-organisation/words') });

export const groupGaps = () =>
  queryOptions({ queryKey: ['groups', 'gaps'], queryFn: () => get<Whole<Schemas['GapList']>>('/knowledge-organisation/gaps') });

export const groupCoupling = () =>
  queryOptions({
    queryKey: ['groups', 'coupling'],
    queryFn: () => get<Whole<Schemas['CouplingList']>>('/knowledge-organisation/coupling'),
  });

export const groupPage = (group: string) =>
  queryOptions({ queryKey: ['groups', 'one', group], queryFn: () => get<GroupPage>(path`/groups/${group}`) });
