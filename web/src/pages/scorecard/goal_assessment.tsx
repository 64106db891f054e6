// A goal's overall assessment: a person's reasoned text beside the measures.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { ScorecardGoal } from '../../api/model';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';
import { usePersonName } from '../../components/people';
import { useWho } from '../../components/session';
import { Paragraphs, Swedish } from '../../components/text';
import { moment } from '../../lib/format';

const STATUSES = ['met', 'partly_met', 'not_met', 'undetermined'] as const;

interface Wish {
  period: string;
  status: string;
  text: string;
  version?: number;
}

function AssessmentForm({ unit, period, goal, done }: { unit: string; period: string; goal: ScorecardGoal; done: () => void }) {
  const { t } = useTranslation();
  const [status, setStatus] = useState<string>(goal.assessment.status);
  const [text, setText] = useState(goal.assessment.text);
  const differs = status !== '' && goal.computed !== '' && goal.computed !== status;
  const save = useChange((wish: Wish) => send('PUT', path`/units/${unit}/goals/${goal.id}/assessment`, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const version = goal.assessment.version;
    save.mutate({ period, status, text, ...(version > 0 ? { version } : {}) }, { onSuccess: done });
  };
  return (
    <form className="form" onSubmit={submit}>
      <p className="quiet">{t('assessment.help')}</p>
      <Field>
        <Label>{t('assessment.status')}</Label>
        <Select width="auto" required value={status} onChange={(event) => setStatus(event.target.value)}>
          <Select.Option value="">{t('plan.choose')}</Select.Option>
          {STATUSES.map((choice) => (
            <Select.Option key={choice} value={choice}>
              {t(`assessment.${choice}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {goal.computed_words ? (
        <p className={differs ? 'computed differs' : 'computed'} role="status">
          <Swedish>{goal.computed_words}</Swedish> {differs ? <strong>{t('assessment.differs')}</strong> : null}
        </p>
      ) : null}
      <Textfield
        multiline
        rows={4}
        label={differs ? t('assessment.reason') : t('assessment.text')}
        value={text}
        required={differs}
        onChange={(event) => setText(event.target.value)}
      />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
        <Button type="button" variant="tertiary" onClick={done}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

export function GoalAssessment({ unit, period, goal }: { unit: string; period: string; goal: ScorecardGoal }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const { may } = useWho();
  const [editing, setEditing] = useState(false);
  const { text, by, at } = goal.assessment;
  const status = STATUSES.find((known) => known === goal.assessment.status);
  return (
    <div className="goal">
      <p className="goal-name">
        <span className="factor-label">{t('scorecard.goal')}</span>
        <Swedish>{goal.name}</Swedish>
      </p>
      {editing ? (
        <AssessmentForm unit={unit} period={period} goal={goal} done={() => setEditing(false)} />
      ) : (
        <div className="goal-assessment">
          {status ? (
            <>
              <p>
                <strong>{t(`assessment.${status}`)}.</strong>{' '}
                <span className="quiet">{t('common.by', { by: personName(by), at: moment(at) })}</span>
              </p>
              <Paragraphs texts={[text]} />
            </>
          ) : (
            <p className="quiet">{t('assessment.none')}</p>
          )}
          {may('report') ? (
            <Button variant="tertiary" data-size="sm" onClick={() => setEditing(true)}>
              {status ? t('assessment.edit') : t('assessment.write')}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}
