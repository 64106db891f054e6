// One measure at one unit: how it goes, its past, its target, its words and what is done about it.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { measureChart, type MeasureChart } from '../../api/chart';
import type { MeasurePage as Answered, SeriesPoint, Sex } from '../../api/model';
import { measurePage } from '../../api/queries';
import { Fold } from '../../components/fold';
import { Answer, ErrorNotice, Loading } from '../../components/notice';
import { Page } from '../../components/page';
import { usePersonName } from '../../components/people';
import { Shares } from '../../components/shares';
import { usePlace } from '../../components/place';
import { useWho } from '../../components/session';
import { AttainmentStatus, DevelopmentStatus } from '../../components/status';
import { Flags, Swedish, usePeriodName, useSexName } from '../../components/text';
import { moment, quantity } from '../../lib/format';
import { links } from '../../lib/place';
import { FurtherList } from '../scorecard/measure_reasons';
import { SubjectLabels } from '../labels/subject_labels';
import { BelowSection } from './below/below_section';
import { BreakdownSection } from './breakdown';
import { CommentForm } from './comment_form';
import { Comments } from './comments';
import { ControlSection, drawnKinds } from './control/control_section';
import { FEWEST_VALUES, targetsOf, valuesIn } from './control/words';
import { LinkedActions } from './linked_actions';
import { LinkedMatters } from './linked_matters';
import { MeasureFacts, TargetFacts } from './measure_facts';
import { NotInPlan, isOutsidePlan } from './not_in_plan';
import { OutcomeDownloads } from './outcome_downloads';
import { OverruleForm } from './overrule_form';
import { RegionsSection } from './regions/regions_section';
import { RecordForm } from './record_form';
import { SeriesChart } from './series_chart';
import { SeriesTable } from './series_table';

/** When the figure was written, and by whom or from what. */
function Freshness({ point }: { point: SeriesPoint | undefined }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  if (!point?.recorded_at) return null;
  return (
    <p className="fresh">
      {t('measure.recordedAt', { at: moment(point.recorded_at) })}
      {point.recorded_by ? `, ${personName(point.recorded_by)}` : ''}
    </p>
  );
}

