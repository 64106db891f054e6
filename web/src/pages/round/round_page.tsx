// One unit's report for one period: where it is, whom it waits for, and what one can do now.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { usePeriodName } from '../../components/text';
import { links } from '../../lib/place';
import { round } from '../../api/rounds';
import { OverviewView } from './overview';
import { RoundSentence, RoundView } from './round_view';
import { SignedView } from './signed';

const VIEWS = ['enhet', 'oversikt', 'signerat'] as const;
type View = (typeof VIEWS)[number];

export default function RoundPage() {
  const { t } = useTranslation();
  const { unit = '', period = '' } = useParams();
  const { unitName, units } = usePlace();
  const name = usePeriodName();
  const [query, setQuery] = useSearchParams();
  const state = useQuery(round(unit, period));
  const wanted = query.get('vy') as View | null;
  const hasBelow = units.some((row) => row.parent === unit);
  const view = wanted && VIEWS.includes(wanted) ? wanted : 'enhet';
  const show = (next: View) => {
    setQuery((now) => {
      if (next === 'enhet') now.delete('vy');
      else now.set('vy', next);
      return now;
    }, { replace: true });
  };
  return (
    <Page
      title={t('round.title')}
      eyebrow={
        <>
          <span lang="sv">{unitName(unit)}</span>, {name(period)}
        </>
      }
      lead={view === 'enhet' && state.data ? <RoundSentence round={state.data} /> : null}
    >
      <div className="controls">
        <div className="switch" role="group" aria-label={t('round.view')}>
          {VIEWS.filter((one) => one !== 'oversikt' || hasBelow).map((one) => (
            <button key={one} type="button" aria-pressed={view === one} onClick={() => show(one)}>
              {t(`round.views.${one}`)}
            </button>
          ))}
        </div>
        <Link to={links.forms(unit, period)}>{t('forms.title')}</Link>
      </div>
      {view === 'enhet' ? <RoundView query={state} hasBelow={hasBelow} showOverview={() => show('oversikt')} /> : null}
      {view === 'oversikt' ? <OverviewView unit={unit} period={period} /> : null}
      {view === 'signerat' ? <SignedView unit={unit} period={period} /> : null}
    </Page>
  );
}
