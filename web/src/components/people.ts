import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { persons } from '../api/queries';

/** A person's name by the id that records carry; somebody at the command line is "local:" and the account's name. */
export function usePersonName(): (id: string) => string {
  const { t } = useTranslation();
  const query = useQuery(persons());
  return (id) => {
    if (id.startsWith('local:')) return t('common.commandLine', { account: id.slice(6) });
    return query.data?.persons.find((person) => person.id === id)?.name ?? id;
  };
}
