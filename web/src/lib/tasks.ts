// How tasks are grouped: what is late, what is due within a week, the rest.
import type { Task } from '../api/model';
import { dayDistance } from './days';

export interface TaskGroups {
  late: Task[];
  week: Task[];
  later: Task[];
}

export function groupTasks(tasks: Task[], on: string): TaskGroups {
  const groups: TaskGroups = { late: [], week: [], later: [] };
  for (const task of tasks) {
    if (task.late) groups.late.push(task);
    else if (task.due && dayDistance(on, task.due) <= 7) groups.week.push(task);
    else groups.later.push(task);
  }
  return groups;
}
