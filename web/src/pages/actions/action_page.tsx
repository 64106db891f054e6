// One action: everything the plan says of it, how it goes, and the forms to report.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { ActionDetail } from '../../api/model';
import { action } from '../../api/queries';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { HistoryButton } from '../../components/history';
import { Answer } from '../../components/notice';
import { Page } from '../../components/page';
import { usePersonName } from '../../components/people';
import { Shares } from '../../components/shares';
import { usePlace } from '../../components/place';
import { useMeasureNames } from '../../components/measures';
import { useWho } from '../../components/session';
import { ActionStatus, TimelinessStatus } from '../../components/status';
import { Paragraphs, Swedish, usePeriodName } from '../../components/text';
import { moment } from '../../lib/format';
import { links } from '../../lib/place';
import { ActionEffects } from '../effects/action_effects';
import { SubjectLabels } from '../labels/subject_labels';
import { ActionMeetings } from '../meetings/action_meetings';
import { ActionCommentForm } from './action_comment_form';
import { FanOutForm } from './fan_out_form';
import { StatusForm } from './status_form';
import { SubTargets } from './sub_targets';

function Fields({ detail, unit }: { detail: ActionDetail; unit: string }) {
  const { t } = useTranslation();
  const { period } = usePlace();
  const { action: row } = detail;
  const texts: [string, string][] = [
    [t('actions.description'), row.description],
    [t('actions.effect'), row.expected_effect],
    [t('actions.responsible'), row.responsible],
    [t('actions.timetable'), row.timetable],
  ];
  return (
    <dl className="fields">
      {texts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text ? <Paragraphs texts={[text]} /> : <span className="quiet">{t('common.none')}</span>}</dd>
        </div>
      ))}
      <div>
        <dt>{t('actions.scheduleKind')}</dt>
        <dd>
          <Swedish>{row.schedule_kind_name}</Swedish>
          {row.start_by ? `, ${t('actions.start', { day: row.start_by })}` : ''}
          {row.due_by ? `, ${t('actions.due', { day: row.due_by })}` : ''}
          {row.schedule_note ? <span className="quiet"> (<Swedish>{row.schedule_note}</Swedish>)</span> : null}
        </dd>
      </div>
      {row.measures.length > 0 ? (
        <div>
          <dt>{t('actions.measures')}</dt>
          <dd>
            <ul className="linked">
              {row.measures.map((id) => (
                <li key={id}>
                  <MeasureLink unit={unit} id={id} period={period} />
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

function MeasureLink({ unit, id, period }: { unit: string; id: string; period: string }) {
  const names = useMeasureNames();
  return (
    <Link to={links.measure(unit, id, period)} lang="sv">
      {names(id)}
    </Link>
  );
}

function Units({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation();
  const { units, roll_up } = detail.action;
  if (units.length === 0) return null;
  return (
    <section>
      <h2>{t('actions.perUnit')}</h2>
      {roll_up ? <p lang="sv">{roll_up}</p> : null}
      <Frame label={t('actions.perUnit')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('common.unit')}</th>
              <th scope="col">{t('actions.status')}</th>
              <th scope="col">{t('actions.timeliness')}</th>
            </tr>
          </thead>
          <tbody>
            {units.map((one) => (
              <tr key={one.unit}>
                <th scope="row" lang="sv">{one.unit_name}</th>
                <td><ActionStatus id={one.status} name={one.status_name} /></td>
                <td><TimelinessStatus value={one.timeliness} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
    </section>
  );
}

function Comments({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const name = usePeriodName();
  return (
    <section>
      <h2>{t('actions.comments')}</h2>
      {detail.comments.length === 0 ? <p className="quiet">{t('actions.noComments')}</p> : null}
      {detail.comments.map((comment) => {
        const about = detail.sub_targets.find((target) => target.id === comment.sub_target);
        return (
          <div key={comment.id} className="comment">
            <Paragraphs texts={[comment.text]} />
            <p className="quiet signed">
              {[
                comment.period ? name(comment.period) : '',
                about ? `${t('actions.subTarget')}: ${about.what}` : '',
                comment.by ? t('common.by', { by: personName(comment.by), at: moment(comment.at) }) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
        );
      })}
    </section>
  );
}

function History({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const name = usePeriodName();
  return (
    <section>
      <h2>{t('actions.history')}</h2>
      {detail.history.length === 0 ? (
        <p className="quiet">{t('actions.noHistory')}</p>
      ) : (
        <Frame label={t('actions.history')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('common.period')}</th>
                <th scope="col">{t('common.unit')}</th>
                <th scope="col">{t('actions.status')}</th>
                <th scope="col">{t('measure.by')}</th>
              </tr>
            </thead>
            <tbody>
              {detail.history.map((entry, i) => (
                <tr key={i}>
                  <td className="nowrap">{entry.period ? name(entry.period) : ''}</td>
                  <td><Swedish>{entry.unit_name}</Swedish></td>
                  <td>
                    <ActionStatus id={entry.status} name={entry.status_name} />
                    {entry.comment ? <p className="quiet" lang="sv">{entry.comment}</p> : null}
                  </td>
                  <td>{t('common.by', { by: personName(entry.by), at: moment(entry.at) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      )}
    </section>
  );
}

function Body({ detail, unit }: { detail: ActionDetail; unit: string }) {
  const { t } = useTranslation();
  const { may } = useWho();
  return (
    <div className="measure-columns">
      <div>
        <Fields detail={detail} unit={unit} />
        <SubTargets detail={detail} unit={unit} />
        <ActionEffects detail={detail} />
        <ActionMeetings action={detail.action.id} />
        <Units detail={detail} />
        <SubjectLabels unit={detail.action.unit} kind="action" subject={detail.action.id} />
        <Comments detail={detail} />
      </div>
      <aside>
        {may('report') ? (
          <section className="forms no-print">
            <h2>{t('actions.setStatus')}</h2>
            <StatusForm detail={detail} />
            <Fold title={t('actions.writeComment')}>
              <ActionCommentForm detail={detail} />
            </Fold>
            {may('plan') ? (
              <Fold title={t('actions.fanOut')}>
                <FanOutForm detail={detail} />
              </Fold>
            ) : null}
          </section>
        ) : null}
        <History detail={detail} />
        <Shares unit={detail.action.unit} kind="action" target={detail.action.id} />
      </aside>
    </div>
  );
}

export default function ActionPage() {
  const { t } = useTranslation();
  const { unit = '', action: id = '' } = useParams();
  const place = usePlace();
  const { may } = useWho();
  const [query] = useSearchParams();
  const found = useQuery(action(id, query.get('dag') ?? place.day));
  const row = found.data?.action;
  return (
    <Page
      title={row ? `${row.number}. ${row.title}` : t('common.loading')}
      lang="sv"
      crumbs={[{ to: links.actions(unit, place.period), text: `${t('actions.title')}, ${place.unitName(unit)}` }]}
      eyebrow={row ? <Swedish>{row.perspective_name} › {row.goal}</Swedish> : null}
      lead={
        row ? (
          <p className="judged-status">
            <ActionStatus id={row.status} name={row.status_name} />
            <TimelinessStatus value={row.timeliness} />
            <span lang="sv">{row.timeliness_reason}</span>
          </p>
        ) : null
      }
      tools={
        row ? (
          <>
            {may('plan') ? (
              <Button asChild variant="secondary" data-size="sm">
                <Link to={links.editAction(unit, id, place.period)}>{t('actionForm.edit')}</Link>
              </Button>
            ) : null}
            <HistoryButton entity="action" id={row.id} title={row.title} />
          </>
        ) : null
      }
    >
      <Answer query={found} rows={10}>
        {(detail) => <Body detail={detail} unit={unit} />}
      </Answer>
    </Page>
  );
}
