// The log-in has ended while somebody works: they log in again here, the page stays, and what was asked is asked anew.
import { Button, Dialog } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, get, onSessionEnd, send } from '../../api/client';
import type { Session } from '../../api/model';
import { logInWays } from '../../api/people';
import { Answer, ErrorNotice } from '../../components/notice';
import { useWho } from '../../components/session';
import { LogInForm } from './log_in_form';

export function SessionEnded() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const before = useWho();
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const waiting = useRef<((again: boolean) => void)[]>([]);
  const ways = useQuery({ ...logInWays(), enabled: open });

  useEffect(() => {
    onSessionEnd(async (times) => {
      if (times === 1) {
        // It may have been under way while the session got a new key, as when one chooses another assignment.
        const session = await get<Session>('/session').catch(() => null);
        if (session?.person === before.person) return true;
      }
      return new Promise<boolean>((resolve) => {
        waiting.current.push(resolve);
        setError(null);
        setOpen(true);
      });
    });
    return () => onSessionEnd(undefined);
  }, [before.person]);

  const answer = useCallback((again: boolean) => {
    const all = waiting.current;
    waiting.current = [];
    setOpen(false);
    for (const resolve of all) resolve(again);
  }, []);

  const back = async (session: Session) => {
    if (session.person !== before.person) return answer(false);
    try {
      const same = session.assignments.some((one) => one.id === before.assignment);
      if (same && session.assignment !== before.assignment) {
        client.setQueryData(['session'], await send('PUT', '/session/assignment', { assignment: before.assignment }));
      }
      answer(true);
    } catch (refusal) {
      setError(refusal as Error);
    }
  };

  const look = async () => {
    try {
      await back(await get<Session>('/session'));
    } catch (refusal) {
      setError(refusal instanceof ApiError ? refusal : new Error(String(refusal)));
    }
  };

  if (!open) return null;
  return (
    <Dialog open onClose={() => answer(false)} closeButton={t('common.close')} aria-labelledby="utloggad" className="ended">
      <h2 id="utloggad">{t('login.ended')}</h2>
      <p>{t('login.endedHelp', { name: before.name })}</p>
      <ErrorNotice error={error} />
      <Answer query={ways} rows={3}>
        {(data) => (
          <LogInForm
            ways={{ ...data, demo: data.demo.filter((person) => person.id === before.person) }}
            newTab={
              <Button variant="tertiary" onClick={() => void look()}>
                {t('login.continue')}
              </Button>
            }
            done={(session) => void back(session)}
          />
        )}
      </Answer>
    </Dialog>
  );
}
