// What one can do now: hand in, return with what must be answered, approve, sign. A page without any says who can.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { path, send } from '../../api/client';
import type { Round, Sex } from '../../api/model';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';
import { useWho } from '../../components/session';
import { links } from '../../lib/place';

/** A question that is written but not sent: it goes with the return. */
export interface Draft {
  measure: string;
  sex: Sex;
  text: string;
}

interface Wish {
  step: string;
  version: number;
  text?: string;
  questions?: Draft[];
}

const FORWARD = ['submit', 'approve', 'sign'] as const;
type Forward = (typeof FORWARD)[number];

/** The buttons; pressing one that is hard to take back shows what it means before it happens. */
export function RoundSteps({ round, drafts, sent }: { round: Round; drafts: Draft[]; sent: () => void }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const [chosen, setChosen] = useState<Forward | 'return' | null>(null);
  const [text, setText] = useState('');
  const take = useChange(({ step, ...wish }: Wish) =>
    send('POST', path`/units/${round.unit}/rounds/${round.period}/${step}`, wish),
  );
  const possible = [...FORWARD, 'return' as const].filter((step) => round.steps.includes(step));
  const open = round.questions.filter((question) => question.open).length;
  const enters = may('report') && ['not_started', 'in_progress', 'returned'].includes(round.state);
  // Handing in before those below have done so wants a reason; the server asks for it too.
  const waited = round.children.filter((child) => ['not_started', 'in_progress', 'returned'].includes(child.state));
  const early = chosen === 'submit' && waited.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) return;
    take.mutate(
      {
        step: chosen,
        version: round.version,
        ...(text.trim() ? { text: text.trim() } : {}),
        ...(chosen === 'return' ? { questions: drafts } : {}),
      },
      { onSuccess: sent },
    );
  };
  if (possible.length === 0 && !enters) return null;
  return (
    <section className="now no-print" aria-labelledby="nu">
      <h2 id="nu">{t('round.now')}</h2>
      {round.state === 'returned' && open > 0 ? <p>{t('round.answerFirst', { count: open })}</p> : null}
      <div className="form-buttons">
        {possible.map((step) => (
          <Button
            key={step}
            variant={step === 'return' ? 'secondary' : 'primary'}
            aria-expanded={chosen === step}
            onClick={() => setChosen(chosen === step ? null : step)}
          >
            {t(`round.step.${step}`)}
          </Button>
        ))}
        {enters ? (
          <Button asChild variant={possible.length > 0 ? 'tertiary' : 'primary'}>
            <Link to={links.entry(round.unit, round.period)}>{t('round.toEntry')}</Link>
          </Button>
        ) : null}
      </div>
      {chosen ? (
        <form className="form" onSubmit={submit}>
          <p>
            {t(`round.means.${chosen}`)}
            {chosen === 'submit' && round.missing.length > 0 ? ` ${t('round.missingYet', { count: round.missing.length })}` : ''}
            {early ? ` ${t('round.childrenMissing', { count: waited.length })}` : ''}
            {(chosen === 'approve' || chosen === 'sign') && open > 0 ? ` ${t('round.openYet', { count: open })}` : ''}
          </p>
          {chosen === 'return' ? (
            <p className={drafts.length > 0 ? 'computed' : 'quiet'}>
              {drafts.length > 0 ? t('round.questionsFollow', { count: drafts.length }) : t('round.questionsHint')}
            </p>
          ) : null}
          <Textfield
            multiline
            rows={2}
            label={chosen === 'return' ? t('round.returnText') : early ? t('round.whyEarly') : t('round.text')}
            required={early || (chosen === 'return' && drafts.length === 0)}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <ErrorNotice error={take.error} />
          <div className="form-buttons">
            <Button type="submit" loading={take.isPending}>
              {t(`round.confirm.${chosen}`)}
            </Button>
            <Button type="button" variant="tertiary" onClick={() => setChosen(null)}>
              {t('common.cancel')}
            </Button>
          </div>
        </form>
      ) : null}
    </section>
  );
}
