// Questions that came with a return: each with its answer, or a field for it.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { path, send } from '../../api/client';
import type { Question, Round, Sex } from '../../api/model';
import { useChange } from '../../api/queries';
import { Icon } from '../../components/icon';
import { ErrorNotice } from '../../components/notice';
import { usePersonName } from '../../components/people';
import { useSexName } from '../../components/text';
import { moment } from '../../lib/format';
import { links } from '../../lib/place';

function AnswerForm({ round, question }: { round: Round; question: Question }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const save = useChange((wish: { text: string }) =>
    send('POST', path`/units/${round.unit}/rounds/${round.period}/questions/${question.id}/answer`, wish),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ text });
  };
  return (
    <form className="form" onSubmit={submit}>
      <Textfield
        multiline
        rows={2}
        label={t('round.answer')}
        description={t('round.answerHelp')}
        required
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" data-size="sm" loading={save.isPending}>
          {t('round.saveAnswer')}
        </Button>
      </div>
    </form>
  );
}

export function Questions({ round }: { round: Round }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  const personName = usePersonName();
  if (round.questions.length === 0) return null;
  const open = round.questions.filter((question) => question.open).length;
  const ordered = [...round.questions].sort((a, b) => Number(b.open) - Number(a.open));
  return (
    <section>
      <h2>{t('round.questions')}</h2>
      <p>{open > 0 ? t('round.questionsOpen', { count: open }) : t('round.questionsAnswered')}</p>
      <ul className="questions">
        {ordered.map((question) => (
          <li key={question.id} data-open={question.open}>
            <p className="question-about">
              {question.measure ? (
                <Link to={links.measure(round.unit, question.measure, round.period)} lang="sv">
                  {question.measure_name}
                </Link>
              ) : (
                t('round.wholeReport')
              )}
              {question.sex && question.sex !== 'T' ? `, ${sexName(question.sex as Sex).toLowerCase()}` : null}
            </p>
            <p className="written" lang="sv">
              <Icon name="question" /> {question.text}
            </p>
            <p className="quiet">{t('common.by', { by: personName(question.by), at: moment(question.at) })}</p>
            {question.answer ? (
              <div className="question-answer">
                <p className="written" lang="sv">{question.answer}</p>
                <p className="quiet">
                  {t('common.by', { by: personName(question.answered_by), at: moment(question.answered_at) })}
                </p>
              </div>
            ) : round.steps.includes('answer') ? (
              <AnswerForm round={round} question={question} />
            ) : (
              <p className="quiet">{t('round.notAnswered')}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
