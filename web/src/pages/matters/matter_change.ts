// A change of one matter. They go one at a time, each with the version that the page has when its turn comes: whoever presses
// a step while a field of theirs is being saved is not in conflict with themselves.
import { useQueryClient } from '@tanstack/react-query';
import { matter, type MatterPage } from '../../api/flows';
import { useChange } from '../../api/queries';
import { isConflict } from '../../lib/editing';

export function useMatterChange<Wish, Reply = unknown>(page: MatterPage, change: (wish: Wish, now: MatterPage) => Promise<Reply>) {
  const client = useQueryClient();
  const { queryKey } = matter(page.summary.id);
  return useChange(async (wish: Wish) => {
    try {
      return await change(wish, client.getQueryData(queryKey) ?? page);
    } catch (error) {
      // What somebody else has done is shown, so that it can be tried again.
      if (isConflict(error)) void client.invalidateQueries({ queryKey });
      throw error;
    }
  }, `matter/${page.summary.id}`);
}
