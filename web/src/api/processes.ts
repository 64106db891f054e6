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
export type ProcessFlows = Whole<Schemas['ProcessFlows']>;
export type ProcessParticipation = Whole<Schemas['ProcessParticipation']>;
export type ProcessWays = Whole<Schemas['ProcessWays']>;
export type ProcessBottlenecks = Whole<Schemas['ProcessBottlenecks']>;
export type ProcessRepeats = Whole<Schemas['ProcessRepeatedSteps']>;
export type ProcessHandovers = Whole<Schemas['ProcessHandovers']>;
export type EdgePatients = Whole<Schemas['ProcessEdgePatients']>;
export type PatientDots = Whole<Schemas['PatientDots']>;
export type PatientDot = Whole<Schemas['PatientDot']>;
export type ProcessLoad = Whole<Schemas['ProcessLoad']>;
export type ProcessComparison = Whole<Schemas['ProcessComparison']>;
export type ProcessStepComparison = Whole<Schemas['ProcessStepComparison']>;
export type ProcessMeasures = Whole<Schemas['ProcessMeasures']>;
export type ProcessConformance = Whole<Schemas['ProcessConformance']>;
export type DeviationExamples = Whole<Schemas['ProcessDeviationExamples']>;
export type FirstDrawing = Whole<Schemas['ProcessFirstDrawing']>;
export type PublishedMeasure = Whole<Schemas['PublishedProcessMeasure']>;
export type PublicProcess = Whole<Schemas['PublicProcess']>;
export type ProcessDrawing = Whole<Schemas['ProcessDrawing']>;
export type ProcessStanding = Whole<Schemas['ProcessStanding']>;
export type StretchStanding = Whole<Schemas['ProcessStretchStanding']>;
export type StandingShare = Whole<Schemas['ProcessStandingShare']>;
export type EmergencyAnswer = Whole<Schemas['EmergencyAnswer']>;
export type EmergencyFigures = Whole<Schemas['EmergencyFigures']>;
export type EmergencyGroup = Whole<Schemas['EmergencyGroup']>;
export type EmergencyInterval = Whole<Schemas['EmergencyInterval']>;
export type PathwayList = Whole<Schemas['PathwayList']>;
export type PathwayRow = Whole<Schemas['PathwayRow']>;
export type WaitingList = Whole<Schemas['ProcessWaitingList']>;
export type PatientWay = Whole<Schemas['PatientWay']>;
export type WayLinks = Whole<Schemas['ProcessWayLinks']>;
export type PublicWay = Whole<Schemas['PublicWay']>;
export type ComputedSeries = Whole<Schemas['ComputedSeries']>;

export const processes = (filter: { priority?: string; area?: string; stage?: string } = {}) =>
  queryOptions({ queryKey: ['processes', filter], placeholderData: keepPreviousData, queryFn: () => get<ProcessList>('/processes', filter) });

/** How all stand against their targets. */
export const processStanding = () =>
  queryOptions({ queryKey: ['processes', 'standing'], queryFn: () => get<ProcessStanding>('/process-standing') });

export const pathways = () => queryOptions({ queryKey: ['processes', 'pathways'], queryFn: () => get<PathwayList>('/process-pathways') });

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

const figures = <Reply>(process: string, name: string, cases: Cases & { between?: string }) =>
  queryOptions({
    queryKey: ['process', process, name, cases],
    // What was shown stays while the new choice is reckoned.
    placeholderData: keepPreviousData,
    queryFn: () => get<Reply>(`${path`/processes/${process}`}/${name}`, cases),
  });

export const processBoard = (process: string, cases: Cases) => figures<ProcessBoard>(process, 'board', cases);
export const processMap = (process: string, cases: Cases) => figures<ProcessMap>(process, 'map', cases);
export const processWays = (process: string, cases: Cases) => figures<ProcessWays>(process, 'variants', cases);
export const processBottlenecks = (process: string, cases: Cases, between: 'events' | 'milestones') => figures<ProcessBottlenecks>(process, 'bottlenecks', { ...cases, between });
export const processRepeats = (process: string, cases: Cases) => figures<ProcessRepeats>(process, 'repeats', cases);
export const processHandovers = (process: string, cases: Cases) => figures<ProcessHandovers>(process, 'handovers', cases);
export const processLoad = (process: string, cases: Cases) => figures<ProcessLoad>(process, 'load', cases);
export const processConformance = (process: string, cases: Cases) => figures<ProcessConformance>(process, 'conformance', cases);

export const processEmergency = (process: string, cases: Cases) => figures<EmergencyAnswer>(process, 'emergency', cases);

export const processFlows = (process: string, cases: Cases, by: string) =>
  queryOptions({
    queryKey: ['process', process, 'flows', cases, by],
    placeholderData: keepPreviousData,
    queryFn: () => get<ProcessFlows>(path`/processes/${process}/flows`, { ...cases, by }),
  });

export const processParticipation = (level: string, on: string) =>
  queryOptions({
    queryKey: ['processes', 'participation', level, on],
    placeholderData: keepPreviousData,
    queryFn: () => get<ProcessParticipation>('/process-participation', { level, on }),
  });

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

/** In which steps they differ. */
export const processStepComparison = (process: string, a: string, b: string) =>
  queryOptions({
    queryKey: ['process', process, 'comparison', 'steps', a, b],
    queryFn: () => get<ProcessStepComparison>(path`/processes/${process}/comparison/steps`, { a, b }),
  });

/** What has become ordinary measures. */
export const processMeasures = (process: string) =>
  queryOptions({ queryKey: ['process', process, 'measures'], queryFn: () => get<ProcessMeasures>(path`/processes/${process}/measures`) });

/** What patients are told, also before it is published. */
export const patientPage = (process: string) =>
  queryOptions({ queryKey: ['process', process, 'patient-page'], queryFn: () => get<PublicProcess>(path`/processes/${process}/patient-page`) });

/** The same for everybody, without log-in. */
export const publicProcess = (process: string) =>
  queryOptions({ queryKey: ['public', process], queryFn: () => get<PublicProcess>(path`/public/processes/${process}`) });

/** A patient's own way, by the secret link. */
export const publicWay = (token: string) =>
  queryOptions({ queryKey: ['public', 'way', token], retry: false, queryFn: () => get<PublicWay>(path`/public/ways/${token}`) });

/** The links that a patient has been given. */
export const wayLinks = (process: string, caseName: string) =>
  queryOptions({
    queryKey: ['process', process, 'links', caseName],
    queryFn: () => get<WayLinks>(path`/processes/${process}/cases/${caseName}/links`),
  });

/** A measure year by year, all together. */
export const yearSeries = (unit: string, measure: string) =>
  queryOptions({
    queryKey: ['series', unit, measure, 'year'],
    retry: false,
    queryFn: () => get<ComputedSeries>(path`/units/${unit}/series/${measure}`, { every: 'year' }),
  });
