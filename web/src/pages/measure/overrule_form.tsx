// A person may overrule the computed attainment, with a reason that is shown wherever the judgement is.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { Attainment, MeasurePage, Sex } from '../../api/model';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';
import { useSexName } from '../../components/text';
import { ATTAINMENTS } from '../../lib/judgement';

export function OverruleForm({ page }: { page: MeasurePage }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  const { rows } = page.judged;
  const [sex, setSex] = useState<Sex>(rows[0]?.sex ?? 'T');
  const row = rows.find((candidate) => candidate.sex === sex);
  const [attainment, setAttainment] = useState<Attainment>(row?.attainment ?? 'undetermined');
  const [reason, setReason] = useState('');
  const where = path`/units/${page.unit}/measures/${page.measure.id}/judgement`;
  const save = useChange((wish: object) => send('PUT', where, wish));
  const undo = useChange(() => send('DELETE', where, undefined, { period: page.period, sex }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ period: page.period, sex, attainment, reason });
  };
  return (
    <form className="form" onSubmit={submit}>
      <p className="quiet">{t('measure.overruleHelp')}</p>
      <div className="form-row">
        <Field>
          <Label>{t('scorecard.sex')}</Label>
          <Select value={sex} onChange={(event) => setSex(event.target.value as Sex)}>
            {rows.map((choice) => (
              <Select.Option key={choice.sex} value={choice.sex}>
                {sexName(choice.sex, page.measure.population)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{t('scorecard.attainment')}</Label>
          <Select value={attainment} onChange={(event) => setAttainment(event.target.value as Attainment)}>
            {ATTAINMENTS.map((choice) => (
              <Select.Option key={choice} value={choice}>
                {t(`attainment.${choice}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      <Textfield required label={t('measure.overruleReason')} value={reason} onChange={(event) => setReason(event.target.value)} />
      <ErrorNotice error={save.error ?? undo.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
        {row?.overruled_by ? (
          <Button type="button" variant="secondary" loading={undo.isPending} onClick={() => undo.mutate(undefined)}>
            {t('measure.overruleUndo')}
          </Button>
        ) : null}
        <span className="saved" role="status">
          {save.isSuccess || undo.isSuccess ? t('common.saved') : ''}
        </span>
      </div>
    </form>
  );
}
