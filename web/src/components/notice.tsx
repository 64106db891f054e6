// What a page shows when there is nothing to show: waiting, refused, or empty with what to do first.
import { Alert, Button, Skeleton } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, type Fault } from '../api/client';

function place(fault: Fault): string {
  return [fault.file, fault.path, fault.line ? `rad ${fault.line}` : '', fault.column ? `kolumn ${fault.column}` : '']
    .filter(Boolean)
    .join(', ');
}

/** A refusal in the server's words, with every fault and its place. */
export function ErrorNotice({ error, retry }: { error: Error | null; retry?: () => void }) {
  const { t } = useTranslation();
  if (!error) return null;
  const faults = error instanceof ApiError ? error.faults : [];
  return (
    <Alert data-color="danger" role="alert" className="notice">
      <p lang="sv">{error instanceof ApiError ? error.message : t('error.unexpected')}</p>
      {faults.length > 1 || (faults[0] && faults[0].message !== error.message) ? (
        <ul lang="sv">
          {faults.map((fault, i) => (
            <li key={i}>
              {place(fault) ? <strong>{place(fault)}: </strong> : null}
              {fault.message}
            </li>
          ))}
        </ul>
      ) : null}
      {retry ? (
        <Button variant="secondary" data-size="sm" onClick={retry}>
          {t('error.retry')}
        </Button>
      ) : null}
    </Alert>
  );
}

export function Loading({ rows = 8 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="loading" role="status">
      <span className="ds-sr-only">{t('common.loading')}</span>
      {Array.from({ length: rows }, (_, i) => (
        <Skeleton key={i} variant="rectangle" height={i === 0 ? 44 : 28} width={i === 0 ? '48%' : '100%'} />
      ))}
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** Waits, refuses or shows, always within the same frame. */
export function Answer<Data>({
  query,
  rows,
  children,
}: {
  query: { data: Data | undefined; error: Error | null; isPending: boolean; refetch: () => unknown };
  rows?: number;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorNotice error={query.error} retry={() => void query.refetch()} />;
  return <Loading rows={rows} />;
}
