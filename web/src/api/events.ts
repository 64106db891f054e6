// The server says when something has changed; open pages then read anew.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

export function useServerEvents(active: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!active || typeof EventSource === 'undefined') return;
    const source = new EventSource('/api/events');
    let waiting: ReturnType<typeof setTimeout> | undefined;
    source.addEventListener('changed', () => {
      // An import changes many things in a row: one reading is enough.
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      }, 300);
    });
    return () => {
      clearTimeout(waiting);
      source.close();
    };
  }, [active, client]);
}
