import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ProcessPage } from '../../api/processes';
import { Empty } from '../../components/notice';
import { links } from '../../lib/place';

/** What to do first, on pages that reckon from the log. */
export function NoLog({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  return (
    <Empty title={t('processes.log.none')}>
      <p>{t('processes.log.noneElsewhere')}</p>
      <p>
        <Link to={links.process(page.row.id, 'logg')}>{t('processes.log.toLog')}</Link>
      </p>
    </Empty>
  );
}
