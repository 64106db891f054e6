// Log-in, one's own account, and the people that an administrator keeps.
import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { get, path, send } from './client';
import type * as model from './model';

export const logInWays = () =>
  queryOptions({ queryKey: ['session', 'ways'], queryFn: () => get<model.LogInWays>('/session/ways') });

export const absence = () =>
  queryOptions({ queryKey: ['absence'], queryFn: () => get<model.Absence>('/session/absence') });

export const people = (query: string) =>
  queryOptions({
    queryKey: ['people', query],
    queryFn: () => get<{ persons: model.PersonRow[] }>('/persons', { query }),
  });

/** Colleagues by name, to choose a deputy or a guest among, and to say whose an id is. */
export const personNames = () =>
  queryOptions({
    queryKey: ['person-names'],
    staleTime: 5 * 60_000,
    queryFn: () => get<model.PersonNames>('/persons/names'),
  });

export const roles = () => queryOptions({ queryKey: ['roles'], queryFn: () => get<model.Roles>('/roles') });

export const shares = (unit: string) =>
  queryOptions({
    queryKey: ['shares', unit],
    queryFn: () => get<model.Shares>(path`/units/${unit}/shares`),
  });

export const shared = () =>
  queryOptions({ queryKey: ['shared'], queryFn: () => get<model.SharedItems>('/shared') });

export const sharedItem = (kind: string, target: string, unit: string) =>
  queryOptions({
    queryKey: ['shared', kind, target, unit],
    queryFn: () => get<model.SharedItem>(path`/shared/${kind}/${target}`, { unit }),
  });

/** Another person or another assignment sees other things: nothing that was read before may be shown. */
function take(client: QueryClient, session: model.Session): void {
  const before = client.getQueryData<model.Session | null>(['session']);
  const same = before?.person === session.person && before.assignment === session.assignment;
  client.setQueryData(['session'], session);
  if (!same) client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
}

function useSessionChange<Wish>(change: (wish: Wish) => Promise<model.Session>) {
  const client = useQueryClient();
  return useMutation<model.Session, Error, Wish>({
    mutationFn: change,
    onSuccess: (session) => take(client, session),
  });
}

export interface Credentials {
  user_name: string;
  password: string;
  code?: string;
}

export const useLogIn = () =>
  useSessionChange((wish: Credentials | { person: string }) =>
    send<model.Session>('POST', 'person' in wish ? '/session' : '/session/password', wish),
  );

export const useChooseAssignment = () =>
  useSessionChange((assignment: string) => send<model.Session>('PUT', '/session/assignment', { assignment }));

/** A change of one's own log-in, after which the session is read anew. */
export function useAccountChange<Wish, Reply = unknown>(change: (wish: Wish) => Promise<Reply>) {
  const client = useQueryClient();
  return useMutation<Reply, Error, Wish>({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['session'], exact: true }),
  });
}
