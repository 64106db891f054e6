// The answers of the API, under the names that the pages use.

export type Sex = 'K' | 'M' | 'T';
export type Attainment = 'met' | 'not_met' | 'not_yet' | 'undetermined' | 'baseline_missing' | 'no_data';
export type ChangeDirection = 'better' | 'worse' | 'unchanged' | 'unknown';
export type Development = 'improved' | 'declined' | 'within_variation' | 'unchanged' | 'not_comparable';
export type Timeliness = 'on_time' | 'start_overdue' | 'overdue' | 'ended' | 'no_date';
export type QualityFlag = 'not_quality_assured' | 'under_reported' | 'approximate';
export type Permission = 'read' | 'report' | 'plan' | 'organise' | 'administer';
type Maybe<T> = T | null;

export interface Session {
  person: string;
  name: string;
  title: string;
  role: string;
  role_name: string;
  permissions: Permission[];
  parts: string[];
}
export interface DemoPerson {
  id: string;
  name: string;
  title: string;
  role_name: string;
}

export interface UnitRow {
  id: string;
  name: string;
  level: string;
  level_name: string;
  parent: Maybe<string>;
  variants: string[];
  note: string;
  depth: number;
}
export interface UnitTree {
  on: string;
  units: UnitRow[];
}
export interface UnitInterval {
  name: string;
  level: string;
  parent: Maybe<string>;
  from: string;
  to: Maybe<string>;
}
export interface UnitDetail {
  id: string;
  version: number;
  intervals: UnitInterval[];
  successions: { from_unit: string; to_unit: string; kind: string; on: string }[];
  variants: string[];
  note: string;
  functions: { function: string; kind: string; kind_name: string; unit: string; person: string; person_name: string }[];
}
export interface Level {
  id: string;
  name: string;
  plural: string;
  label: string;
}

export interface Period {
  id: string;
  name: string;
  follow_up: string;
  follow_up_name: string;
}
export interface Periods {
  periods: Period[];
  latest: Maybe<string>;
}

export interface Measure {
  id: string;
  number: number;
  name: string;
  name_as_printed: string;
  kind: 'styrmatt' | 'kontrollmatt';
  level: string;
  unit: string;
  decimals: number;
  direction: 'higher_is_better' | 'lower_is_better';
  sex_split: Sex[];
  follow_up: string[];
  follow_up_text: string;
  definition: string;
  owner: string;
  footnote_mark: string;
  footnote: string;
  population: 'all_ages' | 'children';
  quality_class: Maybe<'medical' | 'patient_experienced' | 'organisational'>;
  note: string;
  version: number;
}
export type TargetOperator =
  | '>=' | '<=' | '<' | '>' | '=' | 'increase' | 'decrease' | 'increase_by_percent' | 'decrease_by_percent';
export interface Comparison {
  kind: 'same_period_previous_year' | 'same_quarter_previous_year' | 'year' | 'not_stated';
  period: Maybe<string>;
  value: Record<string, number>;
  stated: boolean;
}
export interface Target {
  text: string;
  operator: TargetOperator;
  value: Maybe<number>;
  unit: string;
  by: Maybe<string>;
  per_sex: Record<string, number>;
  comparison: Maybe<Comparison>;
  inferred: string[];
}

export interface ScorecardRow {
  sex: Sex;
  sex_name: string;
  value: Maybe<number>;
  numerator: Maybe<number>;
  denominator: Maybe<number>;
  printed: string;
  value_unit: string;
  note: string;
  attainment: Attainment;
  attainment_reason: string;
  limit: Maybe<number>;
  gap: Maybe<number>;
  comparison_period: Maybe<string>;
  comparison_value: Maybe<number>;
  change: Maybe<number>;
  change_percent: Maybe<number>;
  direction: ChangeDirection;
  development: Development;
  development_reason: string;
  flags: QualityFlag[];
  flag_names: string[];
  flag_codes: string[];
  overruled_by: Maybe<string>;
}
export interface FurtherFigure {
  unit: string;
  unit_name: string;
  series: string;
  period: Maybe<string>;
  sex: Sex;
  value: Maybe<number>;
  denominator: Maybe<number>;
  printed: string;
  note: string;
  flags: QualityFlag[];
}
export interface ScorecardMeasure {
  id: string;
  number: number;
  name: string;
  name_as_printed: string;
  footnote_mark: string;
  footnote: string;
  kind: Measure['kind'];
  level: string;
  level_label: string;
  unit: string;
  decimals: number;
  direction: Measure['direction'];
  target_text: string;
  follow_up_text: string;
  due: boolean;
  quality_class: Measure['quality_class'];
  rows: ScorecardRow[];
  sub_units: FurtherFigure[];
  further: FurtherFigure[];
  comments: string[];
}
export interface ScorecardFactor {
  id: string;
  name: string;
  measures: ScorecardMeasure[];
}
export interface GoalAssessment {
  status: '' | 'met' | 'partly_met' | 'not_met';
  text: string;
  by: string;
  at: string;
  version: number;
}
export interface ScorecardGoal {
  id: string;
  name: string;
  assessment: GoalAssessment;
}
export interface ScorecardPerspective {
  id: string;
  name: string;
  description: string;
  in_report: boolean;
  goals: ScorecardGoal[];
  factors: ScorecardFactor[];
  comments: string[];
}
export type ScorecardCounts = Record<Attainment, number>;
export interface Scorecard {
  unit: string;
  unit_name: string;
  level: string;
  period: string;
  period_name: string;
  follow_up: string;
  follow_up_name: string;
  counts: ScorecardCounts;
  perspectives: ScorecardPerspective[];
  updated_at: string;
}

