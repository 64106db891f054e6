import { useQuery } from '@tanstack/react-query';
import { measures } from '../api/queries';

/** A measure's name by its id, where only the id is at hand. */
export function useMeasureNames(): (id: string) => string {
  const query = useQuery(measures());
  return (id) => query.data?.measures.find((measure) => measure.id === id)?.name ?? id;
}
