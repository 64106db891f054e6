import { useTranslation } from 'react-i18next';
import type { MeasurePage, ScorecardRow } from '../../api/model';
import { usePeriodName, useSexName } from '../../components/text';
import { change, quantity, signed } from '../../lib/format';

/** How a value stands against its comparison, computed while somebody writes: "Kvinnor: 29 mot 12 … är +17 (+141,7 %)." */
export function ChangeSentence({ page, row, value }: { page: MeasurePage; row: ScorecardRow; value: number }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  const name = usePeriodName();
  const { decimals, unit } = page.measure;
  const sex = sexName(row.sex, page.measure.population);
  if (row.comparison_value === null) return <>{t('measure.changeNothing', { sex })}</>;
  const difference = Number((value - row.comparison_value).toFixed(6));
  const share = row.comparison_value === 0 ? '' : ` (${signed((difference / Math.abs(row.comparison_value)) * 100, 1)}\u00a0%)`;
  return (
    <>
      {t('measure.changeNow', {
        sex,
        value: quantity(value, decimals, unit),
        before: quantity(row.comparison_value, decimals, unit),
        period: name(row.comparison_period),
        change: change(difference, decimals, unit) + share,
      })}
    </>
  );
}

export function ChangeList({ page }: { page: MeasurePage }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  return (
    <div className="computed">
      <p>
        <strong>{t('measure.figures')}</strong>
      </p>
      <ul>
        {page.judged.rows.map((row) => (
          <li key={row.sex}>
            {row.value === null ? (
              `${sexName(row.sex, page.measure.population)}: ${t('scorecard.missingValue').toLowerCase()}.`
            ) : (
              <ChangeSentence page={page} row={row} value={row.value} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
