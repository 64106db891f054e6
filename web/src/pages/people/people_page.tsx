// Who may log in, and what they may do where.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { PersonRow } from '../../api/model';
import { people } from '../../api/people';
import { AdministrationNavigation } from '../../components/administration';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { useWho } from '../../components/session';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';
import { useSettled } from '../../lib/settled';
import { NewPersonForm } from './person_forms';
import { OneTimePassword } from './one_time_password';

function Table({ persons }: { persons: PersonRow[] }) {
  const { t } = useTranslation();
  return (
    <Frame label={t('people.title')}>
      <table className="plain-table stacked people-table" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">{t('people.name')}</th>
            <th scope="col" role="columnheader">{t('people.userName')}</th>
            <th scope="col" role="columnheader">{t('people.assignments')}</th>
            <th scope="col" role="columnheader">{t('people.state')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {persons.map((person) => (
            <tr key={person.id} role="row">
              <th scope="row" role="rowheader">
                <Link to={links.person(person.id)}>{person.name}</Link>
                {person.title ? <small className="beside" lang="sv">{person.title}</small> : null}
              </th>
              <td role="cell" data-label={t('people.userName')}>{person.user_name || <span className="quiet">{t('people.noPassword')}</span>}</td>
              <td role="cell" data-label={t('people.assignments')}>
                <Swedish>
                {person.assignments.map((one) => (
                  <span key={one.id} className="beside">
                    {[one.role_name, one.unit_name].filter(Boolean).join(', ')}
                  </span>
                ))}
                </Swedish>
                {person.assignments.length === 0 ? <span className="quiet">{t('people.noAssignments')}</span> : null}
              </td>
              <td role="cell" data-label={t('people.state')}>{person.disabled ? t('people.disabled') : person.second_factor ? t('people.withFactor') : t('people.active')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

export default function PeoplePage() {
  const { t } = useTranslation();
  const { may } = useWho();
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  const [text, setText] = useState(query.get('q') ?? '');
  const [made, setMade] = useState<{ person: PersonRow; password: string } | null>(null);
  const asked = useSettled(text.trim(), 200);
  const found = useQuery({ ...people(asked), enabled: may('administer') });
  if (!may('administer')) {
    return (
      <Page title={t('people.title')}>
        <Empty title={t('people.onlyAdministrators')}>
          <p>{t('people.onlyAdministratorsHelp')}</p>
        </Empty>
      </Page>
    );
  }
  return (
    <Page title={t('people.title')} lead={<p>{t('people.lead')}</p>}>
      <AdministrationNavigation />
      <Fold title={t('people.new')}>
        {made ? (
          <OneTimePassword
            name={made.person.name}
            userName={made.person.user_name}
            password={made.password}
            button={t('people.toPerson')}
            done={() => void navigate(links.person(made.person.id))}
          />
        ) : (
          <NewPersonForm done={(person, password) => setMade({ person, password })} />
        )}
      </Fold>
      <div className="find no-print">
        <Textfield
          type="search"
          label={t('people.find')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setQuery(event.target.value ? { q: event.target.value } : {}, { replace: true });
          }}
        />
      </div>
      <Answer query={found} rows={8}>
        {({ persons }) =>
          persons.length === 0 ? (
            <Empty title={asked ? t('people.noneFound', { text: asked }) : t('people.empty')}>
              <p>{asked ? t('people.noneFoundHelp') : t('people.emptyHelp')}</p>
              {asked ? (
                <Button variant="secondary" data-size="sm" onClick={() => setText('')}>
                  {t('people.showAll')}
                </Button>
              ) : null}
            </Empty>
          ) : (
            <>
              <p className="shown" role="status">{t('people.count', { count: persons.length })}</p>
              <Table persons={persons} />
            </>
          )
        }
      </Answer>
    </Page>
  );
}
