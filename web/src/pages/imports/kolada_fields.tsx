// Which of our measures a file of Kolada's tells of.
import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { measures } from '../../api/queries';

interface Chosen {
  measure: string;
  setMeasure: (id: string) => void;
  kpi: string;
  setKpi: (id: string) => void;
}

export function KoladaFields({ measure, setMeasure, kpi, setKpi }: Chosen) {
  const { t } = useTranslation();
  const query = useQuery(measures());
  return (
    <div className="form-row">
      <Field>
        <Label>{t('imports.measure')}</Label>
        <Field.Description>{t('imports.measureHelp')}</Field.Description>
        <Select value={measure} onChange={(event) => setMeasure(event.target.value)}>
          <Select.Option value="">{t('imports.mapped')}</Select.Option>
          {(query.data?.measures ?? []).map((row) => (
            <Select.Option key={row.id} value={row.id}>
              {row.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Textfield label={t('imports.kpi')} description={t('imports.kpiHelp')} value={kpi} onChange={(event) => setKpi(event.target.value.trim())} />
    </div>
  );
}
