// The organisation on a chosen day: the tree, and one unit with its past, its functions and what can be changed.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { units } from '../../api/queries';
import { DayField } from '../../components/day_field';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { today } from '../../lib/format';
import { links } from '../../lib/place';
import { OrganisationTree } from './organisation_tree';
import { UnitPanel } from './unit_panel';

export default function OrganisationPage() {
  const { t } = useTranslation();
  const { unit } = useParams();
  const [query, setQuery] = useSearchParams();
  const navigate = useNavigate();
  const chosenDay = query.get('on');
  const on = chosenDay ?? today();
  const tree = useQuery(units(on));
  const to = (id: string) => links.organisation(id) + (chosenDay ? `?on=${chosenDay}` : '');
  const rows = tree.data?.units ?? [];
  return (
    <Page
      title={t('organisation.title')}
      lead={tree.data ? <p>{t('organisation.lead', { day: on, count: rows.length })}</p> : null}
    >
      <div className="controls">
        <DayField label={t('common.day')} value={on} required onChange={(day) => setQuery({ on: day }, { replace: true })} />
      </div>
      <Answer query={tree} rows={9}>
        {() =>
          rows.length === 0 ? (
            <Empty title={t('organisation.empty')}>
              <p>{t('organisation.emptyHelp')}</p>
            </Empty>
          ) : (
            <div className="organisation-columns">
              <OrganisationTree rows={rows} chosen={unit} to={to} />
              {unit ? (
                <UnitPanel key={unit} unit={unit} on={on} rows={rows} gone={() => void navigate(links.organisation())} />
              ) : (
                <p className="quiet">{t('organisation.pick')}</p>
              )}
            </div>
          )
        }
      </Answer>
    </Page>
  );
}
