import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { personNames } from '../api/people';
import { useWho } from './session';

/** A person's name by the id that records carry; somebody at the command line is "local:" and the account's name. */
export function usePersonName(): (id: string) => string {
  const { t } = useTranslation();
  const { may } = useWho();
  const query = useQuery({ ...personNames(), enabled: may('read') });
  return (id) => {
    if (id.startsWith('local:')) return t('common.commandLine', { account: id.slice(6) });
    return query.data?.persons.find((person) => person.id === id)?.name ?? id;
  };
}
