// The region's written decision flow: for each type of matter who prepares, advises, decides and pays, its stages as a
// picture, and its text to try changes on.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { matterTypes, type ShownType } from '../../api/flows';
import { AdministrationNavigation } from '../../components/administration';
import { Frame } from '../../components/frame';
import { Icon } from '../../components/icon';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { CheckForm } from './check_form';
import { TypeView } from './type_view';

const RIGHTS = ['prepares', 'advises', 'decides', 'pays', 'carries_out'] as const;

/** Who prepares, advises, decides, pays and carries out, by type; what nobody does is said. */
function Rights({ types }: { types: ShownType[] }) {
  const { t } = useTranslation();
  return (
    <Frame label={t('matterTypes.rightsTable')}>
      <table className="plain-table rights-table">
        <caption>{t('matterTypes.rightsTable')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matters.type')}</th>
            {RIGHTS.map((right) => (
              <th key={right} scope="col">
                {t(`matterTypes.rights.${right}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {types.map((one) => (
            <tr key={one.type.id}>
              <th scope="row" lang="sv" className="wrapped">{one.type.name}</th>
              {RIGHTS.map((right) => {
                const found = one.rights.filter((row) => row.right === right);
                const who = [...new Set(found.flatMap((row) => row.who.map((name) => (row.of_unit ? `${name} (${t('matterTypes.eachUnit')})` : name))))];
                return (
                  <td key={right} className="wrapped">
                    {who.length > 0 ? (
                      <span lang="sv">{who.join(', ')}</span>
                    ) : right === 'carries_out' ? (
                      '–'
                    ) : (
                      <span className="status status-undetermined">
                        <Icon name="conflict" />
                        <span>{t('matterTypes.undefined')}</span>
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

export default function TypesPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const query = useQuery(matterTypes());
  return (
    <Page title={t('matterTypes.title')} lead={<p>{t('matterTypes.lead')}</p>}>
      <AdministrationNavigation />
      <Answer query={query} rows={10}>
        {({ types, refused }) => {
          const shown = types.find((one) => one.type.id === search.get('typ')) ?? types[0];
          return (
            <>
              {refused.length > 0 ? (
                <div className="notice refused-types" role="alert">
                  <p>
                    <strong>{t('matterTypes.refused')}</strong>
                  </p>
                  <ul lang="sv">
                    {refused.map((one) => (
                      <li key={one.message}>{one.message}</li>
                    ))}
                  </ul>
                </div>
              ) : null}
              {!shown ? (
                <Empty title={t('matterTypes.none')}>
                  <p>{t('matterTypes.noneHelp')}</p>
                </Empty>
              ) : (
                <>
                  <Rights types={types} />
                  <section className="one-type">
                    <Field className="type-choice">
                      <Label>{t('matterTypes.choose')}</Label>
                      <Select value={shown.type.id} onChange={(event) => setSearch({ typ: event.target.value }, { replace: true })}>
                        {types.map(({ type }) => (
                          <Select.Option key={type.id} value={type.id} lang="sv">
                            {type.name}
                          </Select.Option>
                        ))}
                      </Select>
                    </Field>
                    <h2 lang="sv">{shown.type.name}</h2>
                    <TypeView shown={shown} />
                    <CheckForm key={shown.type.id} shown={shown} />
                  </section>
                </>
              )}
            </>
          );
        }}
      </Answer>
    </Page>
  );
}
