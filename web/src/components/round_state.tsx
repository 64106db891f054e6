// Where a unit's report is on its way, and a period in the calendar: symbol and word.
import { useTranslation } from 'react-i18next';
import type { PeriodState, RoundState } from '../api/model';
import { Icon, type IconName } from './icon';

const ROUND: Record<RoundState, [IconName, string]> = {
  not_started: ['empty', 'no_data'],
  in_progress: ['better', 'plain'],
  submitted: ['later', 'plain'],
  returned: ['conflict', 'not_yet'],
  approved: ['check', 'plain'],
  signed: ['check', 'met'],
};
const PERIOD: Record<PeriodState, [IconName, string]> = {
  planned: ['later', 'no_data'],
  open: ['better', 'met'],
  closed: ['dash', 'plain'],
  locked: ['lock', 'plain'],
};

export function RoundStatus({ value }: { value: RoundState }) {
  const { t } = useTranslation();
  const [icon, tone] = ROUND[value];
  return (
    <span className={`status status-${tone}`}>
      <Icon name={icon} />
      <span>{t(`round.state.${value}`)}</span>
    </span>
  );
}

export function PeriodStatus({ value }: { value: PeriodState }) {
  const { t } = useTranslation();
  const [icon, tone] = PERIOD[value];
  return (
    <span className={`status status-${tone}`}>
      <Icon name={icon} />
      <span>{t(`calendar.state.${value}`)}</span>
    </span>
  );
}
