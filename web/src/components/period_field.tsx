import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { periodName } from '../lib/period';
import { useLanguage } from './text';

const PARTS = ['', 'T1', 'T2', 'T3', 'Q1', 'Q2', 'Q3', 'Q4', ...Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))];

/** A period chosen as a year and a part of it; an empty year is no period. Periods of other kinds are kept as they are. */
export function PeriodField({ label, value, onChange }: { label: string; value: string; onChange: (period: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [year = '', part = ''] = value.split('-');
  const parts = PARTS.includes(part) ? PARTS : [...PARTS, part];
  const put = (newYear: string, newPart: string) => onChange(newYear && newPart ? `${newYear}-${newPart}` : newYear);
  return (
    <div className="form-row">
      <Textfield
        label={t('plan.yearOf', { what: label })}
        inputMode="numeric"
        pattern="\d{4}"
        maxLength={4}
        value={year}
        onChange={(event) => put(event.target.value.replace(/\D/g, ''), part)}
      />
      <Field>
        <Label>{t('plan.partOf', { what: label })}</Label>
        <Select value={part} disabled={!year} onChange={(event) => put(year, event.target.value)}>
          {parts.map((one) => (
            <Select.Option key={one} value={one}>
              {one ? periodName(`2000-${one}`, language).replace(' 2000', '') : t('plan.wholeYear')}
            </Select.Option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
