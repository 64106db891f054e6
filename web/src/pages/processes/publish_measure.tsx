// A stretch becomes an ordinary measure, with target, judgement and control chart, on a unit's scorecard.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { ProcessPage, ProcessTarget } from '../../api/processes';
import { Fold } from '../../components/fold';
import { usePlace } from '../../components/place';
import { Change } from '../groups/change';
import { Choose } from './parts';

export function PublishMeasure({ page, target }: { page: ProcessPage; target: ProcessTarget }) {
  const { t } = useTranslation();
  const place = usePlace();
  const [unit, setUnit] = useState(place.unit);
  return (
    <div className="forms no-print">
      <Fold title={t('processes.measure.title')}>
        <p>{t('processes.measure.help')}</p>
        <Change
          button={t('processes.measure.publish')}
          saved={t('processes.measure.done')}
          sent={() => send('POST', path`/processes/${page.row.id}/measures`, { target: target.id, unit })}
        >
          <Choose label={t('common.unit')} options={place.units} value={unit} onChange={setUnit} />
        </Change>
      </Fold>
    </div>
  );
}
