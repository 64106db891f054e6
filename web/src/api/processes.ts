// The region's care processes: the register, the decided way, the log of events and what is reckoned from it.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, path } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type ProcessList = Whole<Schemas['ProcessList']>;
export type ProcessRow = Whole<Schemas['ProcessRow']>;
export type ProcessPage = Whole<Schemas['ProcessPage']>;
export type ProcessSettings = Whole<Schemas['ProcessSettings']>;
export type ProcessMilestone = Whole<Schemas['ProcessMilestone']>;
export type ProcessTarget = Whole<Schemas['ProcessTarget']>;
export type ProcessLog = Whole<Schemas['ProcessLog']>;
export type ProcessLogPreview = Whole<Schemas['ProcessLogPreview']>;
export type ProcessLogColumns = Whole<Schemas['ProcessLogColumns']>;
export type ProcessLogReport = Whole<Schemas['ProcessLogReport']>;
export type ProcessBoard = Whole<Schemas['ProcessBoard']>;
export type ProcessBoardRow = Whole<Schemas['ProcessBoardRow']>;
export type StretchFigures = Whole<Schemas['StretchFigures']>;
export type StretchMonth = Whole<Schemas['StretchMonth']>;
export type ProcessMap = Whole<Schemas['ProcessMap']>;
export type ProcessMapEdge = Whole<Schemas['ProcessMapEdge']>;
export type ProcessEdgePage = Whole<Schemas['ProcessEdgePage']>;
export type ProcessWays = Whole<Schemas['ProcessWays']>;
export type ProcessBottlenecks = Whole<Schemas['ProcessBottlenecks']>;
export type ProcessLoad = Whole<Schemas['ProcessLoad']>;
export type ProcessComparison = Whole<Schemas['ProcessComparison']>;
export type ProcessConformance = Whole<Schemas['ProcessConformance']>;
export type PublishedMeasure = Whole<Schemas['PublishedProcessMeasure']>;
export type PublicProcess = Whole<Schemas['PublicProcess']>;
export type ProcessDrawing = Whole<Schemas['ProcessDrawing']>;

export const processes = (filter: { priority?: string; area?: string } = {}) =>
  queryOptions({ queryKey: ['processes', filter], queryFn: () => get<ProcessList>('/processes', filter) });

export const processPage = (process: string) =>
  queryOptions({ queryKey: ['process', process], queryFn: () => get<ProcessPage>(path`/processes/${process}`) });

/** One version of the decided way, as BPMN. A version never changes. */
export const processDrawing = (process: string, version: number) =>
  queryOptions({
    queryKey: ['process', process, 'model', version],
    staleTime: Infinity,
    enabled: version > 0,
    queryFn: () => get<ProcessDrawing>(path`/processes/${process}/models/${version}`),
  });

export const processLog = (process: string) =>
  queryOptions({ queryKey: ['process', process, 'log'], queryFn: () => get<ProcessLog>(path`/processes/${process}/log`) });

/** Whom a question is about: those who have been at a unit, and a filter as JSON. */
export type Cases = { unit: string; filter: string };

const figures = <Reply>(process: string, name: string, cases: Cases) =>
  queryOptions({
    queryKey: ['process', process, name, cases],
    // What was shown stays while the new choice is reckoned.
    placeholderData: keepPreviousData,
    queryFn: () => get<Reply>(`${path`/processes/${process}`}/${name}`, cases),
  });

export const processBoard = (process: string, cases: Cases) => figures<ProcessBoard>(process, 'board', cases);
export const processMap = (process: string, cases: Cases) => figures<ProcessMap>(process, 'map', cases);
export const processWays = (process: string, cases: Cases) => figures<ProcessWays>(process, 'variants', cases);
export const processBottlenecks = (process: string, cases: Cases) => figures<ProcessBottlenecks>(process, 'bottlenecks', cases);
export const processLoad = (process: string, cases: Cases) => figures<ProcessLoad>(process, 'load', cases);
export const processConformance = (process: string, cases: Cases) => figures<ProcessConformance>(process, 'conformance', cases);

export const processEdge = (process: string, from: string, to: string, cases: Cases) =>
  queryOptions({
    queryKey: ['process', process, 'edge', from, to, cases],
    queryFn: () => get<ProcessEdgePage>(path`/processes/${process}/edges`, { from, to, ...cases }),
  });

export const processComparison = (process: string, a: string, b: string) =>
  queryOptions({
    queryKey: ['process', process, 'comparison', a, b],
    queryFn: () => get<ProcessComparison>(path`/processes/${process}/comparison`, { a, b }),
  });

/** What patients are told, also before it is published. */
export const patientPage = (process: string) =>
  queryOptions({ queryKey: ['process', process, 'patient-page'], queryFn: () => get<PublicProcess>(path`/processes/${process}/patient-page`) });

/** The same for everybody, without log-in. */
export const publicProcess = (process: string) =>
  queryOptions({ queryKey: ['public', process], queryFn: () => get<PublicProcess>(path`/public/processes/${process}`) });
