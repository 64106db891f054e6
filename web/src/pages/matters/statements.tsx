// What the affected units say before a decision, and the reply that each gets.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { MatterPage, ShownStatement } from '../../api/flows';
import { Fold } from '../../components/fold';
import { Icon } from '../../components/icon';
import { ErrorNotice } from '../../components/notice';
import { Paragraphs } from '../../components/text';
import { useMatterChange } from './matter_change';
import { useNarrowed } from './narrow';

type Part = 'answer' | 'reply' | 'waiver';

function StatementForm({ page, statement, part }: { page: MatterPage; statement: ShownStatement; part: Part }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const save = useMatterChange(page, (wish: object) => send('PUT', path`/matters/${page.summary.id}/statements/${statement.unit}/${part}`, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ version: statement.version, text });
  };
  return (
    <form className="form" onSubmit={submit}>
      <Textfield
        multiline
        rows={part === 'answer' ? 5 : 3}
        required
        lang="sv"
        label={t(`matters.statement.${part}Label`, { unit: statement.unit_name })}
        value={text}
        onChange={(event: { target: { value: string } }) => setText(event.target.value)}
      />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending} variant={part === 'answer' ? 'primary' : 'secondary'}>
          {t(`matters.statement.${part}Send`)}
        </Button>
      </div>
    </form>
  );
}

function Said({ title, text, by }: { title: string; text: string; by: string }) {
  return (
    <div className="said">
      <h4>{title}</h4>
      <Paragraphs texts={[text]} />
      {by ? <p className="quiet signed">{by}</p> : null}
    </div>
  );
}

const STATES = ['waiting', 'answered', 'replied', 'waived'] as const;
const stateOf = ({ answer, waiver, reply }: ShownStatement) => (reply ? 'replied' : answer ? 'answered' : waiver ? 'waived' : 'waiting');

/** Those that the reader is to give first. */
const mineFirst = (statements: ShownStatement[]) => {
  const waits = (one: ShownStatement) => Number(one.mine && stateOf(one) === 'waiting');
  return [...statements].sort((a, b) => waits(b) - waits(a));
};

function Statement({ page, statement }: { page: MatterPage; statement: ShownStatement }) {
  const { t } = useTranslation();
  const { answer, waiver, reply } = statement;
  const may = page.may_edit && !page.summary.ended;
  const state = stateOf(statement);
  const icons = { replied: 'check', answered: 'question', waived: 'dash', waiting: 'later' } as const;
  return (
    <li id={`yttrande-${statement.unit}`} tabIndex={-1}>
      <div className="statement-head">
        <h3 lang="sv">{statement.unit_name}</h3>
        <span className={`status ${state === 'replied' ? 'status-met' : ''}`}>
          <Icon name={icons[state]} />
          <span>{t(`matters.statement.${state}`, { day: statement.due ?? '' })}</span>
        </span>
      </div>
      {answer ? <Said title={t('matters.statement.said')} text={answer} by={[statement.answered_by, statement.answered].filter(Boolean).join(', ')} /> : null}
      {waiver ? <Said title={t('matters.statement.why')} text={waiver} by={statement.waived_by} /> : null}
      {reply ? <Said title={t('matters.statement.got')} text={reply} by={statement.replied_by} /> : null}
      {!answer && !waiver && statement.mine && !page.summary.ended ? <StatementForm page={page} statement={statement} part="answer" /> : null}
      {answer && !reply && may ? (
        <Fold title={t('matters.statement.reply')}>
          <StatementForm page={page} statement={statement} part="reply" />
        </Fold>
      ) : null}
      {!answer && !waiver && may ? (
        <Fold title={t('matters.statement.waive')}>
          <StatementForm page={page} statement={statement} part="waiver" />
        </Fold>
      ) : null}
    </li>
  );
}

export function MatterStatements({ page }: { page: MatterPage }) {
  const { t } = useTranslation();
  const states = STATES.map((id) => ({ id, name: t(`matters.statement.state.${id}`) }));
  const { controls, shown, more } = useNarrowed(mineFirst(page.statements), states, (one, state) => stateOf(one) === state, 20);
  if (page.statements.length === 0) return null;
  const given = page.statements.filter((one) => one.answer || one.waiver).length;
  return (
    <section id="lista-statements" tabIndex={-1}>
      <h2>{t('matters.statements')}</h2>
      <p>{t('matters.statement.count', { done: given, count: page.statements.length })}</p>
      {controls}
      <ul className="statements">
        {shown.map((statement) => (
          <Statement key={statement.unit} page={page} statement={statement} />
        ))}
      </ul>
      {more}
    </section>
  );
}
