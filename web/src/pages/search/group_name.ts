import { useTranslation } from 'react-i18next';
import { kindOf } from '../../api/search';

/** The name of many things of a kind. */
export function useGroupName(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => {
    const known = kindOf(kind);
    return known ? t(`search.groups.${known}`) : kind;
  };
}
