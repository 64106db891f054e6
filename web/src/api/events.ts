// The server says when something has changed; open pages then read anew.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

// The browser comes back by itself after a broken connection, but not after a refusal: a log-in that has ended, a server
// that is being started anew behind a proxy.
const AGAIN_MS = 30_000;

export function useServerEvents(active: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!active || typeof EventSource === 'undefined') return;
    let source: EventSource;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      source = new EventSource('/api/events');
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
      source.addEventListener('error', () => {
        if (source.readyState === EventSource.CLOSED) again = setTimeout(listen, AGAIN_MS);
      });
    };
    listen();
    return () => {
      clearTimeout(waiting);
      clearTimeout(again);
      source.close();
    };
  }, [active, client]);
}
