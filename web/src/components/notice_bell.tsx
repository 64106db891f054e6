import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { notices } from '../api/flows';
import { links } from '../lib/place';
import { Icon } from './icon';

/** How much is new for the reader; heard as "Nytt för dig, 3 olästa". */
export function NoticeBell() {
  const { t } = useTranslation();
  const count = useQuery(notices()).data?.unseen ?? 0;
  return (
    <NavLink to={links.notices()} className="bell" aria-label={count > 0 ? t('notices.bell', { count }) : t('notices.title')}>
      <Icon name="bell" />
      {count > 0 ? <span className="count" aria-hidden="true">{count}</span> : null}
    </NavLink>
  );
}
