// What the pages ask for, each with its key. Everything but the session is read anew when the server says that
// something changed (see events.ts).
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError, get, getText, path, send } from './client';
import type * as model from './model';

export function useSession() {
  return useQuery({
    queryKey: ['session'],
    staleTime: Infinity,
    queryFn: async () => {
      try {
        return await get<model.Session>('/session');
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }
    },
  });
}

export const units = (on?: string) =>
  queryOptions({ queryKey: ['units', on ?? ''], queryFn: () => get<model.UnitTree>('/units', { on }) });

export const unitDetail = (unit: string, on: string) =>
  queryOptions({
    queryKey: ['unit', unit, on],
    queryFn: () => get<model.UnitDetail>(path`/units/${unit}`, { on }),
  });

export const levels = () =>
  queryOptions({ queryKey: ['levels'], queryFn: () => get<{ levels: model.Level[] }>('/levels') });

export const periods = () =>
  queryOptions({ queryKey: ['periods'], queryFn: () => get<model.Periods>('/periods') });

export const scorecard = (unit: string, period: string) =>
  queryOptions({
    queryKey: ['scorecard', unit, period],
    queryFn: () => get<model.Scorecard>(path`/scorecards/${unit}/${period}`),
  });

export const measurePage = (unit: string, measure: string, period: string) =>
  queryOptions({
    queryKey: ['measure', unit, measure, period],
    queryFn: () => get<model.MeasurePage>(path`/units/${unit}/measures/${measure}`, { period }),
  });

export const outcomeHistory = (unit: string, measure: string, period: string, sex: string, series: string) =>
  queryOptions({
    queryKey: ['history', unit, measure, period, sex, series],
    queryFn: () =>
      get<{ versions: model.OutcomeVersion[] }>(path`/units/${unit}/measures/${measure}/history`, { period, sex, series }),
  });

export const missing = (unit: string, period: string) =>
  queryOptions({
    queryKey: ['missing', unit, period],
    queryFn: () => get<{ missing: model.Missing[] }>(path`/units/${unit}/missing`, { period }),
  });

export const actions = (unit: string, on: string) =>
  queryOptions({
    queryKey: ['actions', unit, on],
    queryFn: () => get<model.ActionList>(path`/units/${unit}/actions`, { on }),
  });

export const action = (id: string, on: string) =>
  queryOptions({
    queryKey: ['action', id, on],
    queryFn: () => get<model.ActionDetail>(path`/actions/${id}`, { on }),
  });

export const reportPage = (unit: string, period: string) =>
  queryOptions({
    queryKey: ['report', unit, period],
    queryFn: () => getText(path`/reports/${unit}/${period}/file`, { format: 'html' }),
  });

/** A change, after which everything shown is read anew. Those of one `scope` go one at a time, in the order they were asked for. */
export function useChange<Wish, Reply = unknown>(change: (wish: Wish) => Promise<Reply>, scope?: string) {
  const client = useQueryClient();
  return useMutation<Reply, Error, Wish>({
    mutationFn: change,
    ...(scope ? { scope: { id: scope }, networkMode: 'always' } : {}),
    onSuccess: () => client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' }),
  });
}

export const useLogOut = () => {
  const client = useQueryClient();
  return useMutation<unknown, Error, void>({
    mutationFn: () => send('DELETE', '/session'),
    onSuccess: () => {
      client.setQueryData(['session'], null);
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
  });
};

export const measures = () =>
  queryOptions({
    queryKey: ['measures'],
    queryFn: () => get<{ measures: model.Measure[] }>('/measures'),
  });
