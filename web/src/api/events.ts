// The server says when something has changed; open pages then read anew.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

export function useServerEvents(active: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!active || typeof EventSource === 'undefined') return;
    const source = new EventSource('/api/events');
    let waiting: ReturnType<typeof setTimeout> | undefined;
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      // Many things change in a row: one reading is enough. Where many pages are open, the server says within how long
      // they are to read, each at a moment of its own, so that they do not all ask at once.
      if (waiting !== undefined) return;
      const { within = 0 } = JSON.parse(event.data) as { within?: number };
      waiting = setTimeout(() => {
        waiting = undefined;
        void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      }, 300 + Math.random() * within);
    });
    return () => {
      clearTimeout(waiting);
      source.close();
    };
  }, [active, client]);
}
