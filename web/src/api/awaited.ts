// Answers that the server's description does not yet name in types.ts.

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
  /** The order of the unit's own goals and factors within their perspective, by id. */
  places: Record<string, number>;
}
