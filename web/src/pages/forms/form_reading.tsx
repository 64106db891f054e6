// What the unit and those below it have answered: levels side by side, every unit's answers, for one of the functions
// that ask or for all.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formComparison, type ComparedUnit, type Form, type FormComparison, type FormQuestion } from '../../api/forms';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/notice';
import { usePlace } from '../../components/place';
import { Swedish } from '../../components/text';
import { decimalsOf, figure, signed } from '../../lib/format';
import { links } from '../../lib/place';

const hasNumber = (question: FormQuestion) => question.kind === 'scale' || question.kind === 'number';

function Change({ now, before }: { now: number; before: number | null | undefined }) {
  const { t } = useTranslation();
  if (before === null || before === undefined) return null;
  return <span className="quiet"> ({t('forms.change', { change: signed(now - before, decimalsOf(now - before)) })})</span>;
}

function Levels({ data }: { data: FormComparison }) {
  const { t } = useTranslation();
  const questions = data.form.questions.filter(hasNumber);
  const levels = [...new Map(data.levels.map((row) => [row.level, row.level_name])).entries()];
  if (levels.length === 0) return null;
  return (
    <Frame label={t('forms.levels')}>
      <table className="plain-table">
        <caption>{t('forms.levels')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('forms.question')}</th>
            {levels.map(([level, name]) => (
              <th key={level} scope="col" className="wrapped" lang="sv">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {questions.map((question) => (
            <tr key={question.id}>
              <th scope="row" className="wrapped" lang="sv">
                {question.text}
              </th>
              {levels.map(([level]) => {
                const row = data.levels.find((one) => one.level === level && one.question === question.id);
                if (!row) return <td key={level} className="quiet">–</td>;
                return (
                  <td key={level}>
                    {figure(row.mean, decimalsOf(row.mean, 1))} {question.unit}
                    {row.change === null ? null : <span className="quiet"> ({t('forms.change', { change: signed(row.change, decimalsOf(row.change, 1)) })})</span>}{' '}
                    <span className="quiet">{t('forms.units', { count: row.units })}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function Cell({ unit, question, form }: { unit: ComparedUnit; question: FormQuestion; form: Form }) {
  const answer = unit.answers.find((one) => one.question === question.id);
  if (!answer) return <span className="quiet">–</span>;
  if (answer.number === null) return <span lang="sv" className="written">{answer.text}</span>;
  const name = question.kind === 'scale' ? form.scale.names[answer.number - form.scale.lowest] : undefined;
  return (
    <>
      {figure(answer.number, decimalsOf(answer.number))} {question.unit}
      {name ? <Swedish>{name}</Swedish> : null}
      <Change now={answer.number} before={unit.previous.find((one) => one.question === question.id)?.number} />
    </>
  );
}

function Units({ data }: { data: FormComparison }) {
  const { t } = useTranslation();
  const { period } = usePlace();
  return (
    <Frame label={t('forms.answers')}>
      <table className="plain-table">
        <caption>{t('forms.answers')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('common.unit')}</th>
            <th scope="col">{t('forms.done')}</th>
            {data.form.questions.map((question) => (
              <th key={question.id} scope="col" className="wrapped" lang="sv">
                {question.text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.units.map((unit) => (
            <tr key={unit.unit}>
              <th scope="row">
                <Link to={links.forms(unit.unit, period, data.form.id)} lang="sv">
                  {unit.unit_name}
                </Link>
                <br />
                <span className="quiet" lang="sv">{unit.level_name}</span>
              </th>
              <td>{t('forms.doneOf', { done: unit.required_answered, count: data.required })}</td>
              {data.form.questions.map((question) => (
                <td key={question.id} className="wrapped">
                  <Cell unit={unit} question={question} form={data.form} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

export function FormReading({ unit, form, period, reader, choose }: { unit: string; form: Form; period: string; reader: string; choose: (reader: string) => void }) {
  const { t } = useTranslation();
  const known = form.readers.some((one) => one.id === reader) ? reader : '';
  const query = useQuery(formComparison(unit, form.id, period, known));
  return (
    <>
      {form.readers.length > 0 ? (
        <div className="filters no-print">
          <Field>
            <Label>{t('forms.reader')}</Label>
            <Select value={known} onChange={(event) => choose(event.target.value)}>
              <Select.Option value="">{t('forms.everybody')}</Select.Option>
              {form.readers.map((one) => (
                <Select.Option key={one.id} value={one.id} lang="sv">
                  {one.name}
                </Select.Option>
              ))}
            </Select>
          </Field>
        </div>
      ) : null}
      <Answer query={query} rows={10}>
        {(data) => (
          <>
            <p>{t('forms.complete', { done: data.units.filter((one) => one.required_answered === data.required).length, count: data.units.length })}</p>
            <Levels data={data} />
            <Units data={data} />
            <p className="quiet">{t('forms.meanHelp')}</p>
          </>
        )}
      </Answer>
    </>
  );
}
