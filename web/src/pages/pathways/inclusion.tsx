// How many of the estimated cancer cases went through a pathway: the measure svf_inklusion of the whole region.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { yearSeries } from '../../api/processes';
import { usePlace } from '../../components/place';
import { usePeriodName } from '../../components/text';
import { links } from '../../lib/place';
import { Section } from '../processes/parts';
import { percentText } from '../processes/standing';

const MEASURE = 'svf_inklusion';

export function Inclusion() {
  const { t } = useTranslation();
  const name = usePeriodName();
  const { units } = usePlace();
  const region = units.find((one) => one.depth === 0)?.id ?? '';
  const points = useQuery({ ...yearSeries(region, MEASURE), enabled: region !== '' }).data?.points ?? [];
  const known = points.filter((one) => one.value !== null);
  const latest = known.at(-1);
  return (
    <Section title={t('pathways.inclusion')}>
      {latest ? (
        <p>
          {t('pathways.inclusionTold', { share: percentText(latest.value ?? 0), period: name(latest.period) })}{' '}
          <Link to={links.measure(region, MEASURE, latest.period)}>{t('pathways.toInclusion')}</Link>
        </p>
      ) : (
        <p className="quiet">{t('pathways.inclusionNone')}</p>
      )}
    </Section>
  );
}