export interface SeriesPoint {
  period: Maybe<string>;
  sex: Sex;
  value: Maybe<number>;
  numerator: Maybe<number>;
  denominator: Maybe<number>;
  printed: string;
  note: string;
  missing_reason: string;
  flags: QualityFlag[];
  origin: string;
  recorded_at: string;
  recorded_by: string;
  version: number;
}
export interface MeasureSeries {
  series: string;
  points: SeriesPoint[];
}
export interface MeasurePage {
  unit: string;
  unit_name: string;
  period: string;
  measure: Measure;
  target: Maybe<Target>;
  target_version: number;
  set_by: string;
  path: { kind: string; id: string; name: string }[];
  judged: ScorecardMeasure;
  series: MeasureSeries[];
  comments: { id: string; period: string; text: string; by: string; at: string; version: number }[];
}
export interface OutcomeVersion {
  version: number;
  value: Maybe<number>;
  printed: string;
  note: string;
  flags: QualityFlag[];
  origin: string;
  recorded_at: string;
  recorded_by: string;
}

export interface UnitStatus {
  unit: string;
  unit_name: string;
  status: string;
  status_name: string;
  timeliness: Timeliness;
}
export interface ActionRow {
  id: string;
  number: number;
  unit: string;
  perspective: string;
  perspective_name: string;
  success_factor: string;
  success_factor_name: string;
  goal: string;
  title: string;
  description: string;
  responsible: string;
  responsibles: { kind: string; name: string; unit: string; person: string }[];
  timetable: string;
  schedule_kind: string;
  schedule_kind_name: string;
  start_by: Maybe<string>;
  due_by: Maybe<string>;
  schedule_note: string;
  expected_effect: string;
  status: string;
  status_name: string;
  comment: string;
  measures: string[];
  timeliness: Timeliness;
  timeliness_reason: string;
  days_late: number;
  units: UnitStatus[];
  roll_up: string;
  version: number;
}
export interface ActionList {
  unit: string;
  unit_name: string;
  on: string;
  overdue: number;
  without_status: number;
  actions: ActionRow[];
}
export interface SubTarget {
  id: string;
  what: string;
  operator: string;
  value: Maybe<number>;
  unit: string;
  by: Maybe<string>;
  measure: Maybe<string>;
  quote: string;
  note: string;
  conflict: string;
}
export interface ActionComment {
  id: string;
  period: Maybe<string>;
  sub_target: string;
  text: string;
  by: string;
  at: string;
}
export interface StatusEntry {
  unit: string;
  unit_name: string;
  period: Maybe<string>;
  status: string;
  status_name: string;
  comment: string;
  by: string;
  at: string;
}
export interface ActionDetail {
  action: ActionRow;
  sub_targets: SubTarget[];
  comments: ActionComment[];
  history: StatusEntry[];
}

export interface ImportFault {
  code: string;
  message: string;
  file: string;
  line: Maybe<number>;
  column: Maybe<number>;
  path: string;
}
export interface ImportReport {
  kind: string;
  file: string;
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  refused: number;
  applied: boolean;
  message: string;
  faults: ImportFault[];
}
export interface SearchHit {
  kind: 'unit' | 'measure' | 'action' | 'factor';
  id: string;
  title: string;
  where: string;
  unit: string;
}
export interface Missing {
  measure: string;
  name: string;
  sex: Sex;
  reason: string;
  responsible: string;
}
export interface Outcome extends SeriesPoint {
  id: string;
  measure: string;
  unit_id: string;
  series: string;
  unit: string;
}
