// The frame around every page: brand, navigation, the unit and period that are looked at, search, the person.
import { Button, SkipLink } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { tasks } from '../api/rounds';
import { links } from '../lib/place';
import { Icon } from './icon';
import { Invitations } from './invitations';
import { NoticeBell } from './notice_bell';
import { PersonMenu } from './person_menu';
import { usePlace } from './place';
import { PlaceBar } from './place_bar';
import { SearchField } from './search_field';
import { useWho } from './session';

export function Brand() {
  return (
    <span className="brand">
      <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
        <rect width="32" height="32" rx="7" className="brand-ground" />
        <g className="brand-rail">
          <path d="M6 21 26 10" />
          <path d="M9 20v6M16 16v10M23 12v14" className="brand-posts" />
        </g>
      </svg>
      Ledstång
    </span>
  );
}

/** How many tasks wait; heard as "Mina uppgifter 3". */
function TaskCount() {
  const query = useQuery(tasks());
  const count = query.data?.tasks.length ?? 0;
  return count > 0 ? <span className="count" data-late={query.data?.tasks.some((task) => task.late)}>{count}</span> : null;
}

function Navigation() {
  const { t } = useTranslation();
  const { unit, period } = usePlace();
  const { may } = useWho();
  const { pathname } = useLocation();
  const administration = may('administer')
    ? { to: links.people(), text: t('nav.administration'), areas: ['/personer', '/administration', '/kalender', '/historik'] }
    : { to: links.calendar(), text: t('calendar.nav'), areas: ['/kalender', '/historik'] };
  const areas: { to: string; text: string; areas: string[]; count?: boolean }[] = [
    { to: links.start(), text: t('nav.start'), areas: ['/'] },
    { to: links.tasks(), text: t('nav.tasks'), areas: ['/uppgifter'], count: true },
    { to: links.meetings(), text: t('meetings.nav'), areas: ['/moten', '/forum'] },
    { to: links.scorecard(unit, period), text: t('nav.scorecard'), areas: ['/styrning', '/enhet', '/plan', '/omraden'] },
    { to: links.actions(unit, period), text: t('nav.actions'), areas: ['/handlingsplan', '/effekter', '/prioriteringar'] },
    ...(may('report') ? [{ to: links.entry(unit, period), text: t('nav.entry'), areas: ['/rapportera'] }] : []),
    { to: links.report(unit, period), text: t('nav.report'), areas: ['/rapport'] },
    { to: links.round(unit, period), text: t('nav.round'), areas: ['/uppfoljning', '/formular'] },
    { to: links.documents(), text: t('knowledge.nav'), areas: ['/kunskap', '/kunskapsorganisationen', '/arenden', '/moten'] },
    { to: links.processes(), text: t('processes.nav'), areas: ['/processer', '/svf'] },
    { to: links.organisation(), text: t('nav.organisation'), areas: ['/organisation'] },
    administration,
  ];
  const here = (area: string) => pathname === area || (area !== '/' && pathname.startsWith(`${area}/`));
  return (
    <nav className="nav" id="huvudmeny" aria-label={t('common.main')}>
      <ul>
        {areas.map(({ to, text, areas: within, count }) => {
          const current = within.some(here);
          return (
            <li key={text}>
              <NavLink to={to} aria-current={current ? 'page' : undefined} className={current ? 'here' : ''}>
                {text}
                {count ? <TaskCount /> : null}
              </NavLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** The frame of those who see the whole: navigation, unit and period, search. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [pathname]);
  return (
    <>
      <SkipLink href="#innehall">{t('common.skip')}</SkipLink>
      <header className="top" data-open={open}>
        <NavLink to={links.start()} className="brand-link">
          <Brand />
        </NavLink>
        <Button
          variant="tertiary"
          data-size="sm"
          className="menu-button"
          aria-expanded={open}
          aria-controls="huvudmeny"
          onClick={() => setOpen(!open)}
        >
          <Icon name="menu" />
          {t('common.menu')}
        </Button>
        <Navigation />
        <PlaceBar />
        <SearchField />
        <NoticeBell />
        <PersonMenu />
      </header>
      <main id="innehall" tabIndex={-1}>
        {children}
        <Invitations />
      </main>
    </>
  );
}
