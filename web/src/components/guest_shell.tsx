import { SkipLink } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { links } from '../lib/place';
import { PersonMenu } from './person_menu';
import { Brand } from './shell';

/** The frame of those who see only what has been shared with them: no units to choose, nothing to search. */
export function GuestShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <SkipLink href="#innehall">{t('common.skip')}</SkipLink>
      <header className="top guest-top">
        <NavLink to={links.shared()} className="brand-link">
          <Brand />
        </NavLink>
        <NavLink to={links.meetings()}>{t('meetings.nav')}</NavLink>
        <PersonMenu />
      </header>
      <main id="innehall" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
