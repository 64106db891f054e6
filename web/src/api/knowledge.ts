// Documents of the knowledge organisation: lists, one document with its versions and comments, areas, and what lacks care.
import { queryOptions } from '@tanstack/react-query';
import { get, path, send } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type DocumentRow = Whole<Schemas['DocumentRow']>;
export type DocumentList = Whole<Schemas['DocumentList']>;
export type KnowledgeDocument = Whole<Schemas['DocumentPage']>;
export type DocumentDetails = Whole<Schemas['DocumentDetails']>;
export type DocumentSection = Whole<Schemas['DocumentSection']>;
export type DocumentMark = Whole<Schemas['DocumentMark']>;
export type DocumentComment = Whole<Schemas['DocumentComment']>;
export type DocumentComments = Whole<Schemas['DocumentComments']>;
export type DocumentDifference = Whole<Schemas['DocumentDifference']>;
export type DocumentUsage = Whole<Schemas['DocumentUsage']>;
export type FeedbackList = Whole<Schemas['FeedbackList']>;
export type TextPreview = Whole<Schemas['DocumentTextPreview']>;
export type Readability = Whole<Schemas['Readability']>;
export type KnowledgeChoices = Whole<Schemas['KnowledgeChoices']>;
export type DocumentKind = Whole<Schemas['DocumentKind']>;
export type KnowledgeCare = Whole<Schemas['KnowledgeCare']>;
export type AreaList = Whole<Schemas['AreaList']>;
export type AreaPage = Whole<Schemas['AreaPage']>;

export interface DocumentFilter {
  kind?: string;
  area?: string;
  code?: string;
  state?: string;
  unit?: string;
  words?: string;
  ids?: string[];
  support?: string;
  owner_unit?: string;
  only_marked?: boolean;
  overdue?: boolean;
  not_anchored?: boolean;
  limit?: number;
  offset?: number;
}

export const documents = (filter: DocumentFilter) =>
  queryOptions({ queryKey: ['documents', filter], queryFn: () => get<DocumentList>('/documents', { ...filter }) });

export const readDocument = (id: string, version?: number) => get<KnowledgeDocument>(path`/documents/${id}`, { version });
export const knowledgeDocument = (id: string, version?: number) =>
  queryOptions({ queryKey: ['documents', id, version], queryFn: () => readDocument(id, version) });

export const documentComments = (id: string) =>
  queryOptions({ queryKey: ['documents', id, 'comments'], queryFn: () => get<DocumentComments>(path`/documents/${id}/comments`) });

export const documentDifference = (id: string, from?: number, to?: number) =>
  queryOptions({
    queryKey: ['documents', id, 'difference', from, to],
    queryFn: () => get<DocumentDifference>(path`/documents/${id}/difference`, { from, to }),
  });

export const documentUsage = (id: string) =>
  queryOptions({ queryKey: ['documents', id, 'usage'], queryFn: () => get<DocumentUsage>(path`/documents/${id}/usage`) });

export const documentFeedback = (id: string) =>
  queryOptions({ queryKey: ['documents', id, 'feedback'], queryFn: () => get<FeedbackList>(path`/documents/${id}/feedback`) });

export const knowledgeChoices = () =>
  queryOptions({ queryKey: ['knowledge', 'choices'], queryFn: () => get<KnowledgeChoices>('/knowledge/choices') });
export const knowledgeCare = () =>
  queryOptions({ queryKey: ['knowledge', 'care'], queryFn: () => get<KnowledgeCare>('/knowledge/care') });
export const groupChoices = () =>
  queryOptions({ queryKey: ['groups', 'choices'], queryFn: () => get<Whole<Schemas['GroupList']>>('/groups') });
export const areas = () => queryOptions({ queryKey: ['knowledge', 'areas'], queryFn: () => get<AreaList>('/knowledge/areas') });
export const area = (id: string) =>
  queryOptions({ queryKey: ['knowledge', 'areas', id], queryFn: () => get<AreaPage>(path`/knowledge/areas/${id}`) });

/** Who reads is not told, only that somebody at the unit did. */
export const countOpening = (id: string, unit: string) => send('POST', path`/documents/${id}/openings`, { unit });

export const previewText = (text: string) => send<TextPreview>('POST', '/documents/preview', { text });

export const saveSection = (id: string, section: string, text: string, version: number) =>
  send<DocumentSection>('PUT', path`/documents/${id}/sections/${section}`, { text, version });
