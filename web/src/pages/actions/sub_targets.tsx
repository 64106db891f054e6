import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ActionDetail, SubTarget } from '../../api/model';
import { Frame } from '../../components/frame';
import { Icon } from '../../components/icon';
import { useMeasureNames } from '../../components/measures';
import { usePlace } from '../../components/place';
import { Swedish } from '../../components/text';
import { decimalsOf, quantity } from '../../lib/format';
import { links } from '../../lib/place';

const RULES = ['>=', '<=', '<', '>', '=', 'milestone', 'precondition'] as const;

function useRequirement(): (target: SubTarget) => string {
  const { t } = useTranslation();
  return (target) => {
    const rule = RULES.find((known) => known === target.operator);
    if (!rule) return target.operator;
    return t(`rule.${rule}`, { value: quantity(target.value, decimalsOf(target.value ?? 0), target.unit) });
  };
}

/** What the action promises in figures, with a mark where that differs from the measure's own target. */
export function SubTargets({ detail, unit }: { detail: ActionDetail; unit: string }) {
  const { t } = useTranslation();
  const requirement = useRequirement();
  const { period } = usePlace();
  const name = useMeasureNames();
  if (detail.sub_targets.length === 0) return null;
  return (
    <section>
      <h2>{t('actions.subTargets')}</h2>
      <Frame label={t('actions.subTargets')}>
        <table className="plain-table sub-targets">
          <thead>
            <tr>
              <th scope="col">{t('actions.subTarget')}</th>
              <th scope="col">{t('actions.requirement')}</th>
              <th scope="col">{t('actions.by')}</th>
            </tr>
          </thead>
          <tbody>
            {detail.sub_targets.map((target) => (
              <tr key={target.id}>
                <th scope="row">
                  <Swedish>{target.what}</Swedish>
                  {target.quote ? <p className="quiet quote" lang="sv">”{target.quote}”</p> : null}
                  {target.note ? <p className="quiet" lang="sv">{target.note}</p> : null}
                  {target.measure ? (
                    <p>
                      <Link to={links.measure(unit, target.measure, period)} lang="sv">{name(target.measure)}</Link>
                    </p>
                  ) : null}
                  {target.conflict ? (
                    <p className="conflict">
                      <Icon name="conflict" />
                      <span>
                        <strong>{t('actions.conflict')}.</strong> <Swedish>{target.conflict}</Swedish>
                      </span>
                    </p>
                  ) : null}
                </th>
                <td>{requirement(target)}</td>
                <td className="nowrap">{target.by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
    </section>
  );
}
