// Who is logged in, and what they may do. The server decides; this only spares people from forms that it would refuse.
import { createContext, useContext, type ReactNode } from 'react';
import type { Permission, Session } from '../api/model';

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

export function useWho(): Session & { may: (permission: Permission) => boolean } {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useWho outside SessionProvider');
  return { ...session, may: (permission) => session.permissions.includes(permission) };
}
