// Long lists: some at first and more when asked for, or a page at a time where the server has the rest.
import { Button } from '@digdir/designsystemet-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { figure } from '../lib/format';

/** The first of the items (with `last`, the last of them), and the button that shows so many more; none when all are shown. */
export function useSome<T>(items: T[], step: number, last = false): [T[], ReactNode] {
  const { t } = useTranslation();
  const [most, setMost] = useState(step);
  const left = items.length - most;
  if (left <= 0) return [items, null];
  const more = (
    <p className="no-print">
      <Button type="button" variant="secondary" data-size="sm" onClick={() => setMost(most + step)}>
        {t(last ? 'common.earlier' : 'common.more', { count: Math.min(step, left), all: figure(items.length) })}
      </Button>
    </p>
  );
  return [last ? items.slice(left) : items.slice(0, most), more];
}

/** The same for items that stand one after another. */
export function Some<T>({ items, step, children }: { items: T[]; step: number; children: (one: T) => ReactNode }) {
  const [shown, more] = useSome(items, step);
  return (
    <>
      {shown.map(children)}
      {more}
    </>
  );
}

/** Which part of the whole is shown, with the way to those before and after. Goes to the list's beginning, `list`, when another is chosen. */
export function Pager({ list, total, size, page, onPage }: { list: string; total: number; size: number; page: number; onPage: (page: number) => void }) {
  const { t } = useTranslation();
  const pages = Math.ceil(total / size);
  if (pages < 2) return null;
  const go = (to: number) => {
    onPage(to);
    document.getElementById(list)?.focus();
  };
  return (
    <nav className="pager no-print" aria-label={t('common.pages')}>
      <Button type="button" variant="secondary" data-size="sm" disabled={page <= 1} onClick={() => go(page - 1)}>
        {t('common.pageBefore')}
      </Button>
      <span>{t('common.pageOf', { page: figure(page), pages: figure(pages) })}</span>
      <Button type="button" variant="secondary" data-size="sm" disabled={page >= pages} onClick={() => go(page + 1)}>
        {t('common.pageAfter')}
      </Button>
    </nav>
  );
}
