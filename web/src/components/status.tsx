// Judgements as symbol and word, written the same way on every page.
import { useTranslation } from 'react-i18next';
import type { Attainment, Development, Timeliness } from '../api/model';
import { Icon, type IconName } from './icon';

const ATTAINMENT: Record<Attainment, IconName> = {
  met: 'check',
  not_met: 'cross',
  not_yet: 'later',
  undetermined: 'question',
  baseline_missing: 'baseline',
  no_data: 'empty',
};
const DEVELOPMENT: Record<Development, IconName> = {
  improved: 'better',
  declined: 'worse',
  within_variation: 'wave',
  unchanged: 'equal',
  not_comparable: 'dash',
};
const TIMELINESS: Record<Timeliness, IconName> = {
  on_time: 'later',
  start_overdue: 'conflict',
  overdue: 'cross',
  ended: 'check',
  no_date: 'dash',
};

function Status({ icon, tone, children }: { icon: IconName; tone: string; children: string }) {
  return (
    <span className={`status status-${tone}`}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}

export function AttainmentStatus({ value }: { value: Attainment }) {
  const { t } = useTranslation();
  return (
    <Status icon={ATTAINMENT[value]} tone={value}>
      {t(`attainment.${value}`)}
    </Status>
  );
}

export function DevelopmentStatus({ value }: { value: Development }) {
  const { t } = useTranslation();
  return (
    <Status icon={DEVELOPMENT[value]} tone={value}>
      {t(`development.${value}`)}
    </Status>
  );
}

export function TimelinessStatus({ value }: { value: Timeliness }) {
  const { t } = useTranslation();
  return (
    <Status icon={TIMELINESS[value]} tone={value}>
      {t(`timeliness.${value}`)}
    </Status>
  );
}

/** The status that people report. `done` and `delayed` have tones of their own; a region may add others. */
export function ActionStatus({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  const icons: Record<string, IconName> = {
    '': 'empty', not_started: 'dash', ongoing: 'better', delayed: 'conflict', done: 'check', cancelled: 'cross',
  };
  const tones: Record<string, string> = { '': 'no_data', done: 'met', delayed: 'start_overdue' };
  return (
    <Status icon={icons[id] ?? 'equal'} tone={tones[id] ?? 'plain'}>
      {id ? name : t('actions.notReported')}
    </Status>
  );
}
