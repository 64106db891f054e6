// "Hur går det för oss?": the answer in a sentence, then what needs somebody's attention.
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Scorecard } from '../../api/model';
import { actions, missing, scorecard } from '../../api/queries';
import { tasks } from '../../api/rounds';
import { Answer, Empty, Loading } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { AttainmentStatus, DevelopmentStatus, TimelinessStatus } from '../../components/status';
import { Frame } from '../../components/frame';
import { populationOf, usePeriodName, useSexName } from '../../components/text';
import { countedRows, measuresOf, needsAttention } from '../../lib/judgement';
import { quantity } from '../../lib/format';
import { links } from '../../lib/place';
import { CountsSentence } from '../scorecard/counts';
import { TaskItems } from '../tasks/task_list';

function Attention({ card }: { card: Scorecard }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  const found = measuresOf(card)
    .map((measure) => ({ measure, rows: countedRows(measure).filter(needsAttention) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <section>
      <h2>{t('start.attention')}</h2>
      {found.length === 0 ? <p className="quiet">{t('start.attentionNone')}</p> : null}
      <ul className="attention">
        {found.map(({ measure, rows }) => (
          <li key={measure.id}>
            <Link to={links.measure(card.unit, measure.id, card.period)} lang="sv">
              {measure.name}
            </Link>
            {rows.map((row) => (
              <p key={row.sex}>
                <span className="attention-figure">
                  {row.sex === 'T' ? '' : `${sexName(row.sex, populationOf(row))} `}
                  <strong>{quantity(row.value, measure.decimals, measure.unit)}</strong>
                  <span className="quiet">
                    {', '}
                    {t('scorecard.target').toLowerCase()} <span lang="sv">”{measure.target_text}”</span>
                  </span>
                </span>
                {row.development === 'declined' ? <DevelopmentStatus value={row.development} /> : <AttainmentStatus value={row.attainment} />}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The first things that wait for the reader; nothing at all when nothing does. */
function Waiting() {
  const { t } = useTranslation();
  const query = useQuery(tasks());
  const list = query.data;
  if (!list || list.tasks.length === 0) return null;
  return (
    <section className="start-tasks">
      <h2>{t('tasks.start')}</h2>
      <TaskItems tasks={list.tasks.slice(0, 3)} on={list.on} />
      <p className="more">
        <Link to={links.tasks()}>{t('tasks.all', { count: list.tasks.length })}</Link>
      </p>
    </section>
  );
}

function Late({ unit, period, day }: { unit: string; period: string; day: string }) {
  const { t } = useTranslation();
  const query = useQuery(actions(unit, day));
  return (
    <section>
      <h2>{t('start.late')}</h2>
      <Answer query={query} rows={3}>
        {(list) => {
          const late = list.actions.filter((action) => action.timeliness === 'overdue' || action.timeliness === 'start_overdue');
          return (
            <>
              {late.length === 0 ? <p className="quiet">{t('start.lateNone', { day })}</p> : null}
              <ul className="linked">
                {late.slice(0, 6).map((action) => (
                  <li key={action.id}>
                    <Link to={links.action(unit, action.id, period)} lang="sv">
                      {action.number}. {action.title}
                    </Link>
                    <TimelinessStatus value={action.timeliness} />
                  </li>
                ))}
              </ul>
              {list.actions.length > 0 ? (
                <p className="more">
                  <Link to={links.actions(unit, period)}>{t('start.lateMore', { count: list.actions.length })}</Link>
                  {list.without_status > 0 ? (
                    <span className="quiet"> {t('start.withoutStatus', { count: list.without_status })}</span>
                  ) : null}
                </p>
              ) : null}
            </>
          );
        }}
      </Answer>
    </section>
  );
}

function MissingData({ unit, period }: { unit: string; period: string }) {
  const { t } = useTranslation();
  const query = useQuery(missing(unit, period));
  return (
    <section>
      <h2>{t('start.missing')}</h2>
      <Answer query={query} rows={2}>
        {(data) =>
          data.missing.length === 0 ? (
            <p className="quiet">{t('start.missingNone')}</p>
          ) : (
            <ul className="linked">
              {data.missing.map((one) => (
                <li key={`${one.measure}-${one.sex}`}>
                  <Link to={links.measure(unit, one.measure, period)} lang="sv">
                    {one.name}
                  </Link>
                  <span className="quiet">
                    <span lang="sv">{one.reason}</span>{' '}
                    {one.responsible ? t('start.responsible', { name: one.responsible }) : t('start.noResponsible')}
                    {one.due_by ? ` ${t('start.due', { day: one.due_by })}` : ''}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}

/** Of so many units the counts are fetched at once; each is a scorecard. */
const BELOW_AT_FIRST = 12;

/** The units just below, with how many values reach their target. */
function Below({ unit, period }: { unit: string; period: string }) {
  const { t } = useTranslation();
  const { units } = usePlace();
  const [most, setMost] = useState(BELOW_AT_FIRST);
  const all = units.filter((row) => row.parent === unit);
  const below = all.slice(0, most);
  const cards = useQueries({ queries: below.map((row) => scorecard(row.id, period)) });
  if (below.length === 0) return null;
  return (
    <section>
      <h2>{t('start.below')}</h2>
      <Frame label={t('start.below')}>
        <table className="plain-table below-table">
          <caption className="ds-sr-only">{t('start.belowHelp')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('common.unit')}</th>
              <th scope="col" className="figure">{t('attainment.met')}</th>
              <th scope="col" className="figure">{t('attainment.not_met')}</th>
            </tr>
          </thead>
          <tbody>
            {below.map((row, i) => {
              const counts = cards[i]?.data?.counts;
              return (
                <tr key={row.id}>
                  <th scope="row">
                    <Link to={links.scorecard(row.id, period)} lang="sv">{row.name}</Link>
                  </th>
                  <td className="figure">{counts?.met ?? '–'}</td>
                  <td className="figure">{counts?.not_met ?? '–'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Frame>
      {below.length < all.length ? (
        <p className="more">
          <span className="quiet">{t('start.belowShown', { shown: below.length, count: all.length })} </span>
          <button type="button" className="why no-print" onClick={() => setMost(most + BELOW_AT_FIRST)}>{t('start.belowMore')}</button>
        </p>
      ) : null}
    </section>
  );
}

export default function StartPage() {
  const { t } = useTranslation();
  const { unit, period, day, unitName } = usePlace();
  const name = usePeriodName();
  const query = useQuery({ ...scorecard(unit, period), enabled: Boolean(unit && period) });
  if (!unit || !period) {
    return (
      <Page title={t('start.title')}>
        <Loading />
      </Page>
    );
  }
  const measures = query.data ? measuresOf(query.data) : [];
  return (
    <Page
      title={t('start.title')}
      eyebrow={
        <>
          <span lang="sv">{unitName(unit)}</span>, {name(period)}
        </>
      }
      lead={
        query.data && measures.length > 0 ? (
          <>
            <CountsSentence card={query.data} />
            <p className="more">
              <Link to={links.scorecard(unit, period)}>{t('start.more')}</Link>
            </p>
          </>
        ) : null
      }
    >
      <Answer query={query} rows={6}>
        {(card) => (
          <>
            {measures.length === 0 ? (
              <Empty title={t('start.none', { unit: unitName(unit), period: name(period) })}>
                <p>{t('start.noneHelp')}</p>
              </Empty>
            ) : null}
            <Waiting />
            <div className="start-columns">
              {measures.length > 0 ? <Attention card={card} /> : null}
              <div>
                <Late unit={unit} period={period} day={day} />
                {measures.length > 0 ? <MissingData unit={unit} period={period} /> : null}
                <Below key={unit} unit={unit} period={period} />
                <section>
                  <h2>{t('groups.startTitle')}</h2>
                  <p>{t('groups.startHelp')}</p>
                  <p className="more">
                    <Link to={links.knowledge()}>{t('groups.nav')}</Link>
                  </p>
                </section>
              </div>
            </div>
          </>
        )}
      </Answer>
    </Page>
  );
}
