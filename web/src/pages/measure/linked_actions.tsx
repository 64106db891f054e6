import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { actions } from '../../api/queries';
import { Answer } from '../../components/notice';
import { usePlace } from '../../components/place';
import { TimelinessStatus } from '../../components/status';
import { links } from '../../lib/place';

/** What the plan does about the measure. */
export function LinkedActions({ unit, measure }: { unit: string; measure: string }) {
  const { t } = useTranslation();
  const { day, period } = usePlace();
  const query = useQuery(actions(unit, day));
  return (
    <Answer query={query} rows={3}>
      {(list) => {
        const linked = list.actions.filter((action) => action.measures.includes(measure));
        if (linked.length === 0) return <p className="quiet">{t('measure.noActions')}</p>;
        return (
          <ul className="linked">
            {linked.map((action) => (
              <li key={action.id}>
                <Link to={links.action(unit, action.id, period)} lang="sv">
                  {action.number}. {action.title}
                </Link>
                <TimelinessStatus value={action.timeliness} />
              </li>
            ))}
          </ul>
        );
      }}
    </Answer>
  );
}
