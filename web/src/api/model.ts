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
export type Assignment = Whole<Schemas['Assignment']>;
export type LogInWays = Whole<Schemas['LogInWays']>;
export type SecondFactor = Whole<Schemas['SecondFactor']>;
export type Absence = Whole<Schemas['Absence']>;
export type PersonRow = Whole<Schemas['PersonRow']>;
export type CreatedPerson = Whole<Schemas['CreatedPerson']>;
export type OneTimePassword = Whole<Schemas['OneTimePassword']>;
export type PersonNames = Whole<Schemas['PersonNames']>;
export type Roles = Whole<Schemas['RoleList']>;
export type Shares = Whole<Schemas['ShareList']>;
export type SharedItem = Whole<Schemas['SharedItem']>;
export type SharedItems = Whole<Schemas['SharedItems']>;
export type Sharing = Whole<Schemas['Sharing']>;

export type Calendar = Whole<Schemas['Calendar']>;
export type CalendarPeriod = Whole<Schemas['CalendarPeriod']>;
export type PeriodState = CalendarPeriod['state'];
export type Round = Whole<Schemas['Round']>;
export type RoundState = Round['state'];
export type Question = Whole<Schemas['RoundQuestion']>;
export type Overview = Whole<Schemas['RoundOverview']>;
export type OverviewUnit = Whole<Schemas['OverviewUnit']>;
export type RollUpTable = Whole<Schemas['RollUpTable']>;
export type RollUpRow = Whole<Schemas['RollUpRow']>;
export type TaskList = Whole<Schemas['TaskList']>;
export type Task = TaskList['tasks'][number];
export type SignedVersions = Whole<Schemas['SignedVersionList']>;
export type SignedVersion = SignedVersions['versions'][number];
export type SignedDifference = Whole<Schemas['SignedDifference']>;
export type Entry = Whole<Schemas['Entry']>;
export type EntryRow = Whole<Schemas['EntryRow']>;

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
