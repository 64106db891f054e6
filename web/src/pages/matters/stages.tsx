// Where the matter stands on its way: the stages in order, what is behind it, and how long each has taken.
import { useTranslation } from 'react-i18next';
import type { MatterPage } from '../../api/flows';
import { Icon } from '../../components/icon';
import { straightWay } from '../../lib/flow_layout';

/** The straight way, and the present stage also when it lies aside. */
function wayOf(page: MatterPage): string[] {
  const way = straightWay(page.type.matter);
  if (way.includes(page.summary.stage)) return way;
  const passed = way.filter((id) => page.times.some((time) => time.stage === id && time.days > 0));
  return [...(passed.length > 0 ? passed : way.slice(0, 1)), page.summary.stage];
}

export function MatterStages({ page }: { page: MatterPage }) {
  const { t } = useTranslation();
  const way = wayOf(page);
  const here = way.indexOf(page.summary.stage);
  return (
    <ol className="matter-way" aria-label={t('matters.way')}>
      {way.map((id, i) => {
        const stage = page.type.matter.stages.find((one) => one.id === id);
        const days = page.times.find((time) => time.stage === id)?.days ?? 0;
        const state = i < here ? 'done' : i === here ? (page.summary.ended ? 'ended' : 'here') : 'later';
        return (
          <li key={id} data-state={state} aria-current={i === here ? 'step' : undefined}>
            <span className="way-mark">
              {state === 'done' || state === 'ended' ? <Icon name="check" /> : <span aria-hidden="true">{i + 1}</span>}
            </span>
            <span className="way-name">
              <span lang="sv">{stage?.name ?? id}</span>
              <small>
                {state === 'done' ? t('matters.stageDone') : state === 'here' ? t('matters.stageHere') : state === 'ended' ? t('matters.stageEnded') : t('matters.stageLater')}
                {days > 0 ? `, ${t('matters.days', { count: days })}` : ''}
              </small>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
