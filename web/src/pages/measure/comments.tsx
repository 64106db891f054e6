import { useTranslation } from 'react-i18next';
import type { MeasurePage } from '../../api/model';
import { HistoryButton } from '../../components/history';
import { usePersonName } from '../../components/people';
import { Paragraphs, usePeriodName } from '../../components/text';
import { moment } from '../../lib/format';

/** Every period's comments, newest period first, paragraphs in order. */
export function Comments({ page }: { page: MeasurePage }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const name = usePeriodName();
  if (page.comments.length === 0) return <p className="quiet">{t('measure.noComments')}</p>;
  const periods = [...new Set(page.comments.map((comment) => comment.period))];
  return (
    <>
      {periods.map((period) => {
        const texts = page.comments.filter((comment) => comment.period === period);
        const newest = texts.reduce((last, comment) => (comment.at > last.at ? comment : last));
        return (
          <div key={period} className="comment">
            <h3>{name(period)}</h3>
            <Paragraphs texts={texts.map((comment) => comment.text)} />
            <HistoryButton entity="comment" id={`${page.unit}/${period}/measure/${page.measure.id}`} title={`${t('measure.comments')}, ${name(period)}`} />
            {newest.by ? <p className="quiet signed">{t('common.by', { by: personName(newest.by), at: moment(newest.at) })}</p> : null}
          </div>
        );
      })}
    </>
  );
}
