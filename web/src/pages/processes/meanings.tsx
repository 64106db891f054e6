// What the steps of the drawing are in the log, and which of them are milestones that times are counted between.
import { Checkbox } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { ChooseField } from '../../components/choose_field';
import type { DrawnStep, Meaning } from '../../lib/bpmn_read';

export type Meanings = Record<string, Meaning>;

export const NONE: Meaning = { milestone: '', activities: [] };

/** What a step is in the log: what was chosen, or what is called as it is. */
export function activitiesOf(step: DrawnStep, meaning: Meaning): string[] {
  return meaning.activities.length > 0 ? meaning.activities : step.name ? [step.name] : [];
}

export function MeaningList({ steps, meanings, activities, write }: {
  steps: DrawnStep[];
  meanings: Meanings;
  /** As they are called in the log; empty where none has been read in. */
  activities: string[];
  write: (meanings: Meanings) => void;
}) {
  const { t } = useTranslation();
  const named = steps.filter((step) => step.name);
  if (named.length === 0) return <p className="quiet">{t('processes.model.noSteps')}</p>;
  return (
    <>
      <p className="quiet">{t(activities.length > 0 ? 'processes.model.meaningHelp' : 'processes.model.meaningNoLog')}</p>
      <ul className="plain-list meanings">
        {named.map((step) => {
          const meaning = meanings[step.id] ?? NONE;
          const put = (change: Partial<Meaning>) => write({ ...meanings, [step.id]: { ...meaning, ...change } });
          const unknown = activities.length > 0 ? activitiesOf(step, meaning).filter((one) => !activities.includes(one)) : [];
          return (
            <li key={step.id}>
              <h4 lang="sv">{step.name}</h4>
              <Checkbox
                label={<>{t('processes.model.isMilestone')}<span className="ds-sr-only">: {step.name}</span></>}
                checked={meaning.milestone !== ''}
                onChange={(event) => put({ milestone: event.target.checked ? step.name : '' })}
              />
              {activities.length > 0 ? (
                <ChooseField
                  label={t('processes.model.activitiesOf', { name: step.name })}
                  options={activities.map((name) => ({ id: name, name }))}
                  chosen={meaning.activities}
                  onChange={(chosen) => put({ activities: chosen })}
                />
              ) : null}
              {unknown.length > 0 ? <p className="conflict">{t('processes.model.notInLog', { names: unknown.join(', ') })}</p> : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}
