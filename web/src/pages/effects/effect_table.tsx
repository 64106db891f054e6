import { Button } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Effect } from '../../api/effects';
import { Frame } from '../../components/frame';
import { HistoryButton } from '../../components/history';
import { Icon } from '../../components/icon';
import { usePlace } from '../../components/place';
import { Swedish } from '../../components/text';
import { decimalsOf, quantity } from '../../lib/format';
import { links } from '../../lib/place';

export const amount = (value: number | null, unit: string) => (value === null ? '' : quantity(value, Math.min(decimalsOf(value), 2), unit));

/** What is expected and what has come of it, in time or late. */
export function EffectTable({ effects, change, withAction }: { effects: Effect[]; change?: (effect: Effect) => void; withAction: boolean }) {
  const { t } = useTranslation();
  const { period } = usePlace();
  return (
    <Frame label={t('effects.title')}>
      <table className="plain-table effect-table">
        <caption className="ds-sr-only">{t('effects.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('effects.what')}</th>
            <th scope="col" className="figure">{t('effects.expectedHead')}</th>
            <th scope="col" className="figure">{t('effects.realisedHead')}</th>
            <th scope="col">{t('effects.owner')}</th>
            <th scope="col"><span className="ds-sr-only">{t('history.title')}</span></th>
          </tr>
        </thead>
        <tbody>
          {effects.map((effect) => (
            <tr key={effect.id}>
              <th scope="row">
                <Swedish>{effect.what}</Swedish>
                {withAction ? (
                  <small>
                    <Link to={links.action(effect.action_unit, effect.action, period)} lang="sv">
                      {effect.action_title}
                    </Link>
                  </small>
                ) : null}
                {effect.method ? (
                  <small className="quiet" lang="sv">
                    {effect.method}
                  </small>
                ) : null}
                {effect.saving !== null ? <small className="quiet">{t('effects.saves', { saving: amount(effect.saving, effect.cost_unit) })}</small> : null}
              </th>
              <td className="figure">
                {amount(effect.expected, effect.unit)}
                {effect.expected_by ? <small className="beside">{t('effects.by', { day: effect.expected_by })}</small> : null}
              </td>
              <td className="figure">
                {effect.realised === null ? (
                  effect.overdue ? (
                    <span className="status status-overdue">
                      <Icon name="cross" />
                      <span>{t('effects.late', { count: effect.days_late })}</span>
                    </span>
                  ) : (
                    <span className="quiet">{t('effects.notYet')}</span>
                  )
                ) : (
                  <>
                    {amount(effect.realised, effect.unit)}
                    {effect.realised_on ? <small className="beside">{effect.realised_on}</small> : null}
                  </>
                )}
              </td>
              <td>
                <Swedish>{effect.owner_name || effect.owner}</Swedish>
              </td>
              <td className="row-tools">
                {change ? (
                  <Button variant="tertiary" data-size="sm" className="row-button" aria-label={t('plan.changeOf', { name: effect.what })} onClick={() => change(effect)}>
                    {t('plan.change')}
                  </Button>
                ) : null}
                <HistoryButton entity="effect" id={effect.id} title={effect.what} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}
