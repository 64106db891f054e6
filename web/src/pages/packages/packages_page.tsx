// Packages: give out what this region has made, and take in what another has, after seeing what it changes.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { packages, type PackageList } from '../../api/packages';
import { AdministrationNavigation } from '../../components/administration';
import { Frame } from '../../components/frame';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { usePersonName } from '../../components/people';
import { useWho } from '../../components/session';
import { Swedish } from '../../components/text';
import { moment } from '../../lib/format';
import { GiveOut } from './give_out';
import { useKindName } from './kinds';
import { TakeIn } from './take_in';

function Keys({ list }: { list: PackageList }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      <dt>{t('packages.origin')}</dt>
      <dd>{list.origin ? <Swedish>{list.origin}</Swedish> : <span className="quiet">{t('packages.noOrigin')}</span>}</dd>
      <dt>{t('packages.ownKey')}</dt>
      <dd>{list.key ? <code className="key-text">{list.key}</code> : <span className="quiet">{t('packages.noKey')}</span>}</dd>
      <dt>{t('packages.trusted')}</dt>
      <dd>
        {list.trusted.length === 0 ? <span className="quiet">{t('packages.noTrusted')}</span> : null}
        <ul className="plain-list">
          {list.trusted.map((one) => (
            <li key={one.key}>
              <Swedish>{one.name}</Swedish> <code className="key-text">{one.key}</code>
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  );
}

function Taken({ list }: { list: PackageList }) {
  const { t } = useTranslation();
  const kindName = useKindName();
  const personName = usePersonName();
  if (list.taken.length === 0) return <p className="quiet">{t('packages.noneTaken')}</p>;
  return (
    <Frame label={t('packages.taken')}>
      <table className="plain-table">
        <caption className="ds-sr-only">{t('packages.taken')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('packages.name')}</th>
            <th scope="col">{t('packages.kind')}</th>
            <th scope="col">{t('packages.from')}</th>
            <th scope="col">{t('packages.version')}</th>
            <th scope="col">{t('packages.licence')}</th>
            <th scope="col">{t('packages.when')}</th>
          </tr>
        </thead>
        <tbody>
          {list.taken.map((one, i) => (
            <tr key={`${one.hash}-${i}`}>
              <th scope="row" className="wrapped" lang="sv">{one.name}</th>
              <td>{kindName(one.kind)}</td>
              <td className="wrapped" lang="sv">{one.origin}</td>
              <td>{one.version}</td>
              <td>{one.licence}</td>
              <td className="wrapped">{t('common.by', { by: personName(one.person), at: moment(one.at) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

export default function PackagesPage() {
  const { t } = useTranslation();
  const { may } = useWho();
  const query = useQuery({ ...packages(), enabled: may('administer') });
  if (!may('administer')) {
    return (
      <Page title={t('packages.title')}>
        <Empty title={t('imports.onlyAdministrators')}>
          <p>{t('imports.onlyAdministratorsHelp')}</p>
        </Empty>
      </Page>
    );
  }
  return (
    <Page title={t('packages.title')} lead={<p>{t('packages.lead')}</p>}>
      <AdministrationNavigation />
      <Answer query={query} rows={8}>
        {(list) => (
          <div className="packages">
            <section>
              <h2>{t('packages.takeIn')}</h2>
              <TakeIn />
            </section>
            <section>
              <h2>{t('packages.giveOut')}</h2>
              <GiveOut />
            </section>
            <section>
              <h2>{t('packages.keys')}</h2>
              <Keys list={list} />
            </section>
            <section>
              <h2>{t('packages.taken')}</h2>
              <Taken list={list} />
            </section>
          </div>
        )}
      </Answer>
    </Page>
  );
}
