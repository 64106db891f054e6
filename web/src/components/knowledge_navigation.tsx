import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { links } from '../lib/place';

/** The pages about knowledge, beside each other. */
export function KnowledgeNavigation() {
  const { t } = useTranslation();
  const pages: { to: string; text: string; end?: boolean }[] = [
    { to: links.documents(), text: t('knowledge.documents'), end: true },
    { to: links.matters(), text: t('matters.title') },
    { to: links.knowledge(), text: t('groups.nav') },
  ];
  return (
    <nav className="sub-nav" aria-label={t('knowledge.nav')}>
      <ul>
        {pages.map(({ to, text, end }) => (
          <li key={to}>
            <NavLink to={to} end={end}>{text}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