/** Sex by sex: the figure, the two judgements and their reasons in words. */
function Judgements({ page }: { page: Answered }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const sexName = useSexName();
  const { judged, measure } = page;
  const points = page.series.find((series) => series.series === 'main')?.points ?? [];
  const recorded = (sex: Sex) => points.find((point) => point.period === page.period && point.sex === sex);
  return (
    <ul className="judgements">
      {judged.rows.map((row) => (
        <li key={row.sex}>
          <p className="judged-figure">
            <span>{sexName(row.sex, page.measure.population)}</span>
            <strong>{row.value === null ? t('scorecard.missingValue') : quantity(row.value, measure.decimals, measure.unit)}</strong>
          </p>
          <div>
            <p className="judged-status">
              <AttainmentStatus value={row.attainment} />
              <DevelopmentStatus value={row.development} />
              <Flags flags={row.flags} />
            </p>
            <p lang="sv" className="judged-reason">
              {row.attainment_reason} {row.development_reason}
              {row.note ? <span className="quiet"> {row.note}</span> : null}
            </p>
            <Freshness point={recorded(row.sex)} />
            {row.overruled_by ? <p className="quiet">{t('scorecard.overruled', { by: personName(row.overruled_by) })}</p> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Forms({ page }: { page: Answered }) {
  const { t } = useTranslation();
  const { may } = useWho();
  if (!may('report')) return null;
  return (
    <section className="forms no-print">
      <Fold title={t('measure.record')}>
        <RecordForm page={page} />
      </Fold>
      <Fold title={t('measure.comment')}>
        <CommentForm page={page} />
      </Fold>
      {may('plan') ? (
        <Fold title={t('measure.overrule')}>
          <OverruleForm page={page} />
        </Fold>
      ) : null}
    </section>
  );
}

/** Where the figures computed from source data are the ones that are judged, the charts draw them and this says so. */
function DrawnFigure({ chart }: { chart: MeasureChart }) {
  const { t } = useTranslation();
  const computed = chart.series.reduce((sum, one) => sum + one.computed, 0);
  const all = chart.series.reduce((sum, one) => sum + valuesIn(one), 0);
  if (computed === 0) return null;
  return <p className="quiet drawn-figure">{t(computed < all ? 'chart.drawnMixed' : 'chart.drawnComputed', { computed, count: all })}</p>;
}

/** The values of the plain chart, as the control charts would have them. */
function judgedPoints(page: Answered, points: SeriesPoint[], chart: MeasureChart | undefined): SeriesPoint[] {
  if (!chart?.series.some((one) => one.computed > 0)) return points;
  const computed = (page.series.find((series) => series.series === 'computed')?.points ?? []).filter((point) => point.value !== null);
  const same = (a: SeriesPoint, b: SeriesPoint) => a.period === b.period && a.sex === b.sex;
  return [...points.filter((point) => !computed.some((other) => same(point, other))), ...computed].sort((a, b) =>
    (a.period ?? '').localeCompare(b.period ?? ''),
  );
}

/** The past: as control charts where there is enough of it, else as one line for each sex. */
function Past({ page, points }: { page: Answered; points: SeriesPoint[] }) {
  const { t } = useTranslation();
  const { unitName } = usePlace();
  const targets = targetsOf(page);
  // A measure that belongs to a level above is shown here with that level's values, where the unit has none.
  const above = page.judged.rows[0]?.value_unit ?? page.unit;
  const own = useQuery(measureChart(page.unit, page.measure.id, targets));
  const others = useQuery({
    ...measureChart(above, page.measure.id, targets),
    enabled: above !== page.unit && own.data?.series.length === 0,
  });
  const unit = others.data ? above : page.unit;
  const chart = others.data ?? own.data;
  if (own.isPending || others.isLoading) return <Loading rows={6} />;
  const drawn = chart ? drawnKinds(chart) : [];
  const table = <SeriesTable page={page} points={points} unit={unit} />;
  if (!chart || drawn.length === 0) {
    const most = Math.max(0, ...(chart?.series ?? []).map(valuesIn));
    return (
      <>
        {chart ? <DrawnFigure chart={chart} /> : null}
        <SeriesChart page={page} points={judgedPoints(page, points, chart)} />
        <ErrorNotice error={own.error ?? others.error} />
        {chart && most > 0 ? <p className="quiet">{t('chart.few', { needed: FEWEST_VALUES, count: most })}</p> : null}
        {table}
      </>
    );
  }
  return (
    <>
      {unit === page.unit ? null : <p className="quiet">{t('chart.above', { unit: unitName(unit) })}</p>}
      <DrawnFigure chart={chart} />
      <ControlSection page={page} unit={unit} chart={chart} />
      {points.length > 24 ? <Fold title={t('chart.values')}>{table}</Fold> : table}
    </>
  );
}

function Body({ page }: { page: Answered }) {
  const { t } = useTranslation();
  const { judged } = page;
  const main = page.series.find((series) => series.series === 'main');
  return (
    <>
      <Judgements page={page} />
      <div className="measure-columns">
        <div>
          <Past page={page} points={main?.points ?? []} />
          <BelowSection page={page} />
          <BreakdownSection page={page} />
          <RegionsSection page={page} />
          {judged.sub_units.length > 0 ? (
            <section>
              <h2>{t('scorecard.below')}</h2>
              <FurtherList figures={judged.sub_units} unit={page.unit} />
            </section>
          ) : null}
          {judged.further.length > 0 ? (
            <section>
              <h2>{t('measure.more')}</h2>
              <FurtherList figures={judged.further} unit={page.unit} />
            </section>
          ) : null}
          <section>
            <h2>{t('measure.comments')}</h2>
            <Comments page={page} />
          </section>
          <Forms page={page} />
        </div>
        <aside>
          <section>
            <h2>{t('measure.targetTitle')}</h2>
            <TargetFacts page={page} />
          </section>
          <section>
            <h2>{t('measure.facts')}</h2>
            <MeasureFacts page={page} />
          </section>
          <section>
            <h2>{t('measure.actions')}</h2>
            <LinkedActions unit={page.unit} measure={page.measure.id} />
          </section>
          <LinkedMatters measure={page.measure.id} />
          <OutcomeDownloads unit={page.unit} measure={page.measure.id} />
          <SubjectLabels unit={page.set_by} kind="measure" subject={page.measure.id} />
          <Shares unit={page.unit} kind="measure" target={page.measure.id} />
        </aside>
      </div>
    </>
  );
}

export default function MeasurePage() {
  const { t } = useTranslation();
  const { unit = '', measure = '' } = useParams();
  const { period, unitName } = usePlace();
  const name = usePeriodName();
  const query = useQuery({ ...measurePage(unit, measure, period), enabled: period !== '' });
  const page = query.data;
  return (
    <Page
      title={page?.measure.name ?? (isOutsidePlan(query.error) ? t('scorecard.measure') : t('common.loading'))}
      lang="sv"
      crumbs={[{ to: links.scorecard(unit, period), text: `${t('scorecard.title')}, ${unitName(unit)}` }]}
      eyebrow={
        page ? (
          <>
            <Swedish>{page.path.map((step) => step.name).join(' › ')}</Swedish>
          </>
        ) : null
      }
      lead={
        page ? (
          <p className="lead-place">
            <Swedish>{page.unit_name}</Swedish>, {name(period)}
            {page.judged.level_label ? <span className="label" lang="sv">{page.judged.level_label}</span> : null}
            {!page.judged.due ? (
              <span className="label">{t('scorecard.notDue', { when: page.judged.follow_up_text })}</span>
            ) : null}
          </p>
        ) : null
      }
    >
      <Answer query={query} rows={12}>
        {(data) => <Body page={data} />}
      </Answer>
      {isOutsidePlan(query.error) ? <NotInPlan unit={unit} measure={measure} /> : null}
    </Page>
  );
}
