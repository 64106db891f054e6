// How long a group takes to give a first answer, and what waits for one.
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { groupFigures } from '../../api/matter_parts';
import { Answer } from '../../components/notice';

const shown = (days: number | null | undefined) => String(days ?? '').replace('.', ',');

export function GroupAnswerTimes({ group }: { group: string }) {
  const { t } = useTranslation();
  const query = useQuery(groupFigures(group));
  return (
    <section>
      <h2>{t('answerTimes.title')}</h2>
      <Answer query={query} rows={2}>
        {(data) => (
          <>
            <p>
              {data.answered > 0
                ? t('answerTimes.sentence', { count: data.answered, median: shown(data.median), p90: shown(data.percentile_90) })
                : t('answerTimes.none')}
            </p>
            <dl className="facts">
              {(
                [
                  ['open', data.open],
                  ['unanswered', data.unanswered],
                  ['overdue', data.overdue],
                  ['late', data.late_answers],
                ] as const
              ).map(([name, count]) => (
                <Fragment key={name}>
                  <dt>{t(`answerTimes.${name}`)}</dt>
                  <dd>{count}</dd>
                </Fragment>
              ))}
            </dl>
          </>
        )}
      </Answer>
    </section>
  );
}
