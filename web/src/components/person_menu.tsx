// Who is logged in, in which assignment, and what one does with one's own log-in.
import { Button } from '@digdir/designsystemet-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { Link, useLocation } from 'react-router';
import type { Assignment } from '../api/model';
import { useChooseAssignment } from '../api/people';
import { useLogOut } from '../api/queries';
import { switchLanguage } from '../i18n';
import { links } from '../lib/place';
import { Icon } from './icon';
import { ErrorNotice } from './notice';
import { useWho } from './session';

export function LanguageButton() {
  const { t, i18n } = useTranslation();
  return (
    <Button
      variant="tertiary"
      data-size="sm"
      lang={i18n.language === 'sv' ? 'en' : 'sv'}
      onClick={() => void switchLanguage()}
    >
      {t('common.language')}
    </Button>
  );
}

/** Closes what is open when the reader goes on, presses Escape or clicks beside it. */
function useClosing(open: boolean, close: (back: boolean) => void) {
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(close);
  latest.current = close;
  const { pathname } = useLocation();
  useEffect(() => latest.current(false), [pathname]);
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') latest.current(true);
    };
    const onPress = (event: Event) => {
      if (!frame.current?.contains(event.target as Node)) latest.current(false);
    };
    const onFocus = (event: FocusEvent) => {
      if (event.relatedTarget && !frame.current?.contains(event.relatedTarget as Node)) latest.current(false);
    };
    const element = frame.current;
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPress);
    element?.addEventListener('focusout', onFocus);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPress);
      element?.removeEventListener('focusout', onFocus);
    };
  }, [open]);
  return frame;
}

/** "Godkännare, VO Ortopedi", and for whom when one stands in for somebody. */
export function assignmentName(one: Assignment, t: TFunction): string {
  const what = [one.role_name, one.unit_name].filter(Boolean).join(', ');
  return one.deputy_for_name ? `${what} (${t('assignment.for', { name: one.deputy_for_name })})` : what;
}

export function PersonMenu() {
  const { t } = useTranslation();
  const { name, title, role_name, assignment, assignments } = useWho();
  const logOut = useLogOut();
  const choose = useChooseAssignment();
  const now = assignments.find((one) => one.id === assignment);
  const others = assignments.filter((one) => one.id !== assignment);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const frame = useClosing(open, (back) => {
    setOpen(false);
    if (back) button.current?.focus();
  });
  return (
    <div className="person" ref={frame}>
      <Button
        ref={button}
        variant="tertiary"
        data-size="sm"
        className="person-button"
        aria-expanded={open}
        aria-controls={id}
        aria-label={t('person.loggedIn', { name })}
        onClick={() => setOpen(!open)}
      >
        <Icon name="person" />
        <span className="person-name">{name}</span>
        <Icon name="open" />
      </Button>
      <div id={id} className="person-panel" hidden={!open}>
        <p className="person-who">
          <strong>{name}</strong>
          <span lang="sv">{title}</span>
          <span lang="sv">{now ? assignmentName(now, t) : role_name}</span>
        </p>
        {others.length > 0 ? (
          <div className="person-others">
            <p id={`${id}-others`}>{t('assignment.change')}</p>
            <ErrorNotice error={choose.error} />
            <ul aria-labelledby={`${id}-others`}>
              {others.map((one) => (
                <li key={one.id}>
                  <button type="button" disabled={choose.isPending} onClick={() => choose.mutate(one.id)}>
                    <span lang="sv">{assignmentName(one, t)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <p>
          <Link to={links.account()}>{t('account.title')}</Link>
        </p>
        <div className="person-foot">
          <LanguageButton />
          <Button variant="tertiary" data-size="sm" onClick={() => logOut.mutate()}>
            {t('common.logOut')}
          </Button>
        </div>
      </div>
    </div>
  );
}
