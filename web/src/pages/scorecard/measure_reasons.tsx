import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FurtherFigure, ScorecardMeasure } from '../../api/model';
import { usePlace } from '../../components/place';
import { Paragraphs, populationOf, Swedish, usePeriodName, useSexName } from '../../components/text';
import { seriesName } from '../../lib/series';

/** So many are shown at first; a unit may have a hundred below it. */
const AT_FIRST = 12;

/** A figure beside the measure, in words: "antal besök, kvinnor: 617 (tertial 1 2022)". */
export function FurtherList({ figures, unit }: { figures: FurtherFigure[]; unit?: string }) {
  const { t } = useTranslation();
  const [all, showAll] = useState(false);
  const shown = all ? figures : figures.slice(0, AT_FIRST);
  const name = usePeriodName();
  const sexName = useSexName();
  const { unitName } = usePlace();
  return (
    <>
    <ul className="further">
      {shown.map((figure, i) => (
        <li key={i}>
          <Swedish>
            {unit && figure.unit !== unit ? `${figure.unit_name || unitName(figure.unit)}, ` : ''}
            {figure.series === 'main' || figure.series === figure.unit ? t('measure.outcomeOf') : seriesName(figure.series)}
          </Swedish>
          {figure.sex === 'T' ? '' : `, ${sexName(figure.sex).toLowerCase()}`}
          {': '}
          <b>{figure.printed}</b>
          {' '}
          <span className="quiet">({figure.period ? name(figure.period) : t('measure.noPeriod').toLowerCase()})</span>
          {figure.flags.map((flag) => (
            <span key={flag} className="flag">
              {t(`flag.${flag}`)}
            </span>
          ))}
          {figure.note ? <span className="quiet"> <Swedish>{figure.note}</Swedish></span> : null}
        </li>
      ))}
    </ul>
    {shown.length < figures.length ? (
      <button type="button" className="why no-print" onClick={() => showAll(true)}>
        {t('scorecard.furtherAll', { count: figures.length })}
      </button>
    ) : null}
    </>
  );
}

/** Why the measure was judged as it was, sex by sex, and what people have written about it. */
export function MeasureReasons({ measure }: { measure: ScorecardMeasure }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  return (
    <div className="reasons-body">
      <div>
        <h4>{t('scorecard.reasons')}</h4>
        <dl className="reason-list">
          {measure.rows.map((row) => (
            <div key={row.sex}>
              <dt>{sexName(row.sex, populationOf(row))}</dt>
              <dd lang="sv">
                {row.attainment_reason} {row.development_reason}
                {row.note ? <span className="quiet"> {row.note}</span> : null}
              </dd>
            </div>
          ))}
        </dl>
        {measure.further.length > 0 ? (
          <>
            <h4>{t('scorecard.further')}</h4>
            <FurtherList figures={measure.further} />
          </>
        ) : null}
        {measure.footnote_mark ? (
          <p className="footnote">
            <sup>{measure.footnote_mark}</sup> {measure.footnote || t('scorecard.footnoteMissing')}
          </p>
        ) : null}
      </div>
      {measure.comments.length > 0 ? (
        <div>
          <h4>{t('scorecard.comments')}</h4>
          <Paragraphs texts={measure.comments} />
        </div>
      ) : null}
    </div>
  );
}
