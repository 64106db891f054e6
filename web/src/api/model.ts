// The answers of the API under the names that the pages use. types.ts is made from the server's own description:
//   ledstang openapi > openapi.json && npx openapi-typescript openapi.json -o src/api/types.ts
import type { components } from './types';

type Schemas = components['schemas'];

/** What may be left out of a request is always there in an answer. */
export type Whole<T> = T extends (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Whole<Exclude<T[Key], undefined>> }
    : T;

export type Session = Whole<Schemas['Session']>;
export type Permission = Session['permissions'][number];
export type DemoPerson = Whole<Schemas['LogInPerson']>;

export type UnitRow = Whole<Schemas['UnitRow']>;
export type UnitTree = Whole<Schemas['UnitTree']>;
export type UnitDetail = Whole<Schemas['UnitDetail']>;
export type Level = Whole<Schemas['Level']>;
export type Period = Whole<Schemas['PeriodRow']>;
export type Periods = Whole<Schemas['PeriodList']>;

export type Measure = Whole<Schemas['Measure']>;
export type Target = Whole<Schemas['Target']>;
export type Outcome = Whole<Schemas['Outcome']>;
export type OutcomeVersion = Whole<Schemas['OutcomeVersion']>;
export type MeasurePage = Whole<Schemas['MeasurePage']>;
export type SeriesPoint = Whole<Schemas['SeriesPoint']>;
export type Sex = SeriesPoint['sex'];
export type QualityFlag = SeriesPoint['flags'][number];
export type Missing = Whole<Schemas['MissingData']>;

export type Scorecard = Whole<Schemas['Scorecard']>;
export type ScorecardPerspective = Whole<Schemas['ScorecardPerspective']>;
export type ScorecardGoal = Whole<Schemas['ScorecardGoal']>;
export type ScorecardMeasure = Whole<Schemas['ScorecardMeasure']>;
export type ScorecardRow = Whole<Schemas['ScorecardRow']>;
export type FurtherFigure = Whole<Schemas['FurtherFigure']>;
export type Attainment = ScorecardRow['attainment'];
export type Development = ScorecardRow['development'];

export type ActionRow = Whole<Schemas['ActionRow']>;
export type ActionList = Whole<Schemas['ActionList']>;
export type ActionDetail = Whole<Schemas['ActionDetail']>;
export type SubTarget = Whole<Schemas['SubTarget']>;
export type Timeliness = ActionRow['timeliness'];

export type ImportReport = Whole<Schemas['ImportReport']>;
export type SearchHit = Whole<Schemas['Hit']>;
