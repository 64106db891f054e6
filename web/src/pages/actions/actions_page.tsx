// The action plan of a unit on a chosen day: what is late, and where each action stands.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { ActionList } from '../../api/model';
import { actions } from '../../api/queries';
import { DayField } from '../../components/day_field';
import { Icon } from '../../components/icon';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { useWho } from '../../components/session';
import { NO_FILTER, passes, type ActionFilter } from '../../lib/actions';
import { csv } from '../../lib/csv';
import { downloadTable } from '../../lib/download';
import { links } from '../../lib/place';
import { ActionFilters } from './action_filters';
import { ActionTable } from './action_table';
import { Timeline } from './timeline';

function Body({ list, timeline }: { list: ActionList; timeline: boolean }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<ActionFilter>(NO_FILTER);
  const shown = list.actions.filter((action) => passes(action, filter));
  if (list.actions.length === 0) {
    return (
      <Empty title={t('actions.empty')}>
        <p>{t('actions.emptyHelp')}</p>
      </Empty>
    );
  }
  return (
    <>
      <ActionFilters actions={list.actions} value={filter} onChange={setFilter} />
      <p className="shown" role="status">
        {t('actions.shown', { count: shown.length, total: list.actions.length })}
      </p>
      {shown.length === 0 ? (
        <Empty title={t('actions.noneMatch')}>
          <Button variant="secondary" data-size="sm" onClick={() => setFilter(NO_FILTER)}>
            {t('actions.clear')}
          </Button>
        </Empty>
      ) : timeline ? (
        <Timeline unit={list.unit} actions={shown} on={list.on} />
      ) : (
        <ActionTable unit={list.unit} actions={shown} on={list.on} />
      )}
    </>
  );
}

/** The short answer: how many are late, how many nobody has reported on. */
export function ActionsSentence({ list }: { list: ActionList }) {
  const { t } = useTranslation();
  const count = list.actions.length;
  if (count === 0) return null;
  return (
    <>
      {list.overdue > 0
        ? t('actions.answerLate', { late: list.overdue, count, day: list.on })
        : t('actions.answerNone', { count, day: list.on })}{' '}
      {list.without_status === count
        ? t('actions.answerStatusAll')
        : list.without_status > 0
          ? t('actions.answerStatus', { count: list.without_status })
          : null}
    </>
  );
}

function save(list: ActionList): void {
  const head = [
    'Nr', 'Perspektiv', 'Mål', 'Åtgärd', 'Beskrivning av genomförande', 'Ansvarig', 'Tidplan', 'Start senast',
    'Klar senast', 'Förväntad effekt', 'Status', 'Läge', 'Kommentar',
  ];
  const rows = list.actions.map((action) => [
    action.number, action.perspective_name, action.goal, action.title, action.description, action.responsible,
    action.timetable, action.start_by, action.due_by, action.expected_effect, action.status_name,
    action.timeliness_reason, action.comment,
  ]);
  downloadTable(`handlingsplan-${list.unit}-${list.on}.csv`, csv(head, rows));
}

export default function ActionsPage() {
  const { t } = useTranslation();
  const { unit = '' } = useParams();
  const place = usePlace();
  const { may } = useWho();
  const [query, setQuery] = useSearchParams();
  const on = query.get('dag') ?? place.day;
  const timeline = query.get('vy') === 'tidslinje';
  const found = useQuery(actions(unit, on));
  const list = found.data;
  const put = (name: string, value: string) => {
    setQuery((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    }, { replace: true });
  };
  return (
    <Page
      title={t('actions.title')}
      eyebrow={<span lang="sv">{list?.unit_name ?? place.unitName(unit)}</span>}
      lead={list ? <p><ActionsSentence list={list} /></p> : null}
      tools={
        list && (list.actions.length > 0 || may('plan')) ? (
          <>
            <Button asChild variant="secondary" data-size="sm">
              <Link to={links.effects(unit, place.period)}>{t('effects.open')}</Link>
            </Button>
            <Button asChild variant="secondary" data-size="sm">
              <Link to={links.priorities(unit, place.period)}>{t('priorities.open')}</Link>
            </Button>
            {may('plan') ? (
              <Button asChild data-size="sm">
                <Link to={links.newAction(unit, place.period)}>{t('actionForm.add')}</Link>
              </Button>
            ) : null}
            <Button variant="secondary" data-size="sm" onClick={() => save(list)}>
              <Icon name="down" />
              {t('common.download')}
            </Button>
            <Button variant="secondary" data-size="sm" onClick={() => window.print()}>
              <Icon name="print" />
              {t('common.print')}
            </Button>
          </>
        ) : null
      }
    >
      <div className="controls">
        <DayField label={t('common.day')} value={on} required onChange={(day) => put('dag', day)} />
        <div className="switch" role="group" aria-label={t('actions.view')}>
          <button type="button" aria-pressed={!timeline} onClick={() => put('vy', '')}>
            {t('actions.list')}
          </button>
          <button type="button" aria-pressed={timeline} onClick={() => put('vy', 'tidslinje')}>
            {t('actions.timeline')}
          </button>
        </div>
      </div>
      <Answer query={found} rows={14}>
        {(data) => <Body list={data} timeline={timeline} />}
      </Answer>
    </Page>
  );
}
