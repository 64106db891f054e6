// The areas of knowledge, how many documents each has, and who owns it.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { areas } from '../../api/knowledge';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/notice';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';

export function AreaTable() {
  const { t } = useTranslation();
  const query = useQuery(areas());
  return (
    <>
      <p className="quiet">{t('knowledge.areasHelp')}</p>
      <Answer query={query} rows={12}>
        {(data) => (
          <Frame label={t('knowledge.views.omraden')}>
            <table className="plain-table">
              <caption className="ds-sr-only">{t('knowledge.views.omraden')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('knowledge.area')}</th>
                  <th scope="col" className="figure">{t('knowledge.documents')}</th>
                  <th scope="col" className="figure">{t('knowledge.overdueCount')}</th>
                  <th scope="col">{t('knowledge.ownerGroup')}</th>
                </tr>
              </thead>
              <tbody>
                {data.areas.map((row) => (
                  <tr key={row.area.id}>
                    <th scope="row">
                      <Link to={links.area(row.area.id)} lang="sv">
                        {row.area.name}
                      </Link>
                    </th>
                    <td className="figure">{row.documents}</td>
                    <td className={`figure ${row.overdue > 0 ? 'overdue' : ''}`}>{row.overdue}</td>
                    <td>{row.owner_group_name ? <Swedish>{row.owner_group_name}</Swedish> : <span className="quiet">{t('knowledge.noOwner')}</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Frame>
        )}
      </Answer>
    </>
  );
}
