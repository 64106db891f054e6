// The frame of a page: its title in the window and on the page, its answer, and the focus moved there on arrival.
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigationType } from 'react-router';

let shown = '';

export interface Crumb {
  to: string;
  text: string;
}

export function Page({
  title,
  crumbs = [],
  eyebrow,
  lead,
  tools,
  lang,
  children,
}: {
  title: string;
  crumbs?: Crumb[];
  eyebrow?: ReactNode;
  lead?: ReactNode;
  tools?: ReactNode;
  lang?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  const how = useNavigationType();
  useEffect(() => {
    document.title = `${title} – Ledstång`;
  }, [title]);
  useEffect(() => {
    // The first page keeps the browser's own start; later ones tell a screen reader where the reader has come.
    if (shown && shown !== pathname) {
      heading.current?.focus({ preventScroll: true });
      if (how !== 'POP') window.scrollTo(0, 0);
    }
    shown = pathname;
  }, [pathname, how]);
  return (
    <>
      {crumbs.length > 0 ? (
        <nav className="crumbs" aria-label={t('common.crumbs')}>
          <ol>
            {crumbs.map((crumb) => (
              <li key={crumb.to}>
                <Link to={crumb.to}>{crumb.text}</Link>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className="page-head">
        <div>
          {eyebrow ? <p className="eyebrow">{eyebrow}</p> : null}
          <h1 ref={heading} tabIndex={-1} lang={lang}>
            {title}
          </h1>
        </div>
        {lead ? <div className="lead">{lead}</div> : null}
        {tools ? <div className="page-tools">{tools}</div> : null}
      </div>
      {children}
    </>
  );
}
