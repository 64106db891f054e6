// The way as a list of steps, for those who cannot or would rather not draw. It makes the same drawing.
import { Button, Checkbox, Textfield } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { squeezed } from '../../lib/bpmn_read';
import type { Step } from '../../lib/bpmn_steps';
import { slug } from '../../lib/slug';

/** Keeps a space that is written before the next word, which the drawing has no place for. */
function NameField({ label, name, onChange }: { label: string; name: string; onChange: (name: string) => void }) {
  const [written, setWritten] = useState(name);
  return (
    <Textfield
      type="text"
      label={label}
      lang="sv"
      value={squeezed(written) === name ? written : name}
      onChange={(event) => {
        setWritten(event.target.value);
        onChange(squeezed(event.target.value));
      }}
    />
  );
}

export function StepList({ steps, write }: { steps: Step[]; write: (steps: Step[]) => void }) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const change = (index: number, to: Partial<Step>) => write(steps.map((step, i) => (i === index ? { ...step, ...to } : step)));
  const focus = (index: number) => setTimeout(() => list.current?.querySelectorAll<HTMLInputElement>('input[type="text"]')[index]?.focus());
  const add = () => {
    const id = `steg_${slug(t('processes.model.step'), steps.map((step) => step.id.replace(/^steg_/, '')))}`;
    write([...steps, { id, name: '', optional: false, parallel: false }]);
    focus(steps.length);
  };
  const move = (index: number, by: number) => {
    const moved = [...steps];
    const [step] = moved.splice(index, 1);
    moved.splice(index + by, 0, step!);
    // The first has none before it to be side by side with.
    write(moved.map((one, i) => (i === 0 ? { ...one, parallel: false } : one)));
    focus(index + by);
  };
  const remove = (index: number) => {
    write(steps.filter((_, i) => i !== index).map((one, i) => (i === 0 ? { ...one, parallel: false } : one)));
    focus(Math.max(0, index - 1));
  };
  return (
    <div className="step-list">
      {steps.length === 0 ? <p className="quiet">{t('processes.model.noSteps')}</p> : null}
      <ol ref={list}>
        {steps.map((step, i) => {
          const name = step.name || t('processes.model.stepNumber', { number: i + 1 });
          return (
            <li key={step.id}>
              <NameField label={t('processes.model.stepNumber', { number: i + 1 })} name={step.name} onChange={(to) => change(i, { name: to })} />
              <div className="step-how">
                <Checkbox label={t('processes.model.optional')} checked={step.optional} onChange={(event) => change(i, { optional: event.target.checked })} />
                {i > 0 ? <Checkbox label={t('processes.model.parallel')} checked={step.parallel} onChange={(event) => change(i, { parallel: event.target.checked })} /> : null}
              </div>
              <div className="item-tools">
                <Button type="button" variant="tertiary" data-size="sm" disabled={i === 0} aria-label={t('processes.model.up', { name })} onClick={() => move(i, -1)}>
                  {t('processes.model.upShort')}
                </Button>
                <Button type="button" variant="tertiary" data-size="sm" disabled={i === steps.length - 1} aria-label={t('processes.model.down', { name })} onClick={() => move(i, 1)}>
                  {t('processes.model.downShort')}
                </Button>
                <Button type="button" variant="tertiary" data-size="sm" aria-label={t('processes.model.remove', { name })} onClick={() => remove(i)}>
                  {t('processes.model.removeShort')}
                </Button>
              </div>
            </li>
          );
        })}
      </ol>
      <p>
        <Button type="button" variant="secondary" onClick={add}>
          {t('processes.model.addStep')}
        </Button>
      </p>
    </div>
  );
}
