import { queryOptions } from '@tanstack/react-query';
import { get, path } from './client';

export interface FormQuestion {
  id: string;
  text: string;
  help: string;
  kind: 'scale' | 'number' | 'choice' | 'text';
  unit: string;
  choices: string[];
  readers: string[];
  required: boolean;
}
export interface Form {
  id: string;
  name: string;
  purpose: string;
  rhythm: 'year' | 'term' | 'tertial' | 'quarter' | 'month';
  scale: { lowest: number; highest: number; names: string[] };
  readers: { id: string; name: string }[];
  questions: FormQuestion[];
}
export interface FormAnswer {
  question: string;
  text: string | null;
  number: number | null;
  answered_by_name: string;
  answered_on: string;
  version: number;
}
export interface FormPage {
  unit: string;
  unit_name: string;
  period: string;
  form: Form;
  answers: FormAnswer[];
  previous_period: string | null;
  previous: FormAnswer[];
  required: number;
  required_answered: number;
  closed: string;
}
export interface ComparedUnit {
  unit: string;
  unit_name: string;
  level: string;
  level_name: string;
  depth: number;
  required_answered: number;
  answers: FormAnswer[];
  previous: FormAnswer[];
}
export interface FormComparison {
  form: Form;
  required: number;
  units: ComparedUnit[];
  levels: {
    level: string;
    level_name: string;
    question: string;
    units: number;
    mean: number;
    change: number | null;
    units_with_change: number;
  }[];
}

export const forms = () => queryOptions({ queryKey: ['forms'], queryFn: () => get<{ forms: Form[] }>('/forms') });

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
