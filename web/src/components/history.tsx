// "Historik": who changed a thing, when, and what it was before, in words. A button that opens a panel, for every value,
// text, target and action.
import { Button, Dialog } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { history, type HistoryFilter, type HistoryEntry } from '../api/history';
import { moment } from '../lib/format';
import { Answer } from './notice';
import { Swedish } from './text';

/** One change: who and when, what in a sentence, and each field before and after. */
export function HistoryItem({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslation();
  return (
    <li className="history-item">
      <p className="history-who">
        <strong>{entry.person_name}</strong> <time dateTime={entry.at}>{moment(entry.at)}</time>
      </p>
      <p>
        <Swedish>{entry.what}</Swedish>
      </p>
      {entry.changes.length > 0 ? (
        <dl className="history-changes" lang="sv">
          {entry.changes.map((change) => (
            <div key={change.field}>
              <dt>{change.field_name}</dt>
              <dd>
                {change.before ? <del>{change.before}</del> : <span className="quiet">{t('history.nothing')}</span>}
                <span aria-hidden="true"> → </span>
                <span className="ds-sr-only"> {t('history.became')} </span>
                {change.after ? <ins>{change.after}</ins> : <span className="quiet">{t('history.removed')}</span>}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </li>
  );
}

export function HistoryList({ filter, empty }: { filter: HistoryFilter; empty: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(history(filter));
  const entries = query.data?.pages.flatMap((page) => page.entries);
  return (
    <Answer query={{ data: entries, error: query.error, isPending: query.isPending, refetch: query.refetch }} rows={4}>
      {(all) => (
        <>
          {all.length === 0 ? <p className="quiet">{empty}</p> : null}
          <ol className="history-list">
            {all.map((entry) => (
              <HistoryItem key={entry.sequence} entry={entry} />
            ))}
          </ol>
          {query.hasNextPage ? (
            <Button variant="secondary" data-size="sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('history.more')}
            </Button>
          ) : null}
        </>
      )}
    </Answer>
  );
}

/** `title` says what it is the history of. */
export function HistoryButton({ entity, id, title }: { entity: string; id: string; title: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const heading = useId();
  return (
    <>
      <Button
        type="button"
        variant="tertiary"
        data-size="sm"
        className="history-button no-print"
        aria-label={t('history.of', { what: title })}
        onClick={() => setOpen(true)}
      >
        {t('history.title')}
      </Button>
      {open ? (
        <Dialog open onClose={() => setOpen(false)} closeButton={t('common.close')} className="history" aria-labelledby={heading}>
          <h2 id={heading}>{t('history.of', { what: title })}</h2>
          <HistoryList filter={{ entity, id }} empty={t('history.none')} />
        </Dialog>
      ) : null}
    </>
  );
}
