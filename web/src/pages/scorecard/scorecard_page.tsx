// "Hur går det för oss?" for a unit and a period, perspective by perspective.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import type { Scorecard } from '../../api/model';
import { actions, scorecard } from '../../api/queries';
import { Icon } from '../../components/icon';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { useWho } from '../../components/session';
import { usePeriodName } from '../../components/text';
import { csv } from '../../lib/csv';
import { downloadTable } from '../../lib/download';
import { moment } from '../../lib/format';
import { measuresOf, narrowed, type Narrowing } from '../../lib/judgement';
import { links } from '../../lib/place';
import { CountsSentence } from './counts';
import { Narrow } from './narrow';
import { Perspective } from './perspective';
import { scorecardTable } from './scorecard_csv';
import { UnitSteps } from './unit_steps';

/** The ways to report and to the plan, for those who may. */
function Ways({ unit, period }: { unit: string; period: string }) {
  const { t } = useTranslation();
  const { may } = useWho();
  return (
    <>
      {may('report') ? (
        <Button asChild data-size="sm">
          <Link to={links.entry(unit, period)}>{t('entry.title')}</Link>
        </Button>
      ) : null}
      {may('plan') ? (
        <Button asChild variant="secondary" data-size="sm">
          <Link to={links.plan(unit, period)}>{t('plan.open')}</Link>
        </Button>
      ) : null}
      <Button asChild variant="secondary" data-size="sm">
        <Link to={links.unitPage(unit, period)}>{t('unitPage.link')}</Link>
      </Button>
    </>
  );
}

function Tools({ card, open, setOpen }: { card: Scorecard; open: boolean; setOpen: (open: boolean) => void }) {
  const { t } = useTranslation();
  const save = () => {
    const { head, rows } = scorecardTable(card, t);
    downloadTable(`styrkort-${card.unit}-${card.period}.csv`, csv(head, rows));
  };
  return (
    <>
      <Button variant="secondary" data-size="sm" aria-pressed={open} onClick={() => setOpen(!open)}>
        {open ? t('scorecard.whyNone') : t('scorecard.whyAll')}
      </Button>
      <Ways unit={card.unit} period={card.period} />
      <Button variant="secondary" data-size="sm" onClick={save}>
        <Icon name="down" />
        {t('common.download')}
      </Button>
      <Button variant="secondary" data-size="sm" onClick={() => window.print()}>
        <Icon name="print" />
        {t('common.print')}
      </Button>
    </>
  );
}

function Card({ card, open }: { card: Scorecard; open: boolean }) {
  const { t } = useTranslation();
  const { hash } = useLocation();
  const [query, setQuery] = useSearchParams();
  const narrowing = (query.get('visa') ?? 'alla') as Narrowing;
  const measures = measuresOf(card);
  const { day } = usePlace();
  const plan = useQuery(actions(card.unit, day));
  const actionsOf = (measure: string) => plan.data?.actions.filter((action) => action.measures.includes(measure)).length ?? 0;
  const shown = narrowed(measures, narrowing);

  useEffect(() => {
    if (hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [hash]);

  if (card.perspectives.length === 0) {
    return (
      <Empty title={t('scorecard.empty')}>
        <p>{t('scorecard.emptyHelp')}</p>
        <UnitSteps unit={card.unit} period={card.period} />
      </Empty>
    );
  }
  const narrow = (wish: Narrowing) => {
    setQuery((now) => {
      if (wish === 'alla') now.delete('visa');
      else now.set('visa', wish);
      return now;
    }, { replace: true });
  };
  return (
    <>
      <Narrow card={card} value={narrowing} onChange={narrow} />
      <p className="ds-sr-only" role="status">
        {t('scorecard.shown', { count: shown.length })}
      </p>
      {card.perspectives.map((perspective) => (
        <Perspective key={perspective.id} card={card} perspective={perspective} narrowing={narrowing} open={open} actionsOf={actionsOf} />
      ))}
      <UnitSteps unit={card.unit} period={card.period} />
    </>
  );
}

export default function ScorecardPage() {
  const { t } = useTranslation();
  const { unit = '', period = '' } = useParams();
  const query = useQuery(scorecard(unit, period));
  const name = usePeriodName();
  const [open, setOpen] = useState(false);
  const card = query.data;
  return (
    <Page
      title={t('scorecard.title')}
      eyebrow={
        card ? (
          <>
            <span lang="sv">{card.unit_name}</span>, {name(period)}
            {card.follow_up_name ? <span lang="sv"> · {card.follow_up_name}</span> : null}
          </>
        ) : (
          name(period)
        )
      }
      lead={
        card ? (
          <>
            <CountsSentence card={card} />
            {card.updated_at ? <p className="fresh">{t('common.updated', { at: moment(card.updated_at) })}</p> : null}
          </>
        ) : null
      }
      tools={card && card.perspectives.length > 0 ? <Tools card={card} open={open} setOpen={setOpen} /> : null}
    >
      <Answer query={query} rows={14}>
        {(data) => <Card card={data} open={open} />}
      </Answer>
    </Page>
  );
}
