// Who has changed what, when: of one thing, or the whole change log.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type HistoryEntry = Whole<Schemas['HistoryEntry']>;
export type HistoryPage = Whole<Schemas['HistoryPage']>;
export type HistoryProof = Whole<Schemas['HistoryProof']>;

export interface HistoryFilter {
  entity?: string;
  id?: string;
  unit?: string;
  person?: string;
  from?: string;
  to?: string;
}

export const history = (filter: HistoryFilter) =>
  infiniteQueryOptions({
    queryKey: ['changes', filter],
    queryFn: ({ pageParam }) => get<HistoryPage>('/history', { ...filter, page: pageParam }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** Asked for by hand: it reads the whole log. */
export const historyProof = () =>
  queryOptions({ queryKey: ['history-proof'], queryFn: () => get<HistoryProof>('/history/verification'), enabled: false });
