// What a unit's actions are expected to give and have given, in all and unit by unit.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { effects, type EffectList } from '../../api/effects';
import { Frame } from '../../components/frame';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';
import { amount, EffectTable } from './effect_table';

function Sums({ list }: { list: EffectList }) {
  const { t } = useTranslation();
  if (list.sums.length === 0) return null;
  return (
    <Frame label={t('effects.sums')}>
      <table className="plain-table">
        <caption>{t('effects.sums')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('common.unit')}</th>
            <th scope="col" className="figure">{t('effects.count')}</th>
            <th scope="col" className="figure">{t('effects.realisedCount')}</th>
            <th scope="col" className="figure">{t('effects.overdueCount')}</th>
            <th scope="col" className="figure">{t('effects.expectedHead')}</th>
            <th scope="col" className="figure">{t('effects.realisedHead')}</th>
          </tr>
        </thead>
        <tbody>
          {list.sums.map((sum) => (
            <tr key={`${sum.unit}-${sum.value_unit}`}>
              <th scope="row">{sum.unit ? <Swedish>{sum.unit_name}</Swedish> : t('effects.all')}</th>
              <td className="figure">{sum.effects}</td>
              <td className="figure">{sum.realised_effects}</td>
              <td className="figure">{sum.overdue}</td>
              <td className="figure">{amount(sum.expected, sum.value_unit)}</td>
              <td className="figure">{amount(sum.realised, sum.value_unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

export default function EffectsPage() {
  const { t } = useTranslation();
  const { unit = '' } = useParams();
  const { unitName, period } = usePlace();
  const query = useQuery(effects(unit));
  const list = query.data;
  const realised = list?.effects.filter((effect) => effect.realised !== null).length ?? 0;
  return (
    <Page
      title={t('effects.title')}
      crumbs={[{ to: links.actions(unit, period), text: `${t('actions.title')}, ${unitName(unit)}` }]}
      eyebrow={<Swedish>{list?.unit_name ?? unitName(unit)}</Swedish>}
      lead={
        list && list.effects.length > 0 ? (
          <p>
            {t('effects.answer', { realised, count: list.effects.length })} {list.overdue > 0 ? t('effects.answerLate', { count: list.overdue }) : t('effects.answerOnTime')}
          </p>
        ) : null
      }
    >
      <Answer query={query} rows={8}>
        {(data) =>
          data.effects.length === 0 ? (
            <Empty title={t('effects.empty')}>
              <p>{t('effects.emptyHelp')}</p>
            </Empty>
          ) : (
            <>
              <Sums list={data} />
              {data.costs.map((cost) => (
                <p key={cost.cost_unit}>
                  {t('effects.costs', { before: amount(cost.cost_before, cost.cost_unit), saving: amount(cost.saving, cost.cost_unit) })}
                </p>
              ))}
              <h2 className="effects-list-head">{t('effects.list')}</h2>
              <EffectTable effects={data.effects} withAction />
            </>
          )
        }
      </Answer>
    </Page>
  );
}
