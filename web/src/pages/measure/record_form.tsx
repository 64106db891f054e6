// Records or corrects a value. The change against the comparison is computed while one writes.
import { Button, Checkbox, Field, Fieldset, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { MeasurePage, Outcome, QualityFlag, Sex } from '../../api/model';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';
import { usePeriodName, useSexName } from '../../components/text';
import { decimalsOf, figure, readFigure } from '../../lib/format';
import { ChangeSentence } from './changes';

const FLAGS: QualityFlag[] = ['not_quality_assured', 'under_reported', 'approximate'];
type Wish = Record<string, unknown>;

export function RecordForm({ page }: { page: MeasurePage }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  const name = usePeriodName();
  const { measure, judged } = page;
  const sexes: Sex[] = [...new Set([...judged.rows.map((row) => row.sex), ...measure.sex_split])];
  const [sex, setSex] = useState<Sex>(sexes[0] ?? 'T');
  const save = useChange((wish: Wish) => send<Outcome>('PUT', path`/units/${page.unit}/outcomes`, wish));
  return (
    <div className="form">
      <p className="quiet">{t('measure.recordHelp', { unit: page.unit_name, period: name(page.period) })}</p>
      {sexes.length > 1 ? (
        <Field>
          <Label>{t('scorecard.sex')}</Label>
          <Select width="auto" value={sex} onChange={(event) => setSex(event.target.value as Sex)}>
            {sexes.map((choice) => (
              <Select.Option key={choice} value={choice}>
                {sexName(choice, page.measure.population)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      ) : null}
      <ValueForm key={sex} page={page} sex={sex} save={save} />
      <p className="saved" role="status">
        {save.isSuccess ? t('measure.savedAnnounce') : ''}
      </p>
    </div>
  );
}

function ValueForm({ page, sex, save }: { page: MeasurePage; sex: Sex; save: ReturnType<typeof useChange<Wish>> }) {
  const { t } = useTranslation();
  const { measure, judged, period } = page;
  const row = judged.rows.find((candidate) => candidate.sex === sex);
  const point = page.series
    .find((series) => series.series === 'main')
    ?.points.find((candidate) => candidate.period === period && candidate.sex === sex);
  const written = (value: number | null | undefined) => (value === null || value === undefined ? '' : figure(value, decimalsOf(value)));
  const [value, setValue] = useState(written(point?.value));
  const [numerator, setNumerator] = useState(written(point?.numerator));
  const [denominator, setDenominator] = useState(written(point?.denominator));
  const [note, setNote] = useState(point?.note ?? '');
  const [noData, setNoData] = useState(Boolean(point && point.value === null));
  const [reason, setReason] = useState(point?.missing_reason ?? '');
  const [flags, setFlags] = useState<QualityFlag[]>(point?.flags ?? []);
  const [wrong, setWrong] = useState(false);
  const read = readFigure(value);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parts = [numerator, denominator].map((text) => (text.trim() === '' ? null : readFigure(text)));
    if (!noData && (read === undefined || parts.includes(undefined))) {
      setWrong(true);
      return;
    }
    setWrong(false);
    save.mutate({
      measure: measure.id,
      period,
      sex,
      flags,
      note,
      ...(noData ? { missing_reason: reason } : { value: read, numerator: parts[0], denominator: parts[1] }),
      ...(point ? { version: point.version } : {}),
    });
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <Checkbox label={t('measure.noData')} checked={noData} onChange={(event) => setNoData(event.target.checked)} />
      {noData ? (
        <Textfield label={t('measure.missingReason')} value={reason} onChange={(event) => setReason(event.target.value)} />
      ) : (
        <>
          <div className="form-row">
            <Textfield
              label={measure.unit ? t('measure.valueUnit', { unit: measure.unit }) : t('measure.value')}
              description={t('measure.valueHelp')}
              inputMode="decimal"
              value={value}
              error={wrong && read === undefined ? t('measure.notANumber') : undefined}
              onChange={(event) => setValue(event.target.value)}
            />
          </div>
          <div className="form-row">
            <Textfield label={t('measure.numerator')} inputMode="decimal" value={numerator} onChange={(event) => setNumerator(event.target.value)} />
            <Textfield label={t('measure.denominator')} inputMode="decimal" value={denominator} onChange={(event) => setDenominator(event.target.value)} />
          </div>
          <div className="computed" role="status">
            {read !== undefined && row ? <ChangeSentence page={page} row={row} value={read} /> : t('measure.valueHelp')}
          </div>
        </>
      )}
      <Fieldset>
        <Fieldset.Legend>{t('measure.flags')}</Fieldset.Legend>
        {FLAGS.map((flag) => (
          <Checkbox
            key={flag}
            label={t(`flag.${flag}`)}
            checked={flags.includes(flag)}
            onChange={(event) => setFlags(event.target.checked ? [...flags, flag] : flags.filter((other) => other !== flag))}
          />
        ))}
      </Fieldset>
      <Textfield label={t('measure.note')} value={note} onChange={(event) => setNote(event.target.value)} />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
