// The period's report: what is missing, the five formats, and how it looks right now.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { ActionList, Scorecard } from '../../api/model';
import { actions, reportPage, scorecard } from '../../api/queries';
import { Answer } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { useWho } from '../../components/session';
import { Swedish, usePeriodName } from '../../components/text';
import { TermsOf } from '../../components/term';
import { links } from '../../lib/place';
import { measuresOf } from '../../lib/judgement';
import { Downloads } from './downloads';
import { Preview, wordsOf } from './preview';

function Missing({ card, list }: { card: Scorecard; list: ActionList }) {
  const { t } = useTranslation();
  const without = measuresOf(card).filter((measure) => measure.rows.some((row) => row.attainment === 'no_data'));
  const goals = card.perspectives
    .filter((perspective) => perspective.in_report)
    .flatMap((perspective) => perspective.goals)
    .filter((goal) => !goal.assessment.status);
  const lines = [
    list.without_status > 0 ? t('report.statusMissing', { count: list.without_status }) : '',
    without.length > 0
      ? t('report.dataMissing', { count: without.length, names: without.map((measure) => measure.name).join(', ') })
      : '',
    goals.length > 0 ? t('report.assessmentMissing', { count: goals.length }) : '',
  ].filter(Boolean);
  if (lines.length === 0) return <p>{t('report.complete')}</p>;
  return (
    <div className="report-missing">
      <p>{t('report.missing')}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}.</li>
        ))}
      </ul>
    </div>
  );
}

export default function ReportPage() {
  const { t } = useTranslation();
  const { unit = '', period = '' } = useParams();
  const { unitName, day } = usePlace();
  const { may } = useWho();
  const name = usePeriodName();
  const card = useQuery(scorecard(unit, period));
  const list = useQuery(actions(unit, day));
  const preview = useQuery(reportPage(unit, period));
  return (
    <Page
      title={t('report.title')}
      eyebrow={
        <>
          <Swedish>{unitName(unit)}</Swedish>, {name(period)}
        </>
      }
      tools={
        may('report') ? (
          <Button asChild data-size="sm">
            <Link to={links.writing(unit, period)}>{t('writing.open')}</Link>
          </Button>
        ) : null
      }
      lead={<p>{t('report.lead', { unit: unitName(unit), period: name(period) })}</p>}
    >
      <div className="report-columns">
        <aside>
          <Downloads unit={unit} period={period} />
          <section>{card.data && list.data ? <Missing card={card.data} list={list.data} /> : null}</section>
        </aside>
        <section className="report-preview" aria-label={t('report.preview')}>
          <Answer query={preview} rows={16}>
            {(html) => (
              <>
                <TermsOf text={wordsOf(html)} />
                <Preview html={html} />
              </>
            )}
          </Answer>
        </section>
      </div>
    </Page>
  );
}
