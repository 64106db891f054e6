import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { links } from '../lib/place';
import { useWho } from './session';

/** The pages of the administration, beside each other. */
export function AdministrationNavigation() {
  const { t } = useTranslation();
  const { may } = useWho();
  const pages = [
    ...(may('administer') ? [{ to: links.people(), text: t('people.title') }, { to: links.imports(), text: t('imports.title') }, { to: links.sources(), text: t('sources.title') }, { to: links.packages(), text: t('packages.nav') }] : []),
    { to: links.workshop(), text: t('workshop.nav') },
    { to: links.matterTypes(), text: t('matterTypes.nav') },
    { to: links.calendar(), text: t('calendar.nav') },
    ...(may('review') ? [{ to: links.history(), text: t('history.title') }] : []),
  ];
  return (
    <nav className="sub-nav" aria-label={t('nav.administration')}>
      <ul>
        {pages.map(({ to, text }) => (
          <li key={to}>
            <NavLink to={to}>{text}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
