// Who from a unit sits in which group.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { address, path } from '../../api/client';
import { participation, type KnowledgeMap } from '../../api/groups';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/notice';
import { usePlace } from '../../components/place';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';
import { Choice } from './change';

export function Participants({ map, unit: asked, choose }: { map: KnowledgeMap; unit: string; choose: (unit: string) => void }) {
  const { t } = useTranslation();
  const { units, unit: here } = usePlace();
  const unit = units.some((one) => one.id === asked) ? asked : here;
  const [kind, setKind] = useState('');
  const query = useQuery(participation(unit, kind));
  const kinds = map.kinds.filter((one) => one.groups > 0).map((one) => ({ id: one.id, name: one.plural }));
  return (
    <section>
      <h2>{t('groups.participants')}</h2>
      <p>{t('groups.participantsLead')}</p>
      <div className="filters no-print group-filters">
        <Choice label={t('groups.fromUnit')} options={units} value={unit} onChange={choose} />
        <Choice label={t('groups.kind')} options={kinds} empty={t('groups.allKinds')} value={kind} onChange={setKind} />
      </div>
      <Answer query={query} rows={6}>
        {({ members }) =>
          members.length === 0 ? (
            <p className="quiet">{t('groups.participantsNone')}</p>
          ) : (
            <>
              <Frame label={t('groups.participants')}>
                <table className="plain-table">
                  <thead>
                    <tr>
                      <th scope="col">{t('groups.group')}</th>
                      <th scope="col">{t('groups.level')}</th>
                      <th scope="col">{t('groups.name')}</th>
                      <th scope="col">{t('groups.role')}</th>
                      <th scope="col">{t('groups.profession')}</th>
                      <th scope="col">{t('groups.fromUnit')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {members.map((one) => (
                      <tr key={`${one.group}-${one.person}`}>
                        <th scope="row">
                          <Link to={links.group(one.group)} lang="sv">{one.group_name}</Link>
                        </th>
                        <td lang="sv">{one.level_name}</td>
                        <td>{one.name}</td>
                        <td lang="sv">{one.role_name}</td>
                        <td>
                          <Swedish>{one.profession_name}</Swedish>
                          {one.manager ? <> <span className="label">{t('groups.manager')}</span></> : null}
                        </td>
                        <td lang="sv">{one.unit_name}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Frame>
              <p className="quiet no-print">
                {t('groups.exportLead')} <a href={address(path`/knowledge-organisation/members/${'xlsx'}`, { unit })} download>Excel</a>
              </p>
            </>
          )
        }
      </Answer>
    </section>
  );
}
