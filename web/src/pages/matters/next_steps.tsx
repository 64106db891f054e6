// What happens next and who does it: first what the reader can do, then what others are waited for.
import { useTranslation } from 'react-i18next';
import type { FlowField, MatterPage, ShownStep } from '../../api/flows';
import { Fold } from '../../components/fold';
import { useSome } from '../../components/long_list';
import { besides, Missing, StepForm } from './step_form';

const NAMED = 10;

interface Offered {
  step: ShownStep;
  unit: string;
  unitName: string;
  version: number;
  filled: Record<string, string>;
  fields: FlowField[];
}

function offers(page: MatterPage): Offered[] {
  const own = page.steps.map((step) => ({
    step, unit: '', unitName: '', version: page.version, filled: page.fields, fields: page.type.matter.fields,
  }));
  const ofUnits = page.units.flatMap((one) =>
    one.steps.map((step) => ({
      step, unit: one.unit, unitName: one.unit_name, version: one.version, filled: one.fields, fields: page.type.units.fields,
    })),
  );
  return [...own, ...ofUnits].filter((one) => one.step.mine);
}

/** The one that stands open: the only one that can be taken at once, else the only one that is waited for. */
function opened(mine: Offered[]): Offered | undefined {
  // What leads on goes before what is reported on the way.
  const waited = mine.filter((one) => !one.step.optional && one.step.to_name !== '');
  const ready = waited.filter((one) => besides(one.step).length === 0);
  return ready.length === 1 ? ready[0] : waited.length === 1 ? waited[0] : undefined;
}

/** The matter's own step that stands open; its form has the fields that it asks for. */
export function openStep(page: MatterPage): string | undefined {
  const open = opened(offers(page));
  return open?.unit === '' ? open.step.id : undefined;
}

function OfferedStep({ page, offered, open }: { page: MatterPage; offered: Offered; open: boolean }) {
  const { t } = useTranslation();
  const { step, unit, unitName, version, filled, fields } = offered;
  const form = <StepForm page={page} step={step} unit={unit} version={version} filled={filled} fields={fields} />;
  const title = unitName ? t('matters.forUnit', { step: step.name, unit: unitName }) : step.name;
  if (open) {
    return (
      <div className="offered-step">
        <h3 lang="sv">{title}</h3>
        {form}
      </div>
    );
  }
  return <Fold title={title}>{form}</Fold>;
}

function Others({ steps }: { steps: ShownStep[] }) {
  const { t } = useTranslation();
  return (
    <ul className="others-steps">
      {steps.map((step) => (
        <li key={step.id}>
          <p>
            <strong lang="sv">{step.name}</strong> – <span lang="sv">{step.who.join(', ')}</span>
          </p>
          {step.refusal && step.refusal.includes('annan än') ? <p className="quiet" lang="sv">{step.refusal}</p> : null}
          {step.hindered.length > 0 ? (
            <>
              <p className="quiet">{t('matters.missing')}</p>
              <Missing faults={step.hindered} />
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

export function NextSteps({ page }: { page: MatterPage }) {
  const { t } = useTranslation();
  const mine = offers(page);
  const open = opened(mine);
  // What stands open first, what nobody waits for last.
  const place = (one: Offered) => (one === open ? 0 : one.step.optional ? 2 : 1);
  const ordered = [...mine].sort((a, b) => place(a) - place(b));
  const others = page.steps.filter((step) => !step.mine);
  // They stand first among the statements, where the rest is.
  const statements = page.statements.filter((one) => one.mine && !one.answered && !one.waiver);
  const named = statements.slice(0, NAMED);
  const [offered, moreOffered] = useSome(ordered, 10);
  if (page.summary.ended) return <p className="matter-ended">{t('matters.endedWords')}</p>;
  return (
    <div className="now">
      {named.map((one) => (
        <p key={one.unit}>
          <a href={`#yttrande-${one.unit}`}>{t('matters.yourStatement', { unit: one.unit_name })}</a>
        </p>
      ))}
      {statements.length > NAMED ? (
        <p>
          <a href="#lista-statements">{t('matters.yourStatements', { count: statements.length })}</a>
        </p>
      ) : null}
      {mine.length > 0 ? (
        <section>
          <h2>{t('matters.yours')}</h2>
          {offered.map((one) => (
            <OfferedStep key={`${one.step.id}/${one.unit}`} page={page} offered={one} open={one === open} />
          ))}
          {moreOffered}
        </section>
      ) : null}
      {others.some((step) => !step.optional) ? (
        <section>
          <h2>{t('matters.waitsFor')}</h2>
          <Others steps={others.filter((step) => !step.optional)} />
        </section>
      ) : null}
      {others.some((step) => step.optional) ? (
        <Fold title={t('matters.othersToo', { count: others.filter((step) => step.optional).length })}>
          <Others steps={others.filter((step) => step.optional)} />
        </Fold>
      ) : null}
      {page.steps.length === 0 && mine.length === 0 ? <p>{t('matters.noSteps')}</p> : null}
    </div>
  );
}
