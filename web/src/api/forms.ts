import { queryOptions } from '@tanstack/react-query';
import { get, path } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type Form = Whole<Schemas['Form']>;
export type FormQuestion = Whole<Schemas['FormQuestion']>;
export type FormAnswer = Whole<Schemas['FormAnswer']>;
export type FormPage = Whole<Schemas['FormPage']>;
export type ComparedUnit = Whole<Schemas['ComparedUnit']>;
export type FormComparison = Whole<Schemas['FormComparison']>;

export const forms = () => queryOptions({ queryKey: ['forms'], queryFn: () => get<Whole<Schemas['FormList']>>('/forms') });

export const formPage = (unit: string, form: string, period: string) =>
  queryOptions({
    queryKey: ['forms', form, unit, period],
    queryFn: () => get<FormPage>(path`/units/${unit}/forms/${form}/${period}`),
  });

export const formComparison = (unit: string, form: string, period: string, reader: string) =>
  queryOptions({
    queryKey: ['forms', form, unit, period, 'comparison', reader],
    queryFn: () => get<FormComparison>(path`/units/${unit}/forms/${form}/${period}/comparison`, { reader: reader || undefined }),
  });
