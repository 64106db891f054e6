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
export type GroupDeviations = Whole<Schemas['GroupDeviations']>;
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

export type GroupFeedback = Whole<Schemas['GroupFeedback']>;
export const groupFeedback = () =>
  queryOptions({
    queryKey: ['groups', 'feedback'],
    queryFn: () => get<Whole<Schemas['GroupFeedbackList']>>('/knowledge-organisation/feedback'),
  });

export const groupPage = (group: string) =>
  queryOptions({ queryKey: ['groups', 'one', group], queryFn: () => get<GroupPage>(path`/groups/${group}`) });

export type UnitContact = Whole<Schemas['UnitContact']>;
export type UnitContacts = Whole<Schemas['UnitContacts']>;
export type FoundContacts = Whole<Schemas['FoundContacts']>;
export type TopicPage = Whole<Schemas['TopicPage']>;
export type MessagePage = Whole<Schemas['MessagePage']>;
export type MessageRow = Whole<Schemas['MessageRow']>;
export type Participation = Whole<Schemas['Participation']>;

export const unitContacts = (unit: string) =>
  queryOptions({ queryKey: ['groups', 'contacts', unit], queryFn: () => get<UnitContacts>(path`/units/${unit}/contacts`) });

export const foundContacts = (unit: string, area: string, profession: string) =>
  queryOptions({
    queryKey: ['groups', 'found', unit, area, profession],
    queryFn: () => get<FoundContacts>('/contacts', { unit, area, profession }),
  });

export const topics = () =>
  queryOptions({ queryKey: ['groups', 'topics'], queryFn: () => get<Whole<Schemas['TopicList']>>('/topics') });

export const topicPage = (topic: string) =>
  queryOptions({ queryKey: ['groups', 'topic', topic], queryFn: () => get<TopicPage>(path`/topics/${topic}`) });

export const participation = (unit: string, kind: string) =>
  queryOptions({
    queryKey: ['groups', 'participation', unit, kind],
    queryFn: () => get<Whole<Schemas['ParticipationList']>>(path`/units/${unit}/group-members`, { kind }),
  });

export const groupMessages = (group: string, topic = '') =>
  queryOptions({
    queryKey: ['groups', 'messages', group, topic],
    queryFn: () => get<Whole<Schemas['MessageList']>>(path`/groups/${group}/messages`, { topic }),
  });

export const messagePage = (number: string) =>
  queryOptions({ queryKey: ['groups', 'message', number], queryFn: () => get<MessagePage>(path`/messages/${number}`) });

export const groupMatters = (group: string) =>
  queryOptions({ queryKey: ['matters', 'group', group], queryFn: () => get<Whole<Schemas['MatterList']>>('/matters', { group }) });

export const groupDeviations = (group: string) =>
  queryOptions({ queryKey: ['groups', 'one', group, 'deviations'], queryFn: () => get<GroupDeviations>(path`/groups/${group}/deviations`) });
