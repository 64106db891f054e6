import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ActionRow } from '../../api/model';
import { ActionStatus, TimelinessStatus } from '../../components/status';
import { Swedish } from '../../components/text';
import { usePlace } from '../../components/place';
import { sorted, type Column, type Order } from '../../lib/actions';
import { links } from '../../lib/place';

/** A head that sorts: once upwards, twice downwards. */
function Head({ column, order, sort }: { column: Column; order: Order; sort: (order: Order) => void }) {
  const { t } = useTranslation();
  const here = order.by === column;
  return (
    <th
      scope="col"
      role="columnheader"
      className={column === 'number' ? 'figure' : ''}
      aria-sort={here ? (order.descending ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" onClick={() => sort({ by: column, descending: here && !order.descending })}>
        {t(`actions.${column}`)}
      </button>
    </th>
  );
}

/** The list as a table, stacked on a phone like the scorecard. */
export function ActionTable({ unit, actions, on }: { unit: string; actions: ActionRow[]; on: string }) {
  const { t } = useTranslation();
  const { period } = usePlace();
  const [order, sort] = useState<Order>({ by: 'number', descending: false });
  return (
    <table className="action-table" role="table">
      <caption className="ds-sr-only">{t('actions.caption', { day: on })}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <Head column="number" order={order} sort={sort} />
          <Head column="action" order={order} sort={sort} />
          <th scope="col" role="columnheader">{t('actions.responsible')}</th>
          <Head column="timetable" order={order} sort={sort} />
          <Head column="timeliness" order={order} sort={sort} />
          <Head column="status" order={order} sort={sort} />
        </tr>
      </thead>
      <tbody role="rowgroup">
        {sorted(actions, order).map((action) => (
          <tr key={action.id} role="row">
            <td role="cell" className="figure number">{action.number}</td>
            <th role="rowheader" scope="row">
              <Link to={links.action(unit, action.id, period)} lang="sv">
                {action.title}
              </Link>
              <small>
                <Swedish>{action.perspective_name} · {action.goal}</Swedish>
              </small>
            </th>
            <td role="cell" data-label={t('actions.responsible')}>
              <Swedish>{action.responsible}</Swedish>
            </td>
            <td role="cell" data-label={t('actions.timetable')} className="days">
              {action.start_by ? <span>{t('actions.start', { day: action.start_by })}</span> : null}
              {action.due_by ? <span>{t('actions.due', { day: action.due_by })}</span> : null}
              {!action.start_by && !action.due_by ? <Swedish>{action.schedule_kind_name}</Swedish> : null}
            </td>
            <td role="cell">
              <TimelinessStatus value={action.timeliness} />
              {action.days_late > 0 ? <small className="beside">{t('actions.late', { count: action.days_late })}</small> : null}
            </td>
            <td role="cell">
              <ActionStatus id={action.status} name={action.status_name} />
              {action.roll_up ? <small className="beside" lang="sv">{action.roll_up}</small> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
