// Answers that the server's description does not yet name in types.ts.
import type { Attainment, Development, QualityFlag, Sex } from './model';

export interface Choice {
  id: string;
  name: string;
}

export interface PlanChoices {
  /** perspective, strategic_goal, success_factor, measure: what the unit's level sets. */
  sets: string[];
  levels: Choice[];
  functions: (Choice & { level: string; fans_out: boolean })[];
  follow_ups: Choice[];
  schedule_kinds: Choice[];
  /** The region's own fields of an action. */
  action_fields: { id: string; name: string; kind: 'text' | 'date' | 'choice'; choices: string[] }[];
  /** The order of the unit's own goals and factors within their perspective, by id. */
  places: Record<string, number>;
}


export interface Doubt {
  code: string;
  field: string;
  message: string;
}

export interface EntryRow {
  measure: string;
  measure_name: string;
  sex: Sex;
  sex_name: string;
  unit: string;
  decimals: number;
  direction: string;
  definition: string;
  takes_numerator: boolean;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  flags: QualityFlag[];
  note: string;
  missing_reason: string;
  /** Id of the matter about getting hold of the data. */
  mend: string;
  origin: string;
  version: number;
  recorded_by_name: string;
  recorded_at: string;
  previous_period: string | null;
  previous_value: number | null;
  target_text: string;
  attainment: Attainment;
  attainment_reason: string;
  overruled_by: string;
  development: Development;
  development_reason: string;
  change_text: string;
  doubts: Doubt[];
  question: string;
  accepted: boolean;
  comments: string[];
  comment_version: number;
}

export interface Entry {
  unit: string;
  unit_name: string;
  period: string;
  period_name: string;
  state: string;
  writable: boolean;
  why_not: string;
  deadline: string | null;
  late: boolean;
  due: number;
  entered: number;
  rows: EntryRow[];
}

export interface CellWish {
  measure: string;
  sex: Sex;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  flags: QualityFlag[];
  note: string;
  missing_reason: string;
  mend?: { responsible: string; due: string };
  version: number;
  confirmed?: boolean;
  seconds?: number;
}

export interface CellComment {
  measure: string;
  comments: string[];
  comment_version: number;
}

export interface EntryBurden {
  cells: number;
  saves: number;
  seconds: number;
  median_seconds: number;
  most_fields: number;
}

export type ChapterState = 'empty' | 'draft' | 'ready';

export interface TextFault {
  code: string;
  message: string;
  line: number;
  column: number;
}

export interface Chapter {
  id: string;
  kind: 'text' | 'perspective' | 'actions' | 'production';
  title: string;
  position: number;
  level: number;
  writer: string;
  writer_name: string;
  state: ChapterState;
  written: boolean;
  text: string;
  html: string;
  faults: TextFault[];
  version: number;
  open_comments: number;
  updated_at: string;
  updated_by_name: string;
}

export interface ReportDocument {
  unit: string;
  unit_name: string;
  period: string;
  period_name: string;
  version: number;
  frozen: boolean;
  why_frozen: string;
  chapters: Chapter[];
}

export interface InsertChoice {
  kind: string;
  code: string;
  title: string;
  example: string;
}

export interface ChapterComment {
  id: number;
  paragraph: number;
  quote: string;
  gone: boolean;
  text: string;
  person_name: string;
  at: string;
  resolved: boolean;
  resolved_by_name: string;
  resolved_at: string;
}

export interface ChapterDifference {
  from_version: number;
  to_version: number;
  pieces: { kind: 'same' | 'added' | 'removed'; text: string }[];
  versions: { version: number; by_name: string; at: string }[];
}

export interface FieldChange {
  field: string;
  field_name: string;
  before: string;
  after: string;
}

export interface HistoryEntry {
  sequence: number;
  at: string;
  person: string;
  person_name: string;
  operation: string;
  operation_name: string;
  entity: string;
  entity_name: string;
  entity_id: string;
  what: string;
  changes: FieldChange[];
}

export interface HistoryPage {
  entries: HistoryEntry[];
  next: number | null;
}

export interface HistoryProof {
  entries: number;
  intact: boolean;
  first_broken: number | null;
  reason: string;
  last_hash: string;
  outcomes: number;
  broken_outcomes: number[];
}

export interface Effect {
  id: string;
  action: string;
  action_title: string;
  action_unit: string;
  measure: string;
  what: string;
  expected: number | null;
  unit: string;
  expected_by: string | null;
  realised: number | null;
  realised_on: string | null;
  method: string;
  owner: string;
  owner_name: string;
  cost_before: number | null;
  saving: number | null;
  cost_unit: string;
  overdue: boolean;
  days_late: number;
  version: number;
}

export interface EffectSum {
  unit: string;
  unit_name: string;
  value_unit: string;
  effects: number;
  realised_effects: number;
  overdue: number;
  expected: number;
  realised: number;
}

export interface EffectList {
  unit: string;
  unit_name: string;
  effects: Effect[];
  sums: EffectSum[];
  costs: { cost_unit: string; cost_before: number; saving: number }[];
  overdue: number;
}

export type LabelKind = 'plan' | 'measure' | 'action';

export interface LabelSet {
  id: string;
  name: string;
  kinds: LabelKind[];
  labels: { id: string; name: string; meaning: string }[];
}

export interface LabelledItem {
  kind: LabelKind;
  /** An action's or a measure's id, or the number of a plan's version. */
  subject: string;
  title: string;
  unit: string;
  unit_name: string;
  set: string;
  label: string;
}

export interface LabelPage {
  unit: string;
  unit_name: string;
  sets: LabelSet[];
  items: LabelledItem[];
  coverage: {
    unit: string;
    unit_name: string;
    depth: number;
    counts: { set: string; label: string; plans: number; measures: number; actions: number }[];
  }[];
}

export interface PlanDecision {
  number: number;
  body: string;
  decided_on: string;
  reference: string;
  what: string;
  plan: number | null;
  plan_name: string;
  version: number;
}

export interface DatasetColumn {
  name: string;
  title: string;
  meaning: string;
  type: string;
  role: string;
  required: boolean;
}

export interface Dataset {
  id: string;
  title: string;
  meaning: string;
  columns: DatasetColumn[];
}

export interface Batch {
  id: number;
  dataset: string;
  source: string;
  file: string;
  bytes: number;
  rows_read: number;
  rows_kept: number;
  rows_rejected: number;
  /** Of the rows' own dates. */
  first_day: string | null;
  last_day: string | null;
  /** "2022-04-30 08:15:00", UTC. */
  imported_at: string;
  imported_by: string;
  /** Empty while its rows are there. */
  undone_at: string;
  undone_by: string;
}

export interface DeliveryAnswer {
  batch: Batch;
  dry_run: boolean;
  faults_by_code: Record<string, number>;
  first_faults: { code: string; message: string; line: number; column: number; heading: string }[];
  unused_columns: string[];
}
