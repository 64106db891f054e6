// Whom the figures are about: a unit, a sex, a time. The choice stands in the address, so that it can be sent.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { processes, processLog, type Cases, type ProcessLog, type ProcessPage, type ProcessSettings } from '../../api/processes';
import { DayField } from '../../components/day_field';
import { attributeCondition, eventCondition, filterOf, sexCondition, timeCondition } from '../../lib/process_filter';
import { MoreChoice } from './more_choice';

export interface Chosen extends Cases {
  kon: string;
  fran: string;
  till: string;
  handelse: string;
  uppgift: string;
  varde: string;
  minst: string;
  hogst: string;
}

/** What of a choice stands in the address. */
export const CHOICE = ['enhet', 'kon', 'fran', 'till', 'handelse', 'uppgift', 'varde', 'minst', 'hogst'] as const;

export interface Choices {
  chosen: Chosen;
  log: ProcessLog | undefined;
  settings: ProcessSettings | undefined;
  /** Why what is chosen from cannot be read. */
  error: Error | null;
  again: () => unknown;
  /** All of them at once: of two that follow on each other the first would be lost. */
  put: (changes: Record<string, string>) => void;
}

export function useChoice(page: ProcessPage): Choices {
  const [search, setSearch] = useSearchParams();
  const asked = useQuery({ ...processLog(page.row.id), enabled: page.row.has_log });
  const list = useQuery(processes());
  const [log, settings] = [asked.data, list.data?.settings];
  const failed = [asked, list].find((one) => one.error && one.data === undefined);
  const { enhet: unit, ...rest } = Object.fromEntries(CHOICE.map((name) => [name, search.get(name) ?? ''])) as Record<(typeof CHOICE)[number], string>;
  const { kon, fran, till, handelse, uppgift } = rest;
  const filter = filterOf([
    kon && log && settings ? sexCondition(kon, log, settings) : undefined,
    fran || till ? timeCondition(fran, till) : undefined,
    handelse ? eventCondition(handelse) : undefined,
    uppgift ? attributeCondition(uppgift, rest) : undefined,
  ]);
  const put = (changes: Record<string, string>) =>
    setSearch((now) => {
      for (const [name, value] of Object.entries(changes)) {
        if (value) now.set(name, value);
        else now.delete(name);
      }
      return now;
    }, { replace: true });
  return { chosen: { unit, filter, ...rest }, log, settings, error: failed?.error ?? null, again: () => failed?.refetch(), put };
}

/** A choice of sex waits until the log's own words for it are known: figures of all would be shown as theirs. */
export function isReady({ chosen, log, settings }: Choices): boolean {
  return chosen.kon === '' || (log !== undefined && settings !== undefined);
}

/** The answer of a page, or why there is nothing to choose from. That is then asked for anew: the figures wait for it. */
export const answerOf = <Data,>(choices: Choices, { data, error, isPending, refetch }: UseQueryResult<Data>) =>
  error || !choices.error ? { data, error, isPending, refetch } : { data, error: choices.error, isPending, refetch: choices.again };

export const casesOf = ({ unit, filter }: Chosen): Cases => ({ unit, filter });

export function ChoiceBar({ choices }: { choices: Choices }) {
  const { t } = useTranslation();
  const { chosen, log, put } = choices;
  return (
    <div className="filters process-choice no-print">
      {log && log.units.length > 0 ? (
        <Field>
          <Label>{t('processes.choice.unit')}</Label>
          <Select value={chosen.unit} onChange={(event) => put({ enhet: event.target.value })}>
            <Select.Option value="">{t('processes.choice.allUnits')}</Select.Option>
            {log.units.map((one) => (
              <Select.Option key={one} value={one} lang="sv">{one}</Select.Option>
            ))}
          </Select>
        </Field>
      ) : null}
      {log?.has_sex ? (
        <Field>
          <Label>{t('processes.choice.sex')}</Label>
          <Select value={chosen.kon} onChange={(event) => put({ kon: event.target.value })}>
            <Select.Option value="">{t('processes.choice.both')}</Select.Option>
            <Select.Option value="K">{t('sex.K')}</Select.Option>
            <Select.Option value="M">{t('sex.M')}</Select.Option>
          </Select>
        </Field>
      ) : null}
      <DayField label={t('processes.choice.from')} value={chosen.fran} onChange={(day) => put({ fran: day })} />
      <DayField label={t('processes.choice.to')} value={chosen.till} onChange={(day) => put({ till: day })} />
      {chosen.fran || chosen.till ? (
        <button type="button" className="why" onClick={() => put({ fran: '', till: '' })}>
          {t('processes.choice.allTime')}
        </button>
      ) : null}
      <MoreChoice choices={choices} />
    </div>
  );
}
