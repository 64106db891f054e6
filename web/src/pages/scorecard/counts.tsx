import { useTranslation } from 'react-i18next';
import type { Scorecard } from '../../api/model';
import { ATTAINMENTS, measuresOf } from '../../lib/judgement';

/** The short answer in words: "5 av 23 redovisade värden når sitt mål, 6 når det inte och 4 saknar data." */
export function CountsSentence({ card }: { card: Scorecard }) {
  const { t } = useTranslation();
  const total = ATTAINMENTS.reduce((sum, attainment) => sum + card.counts[attainment], 0);
  const informing = measuresOf(card).filter((measure) => !measure.due && measure.rows.length > 0).length;
  const more = informing > 0 ? t('start.informing', { count: informing }) : '';
  if (total === 0) return more ? <p className="answer">{`${t('start.notDue')} ${more}`}</p> : null;
  const parts = (['not_met', 'not_yet', 'undetermined', 'baseline_missing', 'no_data'] as const)
    .filter((attainment) => card.counts[attainment] > 0)
    .map((attainment) => t(`start.answerParts.${attainment}`, { count: card.counts[attainment] }));
  const last = parts.pop();
  const first = t(card.counts.met === 1 ? 'start.answer_one' : 'start.answer_other', {
    met: card.counts.met,
    count: total,
  }).replace(/\.$/, '');
  const rest = last ? (parts.length > 0 ? `${parts.join(', ')} ${t('start.and')} ${last}` : last) : '';
  const whole = rest ? `${first}. ${rest.charAt(0).toUpperCase()}${rest.slice(1)}.` : `${first}.`;
  return <p className="answer">{more ? `${whole} ${more}` : whole}</p>;
}
