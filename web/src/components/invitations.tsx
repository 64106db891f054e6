// What every page about a unit invites to, such as asking the knowledge organisation a question: one click, and without
// knowing who will answer.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { matterChoices } from '../api/flows';
import { links, placeIn } from '../lib/place';
import { Icon } from './icon';
import { usePlace } from './place';

export function Invitations() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const place = usePlace();
  const query = useQuery(matterChoices());
  const [area, ofOrganisation] = pathname.split('/').slice(1);
  const unit = placeIn(pathname, search).unit ?? (area === 'organisation' ? ofOrganisation : undefined) ?? (pathname === '/' ? place.unit : undefined);
  const found = query.data?.invitations ?? [];
  if (!unit || found.length === 0) return null;
  return (
    <nav className="invitations no-print" aria-label={t('matters.invitations')}>
      <ul>
        {found.map((one) => (
          <li key={one.type}>
            <Icon name="question" />
            <Link to={links.newMatter(one.type, unit)} lang="sv">
              {one.words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
