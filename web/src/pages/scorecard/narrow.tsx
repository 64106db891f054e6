import { useTranslation } from 'react-i18next';
import type { Scorecard } from '../../api/model';
import { AttainmentStatus } from '../../components/status';
import { ATTAINMENTS, countRows, type Narrowing } from '../../lib/judgement';

/** Narrows the scorecard to one judgement; each button says how many values it would show. */
export function Narrow({
  card,
  value,
  onChange,
}: {
  card: Scorecard;
  value: Narrowing;
  onChange: (wish: Narrowing) => void;
}) {
  const { t } = useTranslation();
  const choices: Narrowing[] = ['alla', 'uppmarksamma', ...ATTAINMENTS];
  return (
    <div className="narrow" role="group" aria-label={t('scorecard.narrow')}>
      {choices.map((choice) => {
        const count = countRows(card, choice);
        if (count === 0 && choice !== value) return null;
        return (
          <button key={choice} type="button" aria-pressed={choice === value} onClick={() => onChange(choice)}>
            {choice === 'alla' ? (
              t('scorecard.all')
            ) : choice === 'uppmarksamma' ? (
              t('scorecard.attention')
            ) : (
              <AttainmentStatus value={choice} />
            )}
            <b>{count}</b>
          </button>
        );
      })}
    </div>
  );
}
