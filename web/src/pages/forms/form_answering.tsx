// A form that saves each answer by itself, with the last answer in view.
import { Fieldset, Radio, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { get, path, send } from '../../api/client';
import { formPage, type FormAnswer, type FormPage, type FormQuestion } from '../../api/forms';
import { ConflictNotice } from '../../components/conflict';
import { Answer, ErrorNotice } from '../../components/notice';
import { SaveMark } from '../../components/save_mark';
import { useWho } from '../../components/session';
import { Swedish, usePeriodName } from '../../components/text';
import { useAutosave } from '../../lib/autosave';
import { decimalsOf, figure, readFigure } from '../../lib/format';

/** The answer as the field has it. */
function written(answer: FormAnswer | undefined): string {
  if (!answer) return '';
  return answer.number === null ? (answer.text ?? '') : figure(answer.number, decimalsOf(answer.number));
}

function grade(page: FormPage, value: number): string {
  const name = page.form.scale.names[value - page.form.scale.lowest];
  return name ? `${value} – ${name}` : String(value);
}

/** What was answered last time, in words. */
function Former({ page, question }: { page: FormPage; question: FormQuestion }) {
  const { t } = useTranslation();
  const period = usePeriodName();
  const answer = page.previous.find((one) => one.question === question.id);
  if (!answer || !page.previous_period) return null;
  const words = question.kind === 'scale' && answer.number !== null ? grade(page, answer.number) : written(answer);
  return (
    <p className="quiet">
      {t('forms.former', { period: period(page.previous_period) })} <Swedish>{words}</Swedish>
      {question.unit ? ` ${question.unit}` : ''}
    </p>
  );
}

/** Seconds since the form was begun or the last answer went; the clock begins anew. */
function passed(clock: RefObject<number | null>): number {
  const since = clock.current;
  clock.current = Date.now();
  return since === null ? 0 : Math.round((Date.now() - since) / 1000);
}

function Question({ page, question, place, closed, clock }: { page: FormPage; question: FormQuestion; place: number; closed: boolean; clock: RefObject<number | null> }) {
  const { t } = useTranslation();
  const at = path`/units/${page.unit}/forms/${page.form.id}/${page.period}`;
  const current = page.answers.find((one) => one.question === question.id);
  const numeric = question.kind === 'scale' || question.kind === 'number';
  const saved = useAutosave({
    name: `form/${page.form.id}/${page.unit}/${page.period}/${question.id}`,
    start: { text: written(current), version: current?.version ?? 0 },
    send: async (text, version) => {
      const read = numeric ? readFigure(text) : undefined;
      // What is no number goes as it is written: the server says what it should be.
      const value = read === undefined ? { text } : { number: read };
      const reply = await send<FormAnswer>('PUT', `${at}/answers/${encodeURIComponent(question.id)}`, { ...value, version, ...(page.form.registration ? { seconds: passed(clock) } : {}) });
      return { text: written(reply), version: reply.version };
    },
    read: async () => {
      const theirs = await get<FormPage>(at);
      const answer = theirs.answers.find((one) => one.question === question.id);
      return { text: written(answer), version: answer?.version ?? 0 };
    },
  });
  const title = `${place}. ${question.text}`;
  const choices = question.kind === 'choice' ? question.choices.map((one) => ({ value: one, text: one })) : [];
  if (question.kind === 'scale') {
    for (let value = page.form.scale.lowest; value <= page.form.scale.highest; value += 1) choices.push({ value: String(value), text: grade(page, value) });
  }
  const choose = (value: string) => {
    saved.write(value);
    setTimeout(saved.flush);
  };
  return (
    <li className="form-question">
      {choices.length > 0 ? (
        <Fieldset>
          <Fieldset.Legend lang="sv">{title}</Fieldset.Legend>
          {question.help ? <Fieldset.Description lang="sv">{question.help}</Fieldset.Description> : null}
          <div className="form-choices">
            {choices.map((one) => (
              <Radio
                key={one.value}
                name={`${page.form.id}-${question.id}`}
                label={one.text}
                lang="sv"
                value={one.value}
                checked={saved.text === one.value}
                readOnly={closed}
                onChange={() => (closed ? undefined : choose(one.value))}
              />
            ))}
          </div>
        </Fieldset>
      ) : null}
      {question.kind === 'number' ? (
        <Textfield
          label={question.unit ? `${title} (${question.unit})` : title}
          lang="sv"
          description={question.help || undefined}
          inputMode="decimal"
          readOnly={closed}
          value={saved.text}
          onChange={(event) => saved.write(event.target.value)}
          onBlur={saved.flush}
        />
      ) : null}
      {question.kind === 'text' ? (
        <Textfield
          multiline
          rows={3}
          label={title}
          lang="sv"
          description={question.help || undefined}
          readOnly={closed}
          value={saved.text}
          onChange={(event: { target: { value: string } }) => saved.write(event.target.value)}
          onBlur={saved.flush}
        />
      ) : null}
      <Former page={page} question={question} />
      <p className="form-state">
        {!question.required ? <span className="quiet">{t('forms.optional')} </span> : null}
        <SaveMark status={saved.status} marked={saved.marked} />
      </p>
      <ErrorNotice error={saved.status === 'refused' ? saved.error : null} />
      {saved.status === 'conflict' && saved.theirs ? (
        <ConflictNotice
          differences={[{ name: question.text, theirs: saved.theirs.text, mine: saved.text }]}
          keepMine={saved.keepMine}
          takeTheirs={saved.takeTheirs}
        />
      ) : null}
    </li>
  );
}

export function FormAnswering({ unit, form, period }: { unit: string; form: string; period: string }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const query = useQuery(formPage(unit, form, period));
  const clock = useRef<number | null>(null);
  return (
    <Answer query={query} rows={8}>
      {(page) => {
        const closed = page.closed !== '' || !may('report');
        return (
          <>
            <p role="status">{t('forms.progress', { done: page.required_answered, count: page.required })}</p>
            {page.closed ? <p className="notice" lang="sv">{page.closed}</p> : null}
            {page.seconds > 0 ? <p className="quiet">{t('forms.took', { count: page.seconds })}</p> : null}
            <ol className="form-questions" onFocus={() => (clock.current ??= Date.now())}>
              {page.form.questions.map((question, index) => (
                <Question key={question.id} page={page} question={question} place={index + 1} closed={closed} clock={clock} />
              ))}
            </ol>
          </>
        );
      }}
    </Answer>
  );
}
