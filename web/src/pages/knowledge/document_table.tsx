// Documents as a table, with what the unit has chosen marked.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DocumentRow } from '../../api/knowledge';
import { Frame } from '../../components/frame';
import { Icon } from '../../components/icon';
import { Swedish } from '../../components/text';
import { figure } from '../../lib/format';
import { links } from '../../lib/place';

export function Review({ row }: { row: Pick<DocumentRow, 'review_by' | 'review_overdue'> }) {
  const { t } = useTranslation();
  if (!row.review_by) return null;
  return (
    <span className={row.review_overdue ? 'overdue' : undefined}>
      {row.review_by}
      {row.review_overdue ? ` (${t('knowledge.overdue')})` : ''}
    </span>
  );
}

/** The way to those that are not shown here, in the list of documents. */
export function TheRest({ shown, count, filter }: { shown: number; count: number; filter: Record<string, string> }) {
  const { t } = useTranslation();
  if (count <= shown) return null;
  return (
    <p>
      <Link to={`${links.documents()}?${new URLSearchParams({ urval: 'alla', ...filter }).toString()}`}>{t('knowledge.showAllOf', { count: figure(count) })}</Link>
    </p>
  );
}

export function DocumentTable({ rows, caption, editing = false }: { rows: DocumentRow[]; caption: string; editing?: boolean }) {
  const { t } = useTranslation();
  return (
    <Frame label={caption}>
      <table className="plain-table document-table">
        <caption className="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('knowledge.document')}</th>
            <th scope="col">{t('knowledge.kind')}</th>
            <th scope="col">{t('knowledge.owner')}</th>
            <th scope="col">{t('knowledge.review')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-marked={row.marked}>
              <th scope="row">
                <Link to={editing && row.state === 'draft' ? links.editDocument(row.id) : links.document(row.id)} lang="sv">
                  {row.title}
                </Link>
                {row.marked ? (
                  <small className="document-mark">
                    <Icon name="check" /> {t('knowledge.chosenBy', { unit: row.marked_unit })}
                    {row.mark_note ? <span lang="sv">: {row.mark_note}</span> : null}
                  </small>
                ) : null}
                {row.state === 'in_force' ? null : <small>{t(`knowledge.state.${row.state}`)}</small>}
                {row.not_anchored ? <small className="overdue">{t('knowledge.notAnchored')}</small> : null}
                {row.has_draft ? <small>{t('knowledge.hasDraft')}</small> : null}
              </th>
              <td>
                <Swedish>{row.kind_name}</Swedish>
              </td>
              <td>
                <Swedish>{row.owner}</Swedish>
              </td>
              <td className="nowrap">
                <Review row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}
