// How many of the estimated cancer cases went through a pathway: a measure of the whole region, held against its aim.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { yearSeries, type PathwayList } from '../../api/processes';
import { usePlace } from '../../components/place';
import { usePeriodName } from '../../components/text';
import { links } from '../../lib/place';
import { Section } from '../processes/parts';
import { percentText, Verdict } from '../processes/standing';

export function Inclusion({ list: { inclusion_measure: measure, inclusion_share: aim } }: { list: PathwayList }) {
  const { t } = useTranslation();
  const name = usePeriodName();
  const { units } = usePlace();
  const region = units.find((one) => one.depth === 0)?.id ?? '';
  const points = useQuery({ ...yearSeries(region, measure), enabled: region !== '' && measure !== '' }).data?.points ?? [];
  if (measure === '') return null;
  const latest = points.filter((one) => one.value !== null).at(-1);
  const share = latest?.value ?? null;
  return (
    <Section title={t('pathways.inclusion')}>
      {latest && share !== null ? (
        <>
          <p>
            {t('pathways.inclusionTold', { share: percentText(share), period: name(latest.period) })}{' '}
            {aim === null ? '' : t('pathways.inclusionAim', { aim: percentText(aim) })}{' '}
            <Link to={links.measure(region, measure, latest.period)}>{t('pathways.toInclusion', { measure })}</Link>
          </p>
          {aim === null ? null : <p><Verdict value={share >= aim ? 'met' : 'not_met'} /></p>}
        </>
      ) : (
        <p className="quiet">{t('pathways.inclusionNone')}</p>
      )}
    </Section>
  );
}
