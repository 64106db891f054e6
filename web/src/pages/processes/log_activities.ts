import { useQuery } from '@tanstack/react-query';
import { processLog, type ProcessPage } from '../../api/processes';

/** What happens in the process's log, by name; empty where none has been read in. */
export function useLogActivities(page: ProcessPage): string[] {
  const log = useQuery({ ...processLog(page.row.id), enabled: page.row.has_log });
  return log.data?.activities ?? [];
}
