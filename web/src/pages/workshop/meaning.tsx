// What a right definition says, in plain Swedish, and which columns it reads.
import { useTranslation } from 'react-i18next';
import type { ToldDefinition } from '../../api/workshop';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { Term } from '../../components/term';

// Which word each part is explained by.
const EXPLAINED: Record<string, string> = { Täljare: 'Täljare och nämnare', Nämnare: 'Täljare och nämnare', Version: 'Version', Var: 'Vägd andel' };

export function Meaning({ told }: { told: ToldDefinition }) {
  const { t } = useTranslation();
  return (
    <section className="definition-meaning" aria-labelledby="betyder">
      <h2 id="betyder">{t('workshop.meaning')}</h2>
      <dl lang="sv">
        {told.meaning.map((part) => (
          <div key={part.title}>
            <dt>{EXPLAINED[part.title] ? <Term name={EXPLAINED[part.title] ?? ''}>{part.title}</Term> : part.title}</dt>
            <dd>{part.text}</dd>
          </div>
        ))}
      </dl>
      {told.columns.length > 0 ? (
        <Fold title={t('workshop.columns', { dataset: told.dataset })}>
          <Frame label={t('workshop.columns', { dataset: told.dataset })}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('workshop.column')}</th>
                  <th scope="col">{t('workshop.holds')}</th>
                  <th scope="col">{t('workshop.usedAs')}</th>
                </tr>
              </thead>
              <tbody lang="sv">
                {told.columns.map((column) => (
                  <tr key={column.name}>
                    <th scope="row">
                      {column.title} <code>{column.name}</code>
                    </th>
                    <td>{column.meaning}</td>
                    <td>{column.used_as}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Frame>
        </Fold>
      ) : null}
    </section>
  );
}
