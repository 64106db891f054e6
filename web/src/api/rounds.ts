// The follow-up round: its calendar, each unit's state, what waits for whom, and what has been signed.
import { queryOptions } from '@tanstack/react-query';
import { get, path } from './client';
import type * as model from './model';

export const tasks = () => queryOptions({ queryKey: ['tasks'], queryFn: () => get<model.TaskList>('/tasks') });

export const calendar = (year?: number) =>
  queryOptions({ queryKey: ['calendar', year ?? ''], queryFn: () => get<model.Calendar>('/calendar', { year }) });

export const round = (unit: string, period: string) =>
  queryOptions({
    queryKey: ['round', unit, period],
    queryFn: () => get<model.Round>(path`/units/${unit}/rounds/${period}`),
  });

export const overview = (unit: string, period: string) =>
  queryOptions({
    queryKey: ['overview', unit, period],
    queryFn: () => get<model.Overview>(path`/units/${unit}/rounds/${period}/overview`),
  });

export const rollUp = (unit: string, period: string) =>
  queryOptions({
    queryKey: ['roll-up', unit, period],
    queryFn: () => get<model.RollUpTable>(path`/units/${unit}/rounds/${period}/roll-up`),
  });

export const signedVersions = (unit: string, period: string) =>
  queryOptions({
    queryKey: ['signed', unit, period],
    queryFn: () => get<model.SignedVersions>(path`/units/${unit}/signed/${period}`),
  });

export const signedDifference = (unit: string, period: string, version: number) =>
  queryOptions({
    queryKey: ['signed-difference', unit, period, version],
    queryFn: () =>
      get<model.SignedDifference>(path`/units/${unit}/signed/${period}/${version}/difference`),
  });
