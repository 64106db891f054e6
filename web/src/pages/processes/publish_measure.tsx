// A stretch becomes an ordinary measure, with target, judgement and control chart, on the scorecards of its units.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { path, send } from '../../api/client';
import type { ProcessPage, ProcessTarget, PublishedMeasure } from '../../api/processes';
import { Fold } from '../../components/fold';
import { usePlace } from '../../components/place';
import { links } from '../../lib/place';
import { Change } from '../groups/change';

export function PublishMeasure({ page, target }: { page: ProcessPage; target: ProcessTarget }) {
  const { t } = useTranslation();
  const { period, unitName } = usePlace();
  const [made, setMade] = useState<PublishedMeasure | null>(null);
  return (
    <div className="forms no-print">
      <Fold title={t('processes.measure.title')}>
        <p>{t('processes.measure.help')}</p>
        <Change
          button={t('processes.measure.publish')}
          saved={t('processes.measure.done', { count: made?.units.length ?? 0 })}
          sent={() => send<PublishedMeasure>('POST', path`/processes/${page.row.id}/measures`, { target: target.id })}
          done={setMade}
        >
          {null}
        </Change>
        {made ? (
          <>
            <p>{t('processes.measure.next')}</p>
            <p><Link to={links.planWith(page.owner_unit, made.measure)}>{t('processes.measure.toPlan', { unit: unitName(page.owner_unit) })}</Link></p>
            <p>{t('processes.measure.outcomes')}</p>
          </>
        ) : null}
        {made ? (
          <ul className="plain-list">
            {made.units.map((unit) => (
              <li key={unit}>
                <Link to={links.measure(unit, made.measure, period)} lang="sv">{unitName(unit)}</Link>
              </li>
            ))}
          </ul>
        ) : null}
      </Fold>
    </div>
  );
}
