// What a unit and those below it have to choose between: actions in order with savings and consequences, and beside them
// each unit's budget and what remains of its deficit.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { priorities, type PriorityList, type UnitBudget } from '../../api/priorities';
import { Frame } from '../../components/frame';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { useWho } from '../../components/session';
import { Swedish } from '../../components/text';
import { decimalsOf, figure } from '../../lib/format';
import { links } from '../../lib/place';
import { BudgetForm } from './budget_form';

const money = (value: number | null) => (value === null ? '' : figure(value, Math.min(decimalsOf(value), 2)));

function Rows({ list }: { list: PriorityList }) {
  const { t } = useTranslation();
  const { period } = usePlace();
  return (
    <Frame label={t('priorities.rows')}>
      <table className="plain-table">
        <caption>{t('priorities.rows')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('priorities.action')}</th>
            <th scope="col">{t('common.unit')}</th>
            <th scope="col">{t('priorities.priority')}</th>
            <th scope="col" className="figure">{t('priorities.saving')}</th>
            <th scope="col">{t('priorities.consequences')}</th>
            <th scope="col">{t('priorities.status')}</th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <tr key={row.action}>
              <th scope="row" className="wrapped">
                <Link to={links.action(row.unit, row.action, period)} lang="sv">
                  {row.title}
                </Link>
              </th>
              <td lang="sv">{row.unit_name}</td>
              <td lang="sv">{row.priority || <span className="quiet">{t('priorities.notSet')}</span>}</td>
              <td className="figure">
                {money(row.saving)}
                {row.not_counted ? <small className="beside">{t('priorities.notCounted', { what: row.not_counted })}</small> : null}
              </td>
              <td className="wrapped">{row.consequences ? <Swedish>{row.consequences}</Swedish> : <span className="quiet">{t('priorities.noConsequences')}</span>}</td>
              <td lang="sv">{row.status_name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function Budgets({ list, change }: { list: PriorityList; change: (budget: UnitBudget) => void }) {
  const { t } = useTranslation();
  const { may } = useWho();
  return (
    <Frame label={t('priorities.budgets')}>
      <table className="plain-table">
        <caption>{t('priorities.budgets')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('common.unit')}</th>
            <th scope="col" className="figure">{t('priorities.budget')}</th>
            <th scope="col" className="figure">{t('priorities.forecast')}</th>
            <th scope="col" className="figure">{t('priorities.savings')}</th>
            <th scope="col" className="figure">{t('priorities.left')}</th>
          </tr>
        </thead>
        <tbody>
          {list.budgets.map((budget) => (
            <tr key={budget.unit}>
              <th scope="row">
                <Swedish>{budget.unit_name}</Swedish>
                {budget.note ? <small className="quiet" lang="sv">{budget.note}</small> : null}
                {may('plan') ? (
                  <Button variant="tertiary" data-size="sm" className="no-print" onClick={() => change(budget)}>
                    {t('priorities.writeBudget', { unit: budget.unit_name })}
                  </Button>
                ) : null}
              </th>
              <td className="figure">{money(budget.budget)}</td>
              <td className="figure">{money(budget.forecast)}</td>
              <td className="figure">{money(budget.savings)}</td>
              <td className="figure">
                {budget.left === null ? '' : budget.left > 0 ? t('priorities.remains', { amount: money(budget.left) }) : t('priorities.covered')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

export default function PrioritiesPage() {
  const { t } = useTranslation();
  const { unit = '' } = useParams();
  const { unitName, period } = usePlace();
  const year = period.slice(0, 4);
  const query = useQuery(priorities(unit, year));
  const [open, setOpen] = useState<UnitBudget | null>(null);
  const saved = query.data?.rows.reduce((sum, row) => sum + (row.ended ? 0 : (row.saving ?? 0)), 0) ?? 0;
  return (
    <Page
      title={t('priorities.title')}
      crumbs={[{ to: links.actions(unit, period), text: `${t('actions.title')}, ${unitName(unit)}` }]}
      eyebrow={
        <>
          <Swedish>{query.data?.unit_name ?? unitName(unit)}</Swedish>, {year}
        </>
      }
      lead={query.data && query.data.rows.length > 0 ? <p>{t('priorities.answer', { count: query.data.rows.length, amount: money(saved) })}</p> : null}
    >
      <Answer query={query} rows={8}>
        {(list) => (
          <>
            {list.rows.length === 0 ? (
              <Empty title={t('priorities.empty')}>
                <p>{t('priorities.emptyHelp')}</p>
              </Empty>
            ) : (
              <Rows list={list} />
            )}
            <Budgets list={list} change={setOpen} />
            <p className="quiet">{t('priorities.help')}</p>
            {open ? <BudgetForm budget={open} year={year} close={() => setOpen(null)} /> : null}
          </>
        )}
      </Answer>
    </Page>
  );
}
