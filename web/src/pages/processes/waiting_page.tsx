// The coordinator's list: who has begun and not reached the end, least time left first. Single patients, so a reason is
// asked for, and the server writes down who read.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { get, path } from '../../api/client';
import type { ProcessPage, WaitingList } from '../../api/processes';
import { Frame } from '../../components/frame';
import { Icon } from '../../components/icon';
import { Empty, ErrorNotice } from '../../components/notice';
import { figure, today } from '../../lib/format';
import { links } from '../../lib/place';
import { useChoice } from './choice';
import { NoLog } from './no_log';
import { Choose, Section } from './parts';
import { ProcessFrame, useReadsPatients } from './process_frame';

/** What the page of one patient needs to show the way without asking anew. */
export interface WayState {
  reason: string;
}

function Left({ left, unit }: { left: number; unit: string }) {
  const { t } = useTranslation();
  const told = (value: number) => `${figure(value, value % 1 === 0 ? 0 : 1)}\u00a0${unit}`;
  if (left < 0) {
    return (
      <span className="status status-not_met">
        <Icon name="cross" />
        <span>{t('waiting.overBy', { time: told(-left) })}</span>
      </span>
    );
  }
  return <>{left === 0 ? t('waiting.lastDay') : told(left)}</>;
}

function Patients({ page, list, reason }: { page: ProcessPage; list: WaitingList; reason: string }) {
  const { t } = useTranslation();
  const ended = list.ended > 0 ? <p className="quiet">{t('waiting.ended', { count: list.ended })}</p> : null;
  const unjudged = list.unjudged > 0 ? <p className="quiet">{t('waiting.unjudged', { count: list.unjudged })}</p> : null;
  if (list.patients.length === 0) {
    return <Empty title={t('waiting.none')}>{unjudged ?? <p>{t('waiting.noneHelp')}</p>}{ended}</Empty>;
  }
  const over = list.patients.filter((one) => one.left < 0).length;
  const state: WayState = { reason };
  return (
    <>
      <p className="shown" role="status">
        {t('waiting.count', { count: list.patients.length })} {over > 0 ? t('waiting.over', { count: over }) : ''}
      </p>
      <Frame label={t('waiting.title')}>
        <table className="plain-table">
          <caption className="ds-sr-only">{t('waiting.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('waiting.patient')}</th>
              <th scope="col">{t('waiting.left')}</th>
              <th scope="col" className="figure">{t('waiting.waited')}</th>
              <th scope="col">{t('waiting.from')}</th>
              <th scope="col">{t('waiting.last')}</th>
            </tr>
          </thead>
          <tbody>
            {list.patients.map((one) => (
              <tr key={one.case_name}>
                <th scope="row"><Link to={links.patientWay(page.row.id, one.case_name)} state={state}>{one.case_name}</Link></th>
                <td><Left left={one.left} unit={list.unit_name} /></td>
                <td className="figure">{figure(one.waited, one.waited % 1 === 0 ? 0 : 1)} {list.unit_name}</td>
                <td>{one.from}</td>
                <td className="wrapped" lang="sv">{one.last}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
      {unjudged}
      {ended}
    </>
  );
}

/** The way to one patient, by the id in the log. */
function OnePatient({ page, reason }: { page: ProcessPage; reason: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [caseName, setCaseName] = useState('');
  const look = (event: FormEvent) => {
    event.preventDefault();
    const state: WayState = { reason };
    void navigate(links.patientWay(page.row.id, caseName.trim()), { state });
  };
  return (
    <Section title={t('waiting.onePatient')}>
      <form className="form no-print" onSubmit={look}>
        <Textfield label={t('waiting.caseName')} required value={caseName} onChange={(event) => setCaseName(event.target.value)} />
        <div className="form-buttons">
          <Button type="submit" variant="secondary">{t('waiting.look')}</Button>
        </div>
      </form>
    </Section>
  );
}

function Ask({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const { log } = useChoice(page);
  const day = today();
  const targets = [...new Map(page.targets.filter((one) => one.valid_from <= day).map((one) => [one.id, one])).values()];
  const [target, setTarget] = useState(targets[0]?.id ?? '');
  const [unit, setUnit] = useState('');
  const [reason, setReason] = useState('');
  // Never kept: every look is asked for, and written down, by itself.
  const asked = useMutation({
    mutationFn: (wish: { target: string; unit: string; reason: string }) =>
      get<WaitingList>(path`/processes/${page.row.id}/waiting/${wish.target}`, { unit: wish.unit, reason: wish.reason }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asked.mutate({ target, unit, reason });
  };
  if (targets.length === 0) {
    return (
      <>
        <Empty title={t('waiting.noTarget')}>
          <p>{t('waiting.noTargetHelp')}</p>
          <p><Link to={links.process(page.row.id, 'bild')}>{t('waiting.toModel')}</Link></p>
        </Empty>
        <OnePatient page={page} reason="" />
      </>
    );
  }
  return (
    <>
      <form className="form no-print" onSubmit={submit}>
        <Choose label={t('waiting.target')} options={targets} value={target} onChange={setTarget} />
        {log && log.units.length > 0 ? (
          <Choose label={t('waiting.unit')} empty={t('waiting.allUnits')} options={log.units.map((one) => ({ id: one, name: one }))} value={unit} onChange={setUnit} />
        ) : null}
        <Textfield label={t('waiting.reason')} description={t('waiting.reasonHelp')} required value={reason} onChange={(event) => setReason(event.target.value)} />
        <ErrorNotice error={asked.error} />
        <div className="form-buttons">
          <Button type="submit" loading={asked.isPending}>{t('waiting.show')}</Button>
        </div>
      </form>
      {asked.data && asked.variables ? <Patients page={page} list={asked.data} reason={asked.variables.reason} /> : null}
      <OnePatient page={page} reason={reason} />
    </>
  );
}

/** Those who may not read single patients are told so, and who may. */
export function Protected({ page, children }: { page: ProcessPage; children: ReactNode }) {
  const { t } = useTranslation();
  const reads = useReadsPatients(page);
  if (!reads) {
    return (
      <Empty title={t('waiting.notYours')}>
        <p>{t('waiting.notYoursHelp')} <Link to={links.process(page.row.id, 'om')}>{t('processes.parts.om')}</Link></p>
      </Empty>
    );
  }
  return (
    <>
      <p className="protected"><Icon name="lock" /> {t('waiting.protected')}</p>
      {page.row.has_log ? children : <NoLog page={page} />}
    </>
  );
}

export default function WaitingPage() {
  const { t } = useTranslation();
  return (
    <ProcessFrame title={t('waiting.title')}>
      {(page) => (
        <Protected page={page}>
          <Ask page={page} />
        </Protected>
      )}
    </ProcessFrame>
  );
}
