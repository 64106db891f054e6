// The report as its writers work with it.
import { queryOptions } from '@tanstack/react-query';
import { get, path, send } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type TextFault = Whole<Schemas['TextFault']>;
export type ReportDocument = Whole<Schemas['ReportDocument']>;
export type InsertChoice = Whole<Schemas['InsertChoice']>;
export type ChapterComment = Whole<Schemas['ChapterComment']>;
export type ChapterDifference = Whole<Schemas['ChapterDifference']>;
export type Chapter = ReportDocument['chapters'][number];

export const readDocument = (unit: string, period: string) => get<ReportDocument>(path`/reports/${unit}/${period}/chapters`);

export const reportDocument = (unit: string, period: string) =>
  queryOptions({ queryKey: ['document', unit, period], queryFn: () => readDocument(unit, period) });

export const inserts = (unit: string, period: string) =>
  queryOptions({
    queryKey: ['inserts', unit, period],
    queryFn: () => get<{ inserts: InsertChoice[] }>(path`/reports/${unit}/${period}/inserts`),
  });

export const chapterComments = (unit: string, period: string, id: string) =>
  queryOptions({
    queryKey: ['chapter-comments', unit, period, id],
    queryFn: () => get<{ comments: ChapterComment[] }>(path`/reports/${unit}/${period}/chapters/${id}/comments`),
  });

export const chapterDifference = (unit: string, period: string, id: string, version?: number) =>
  queryOptions({
    queryKey: ['chapter-difference', unit, period, id, version ?? 'latest'],
    queryFn: () => get<ChapterDifference>(path`/reports/${unit}/${period}/chapters/${id}/difference`, { version }),
  });

export const saveChapterText = (unit: string, period: string, id: string, text: string, version: number) =>
  send<Chapter>('PUT', path`/reports/${unit}/${period}/chapters/${id}/text`, { text, version });

export const saveChapter = (unit: string, period: string, id: string, wish: object) =>
  send<Chapter>('PUT', path`/reports/${unit}/${period}/chapters/${id}`, wish);

export const previewText = (unit: string, period: string, text: string) =>
  send<{ html: string; faults: TextFault[] }>('POST', path`/reports/${unit}/${period}/preview`, { text });
