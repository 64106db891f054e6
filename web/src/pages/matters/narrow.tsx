// Units of a matter narrowed by letters and by how far they have come. A few need no narrowing.
import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSome } from '../../components/long_list';
import { figure } from '../../lib/format';

const FEW = 20;

interface State {
  id: string;
  name: string;
  lang?: string;
}

/** Shows so many of the items at first; `states` are those that can be asked for, with how many are in each. */
export function useNarrowed<T extends { unit_name: string }>(items: T[], states: State[], isIn: (one: T, state: string) => boolean, step: number): { controls: ReactNode; shown: T[]; more: ReactNode } {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [state, setState] = useState('');
  const asked = text.trim().toLocaleLowerCase('sv');
  const fit = items.filter((one) => (!state || isIn(one, state)) && (!asked || one.unit_name.toLocaleLowerCase('sv').includes(asked)));
  const [shown, more] = useSome(fit, step);
  const controls =
    items.length <= FEW ? null : (
      <>
        <div className="filters no-print">
          <Textfield label={t('matters.findUnit')} value={text} onChange={(event) => setText(event.target.value)} />
          <Field>
            <Label>{t('matters.stage')}</Label>
            <Select value={state} onChange={(event) => setState(event.target.value)}>
              <Select.Option value="">{t('matters.everyStage', { count: figure(items.length) })}</Select.Option>
              {states.map((one) => {
                const count = items.filter((item) => isIn(item, one.id)).length;
                return count === 0 ? null : (
                  <Select.Option key={one.id} value={one.id} lang={one.lang}>
                    {one.name} ({figure(count)})
                  </Select.Option>
                );
              })}
            </Select>
          </Field>
        </div>
        <p role="status" className="quiet">
          {t('matters.unitsShown', { count: fit.length, shown: figure(shown.length), fit: figure(fit.length), all: figure(items.length) })}
        </p>
      </>
    );
  return { controls, shown, more };
}
