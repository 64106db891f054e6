import { useQuery } from '@tanstack/react-query';
import { tasks } from '../api/rounds';
import { today } from '../lib/format';

/** The day it is by the server's clock; by the browser's until the server has said. */
export function useToday(): string {
  return useQuery(tasks()).data?.on ?? today();
}
