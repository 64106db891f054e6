// One search over everything.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type SearchAnswer = Whole<Schemas['SearchAnswer']>;
export type SearchHit = Whole<Schemas['SearchHit']>;
export type SearchPassage = Whole<Schemas['SearchPassage']>;
export type SearchPiece = Whole<Schemas['SearchPiece']>;
export type SearchCount = Whole<Schemas['SearchCount']>;

/** What the answers are grouped by, with names in the languages; others are shown by their id. */
export const KINDS = ['document', 'unit', 'measure', 'factor', 'action', 'group', 'matter'] as const;
export type Kind = (typeof KINDS)[number];
export const kindOf = (kind: string): Kind | undefined => KINDS.find((one) => one === kind);

export interface SearchWish {
  text: string;
  unit: string;
  kind?: string;
  area?: string;
  most?: number;
}

/** What was found stays on the screen while the next letters are looked for. */
export const search = ({ text, unit, kind = '', area = '', most = 20 }: SearchWish) =>
  queryOptions({
    queryKey: ['search', text.trim(), unit, kind, area, most],
    enabled: text.trim().length > 1,
    placeholderData: keepPreviousData,
    queryFn: () => get<SearchAnswer>('/search', { q: text.trim(), unit, kind, area, most }),
  });
