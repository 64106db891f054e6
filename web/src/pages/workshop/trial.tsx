// A definition on real rows, beside the version in force. Nothing is saved.
import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { tryDefinition, type TriedDefinition, type TriedFigure, type TriedValue } from '../../api/workshop';
import { Frame } from '../../components/frame';
import { ErrorNotice } from '../../components/notice';
import { PeriodField } from '../../components/period_field';
import { usePlace } from '../../components/place';
import { Term } from '../../components/term';
import { usePeriodName, useSexName } from '../../components/text';
import { change, decimalsOf, figure, quantity } from '../../lib/format';

function Value({ value, tried }: { value: TriedValue; tried: TriedDefinition }) {
  const { t } = useTranslation();
  if (value.withheld) return <span className="quiet">{t('workshop.withheld')}</span>;
  if (!value.there || value.value === null) return <span className="quiet">{t('workshop.noFigure')}</span>;
  const parts = value.numerator !== null && value.denominator !== null;
  return (
    <>
      {quantity(value.value, tried.decimals, tried.value_unit)}
      {parts ? (
        <small className="tried-parts">
          {t('workshop.of', {
            numerator: figure(value.numerator ?? 0, decimalsOf(value.numerator ?? 0)),
            denominator: figure(value.denominator ?? 0, decimalsOf(value.denominator ?? 0)),
          })}
        </small>
      ) : null}
    </>
  );
}

function Row({ heading, row, tried }: { heading: string; row: TriedFigure; tried: TriedDefinition }) {
  const compared = tried.present_version !== null;
  return (
    <tr>
      <th scope="row" lang="sv">{heading}</th>
      <td className="figure">
        <Value value={row.draft} tried={tried} />
      </td>
      {compared ? (
        <>
          <td className="figure">
            <Value value={row.present} tried={tried} />
          </td>
          <td className="figure">{row.difference === null ? '' : change(row.difference, tried.decimals, tried.value_unit)}</td>
        </>
      ) : null}
    </tr>
  );
}

function Table({ caption, tried, rows }: { caption: string; tried: TriedDefinition; rows: { heading: string; row: TriedFigure }[] }) {
  const { t } = useTranslation();
  return (
    <Frame label={caption}>
      <table className="plain-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('workshop.figureOf')}</th>
            <th scope="col" className="figure">{t('workshop.draft')}</th>
            {tried.present_version !== null ? (
              <>
                <th scope="col" className="figure">{t('workshop.present', { version: tried.present_version })}</th>
                <th scope="col" className="figure">{t('workshop.difference')}</th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ heading, row }) => (
            <Row key={`${row.unit}/${row.period}/${row.sex}`} heading={heading} row={row} tried={tried} />
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function Result({ tried }: { tried: TriedDefinition }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  const periodName = usePeriodName();
  const [first] = tried.figures;
  const hidden = tried.withheld > 0 || tried.figures.some((one) => one.draft.withheld || one.present.withheld);
  return (
    <section aria-labelledby="provat" className="tried">
      <h3 id="provat">{t('workshop.result')}</h3>
      {tried.notes.map((note) => (
        <p key={note} lang="sv" className="quiet">{note}</p>
      ))}
      {first ? (
        <Table
          caption={`${first.unit_name}, ${periodName(first.period)}`}
          tried={tried}
          rows={tried.figures.map((row) => ({ heading: sexName(row.sex), row }))}
        />
      ) : null}
      {tried.present_version === null ? (
        <p className="quiet">{t('workshop.noPresent')}</p>
      ) : tried.changed.length === 0 ? (
        <p>{t('workshop.unchanged', { count: tried.compared - tried.withheld })}</p>
      ) : (
        <>
          <p>{t('workshop.changed', { count: tried.changed.length, compared: tried.compared - tried.withheld })}</p>
          <Table
            caption={t('workshop.changedTable')}
            tried={tried}
            rows={tried.changed.map((row) => ({ heading: `${row.unit_name}, ${periodName(row.period)}`, row }))}
          />
          {tried.cut ? <p className="quiet">{t('workshop.cut')}</p> : null}
        </>
      )}
      {hidden ? (
        <p className="quiet">
          {t('workshop.hidden')} <Term name="Maskning">{t('workshop.why')}</Term>
        </p>
      ) : null}
    </section>
  );
}

export function Trial({ text, right }: { text: string; right: boolean }) {
  const { t } = useTranslation();
  const place = usePlace();
  const [unit, setUnit] = useState(place.unit);
  const [period, setPeriod] = useState(place.period);
  const trial = useMutation<TriedDefinition, Error, void>({ mutationFn: () => tryDefinition({ text, unit, period }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    trial.mutate();
  };
  return (
    <section aria-labelledby="prova" className="definition-trial no-print">
      <h2 id="prova">{t('workshop.tryTitle')}</h2>
      <p className="quiet">{t('workshop.tryHelp')}</p>
      <form className="form" onSubmit={submit} noValidate>
        <Field>
          <Label>{t('common.unit')}</Label>
          <Select value={unit} onChange={(event) => setUnit(event.target.value)}>
            {place.units.map((one) => (
              <Select.Option key={one.id} value={one.id} lang="sv">
                {'\u00a0\u00a0'.repeat(one.depth) + one.name}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <PeriodField label={t('common.period')} value={period} onChange={setPeriod} />
        <div className="form-buttons">
          <Button type="submit" variant="secondary" loading={trial.isPending} aria-disabled={!right}>
            {t('workshop.try')}
          </Button>
        </div>
      </form>
      <div aria-live="polite">
        <ErrorNotice error={trial.error} />
        {trial.data ? <Result tried={trial.data} /> : null}
      </div>
    </section>
  );
}
