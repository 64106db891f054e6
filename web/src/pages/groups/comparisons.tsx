// All groups side by side: what is missing in and around them, and how firmly they are joined to care.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { groupCoupling, groupFeedback, groupGaps, type GroupCoupling, type GroupFeedback } from '../../api/groups';
import { Frame } from '../../components/frame';
import { Icon } from '../../components/icon';
import { Answer } from '../../components/notice';
import { signed } from '../../lib/format';
import { links } from '../../lib/place';

const CODES = ['mandate', 'wanted', 'vacancy', 'term', 'management', 'contact', 'scope'] as const;

export function Gaps() {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const query = useQuery(groupGaps());
  const codeName = (one: string) => {
    const known = CODES.find((each) => each === one);
    return known ? t(`groups.gapCodes.${known}`) : one;
  };
  return (
    <section>
      <h2>{t('groups.gaps')}</h2>
      <Answer query={query} rows={6}>
        {({ gaps }) => {
          const shown = gaps.filter((gap) => !code || gap.code === code);
          return (
            <>
              <p role="status">{shown.length > 0 ? t('groups.gapsLead', { count: shown.length }) : t('groups.gapsNone')}</p>
              <div className="filters no-print">
                <Field>
                  <Label>{t('groups.gapCode')}</Label>
                  <Select value={code} onChange={(event) => setCode(event.target.value)}>
                    <Select.Option value="">{t('groups.allGaps')}</Select.Option>
                    {CODES.map((one) => (
                      <Select.Option key={one} value={one}>
                        {codeName(one)}
                      </Select.Option>
                    ))}
                  </Select>
                </Field>
              </div>
              <Frame label={t('groups.gaps')}>
                <table className="plain-table">
                  <thead>
                    <tr>
                      <th scope="col">{t('groups.group')}</th>
                      <th scope="col">{t('groups.gapCode')}</th>
                      <th scope="col">{t('groups.missing')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {shown.map((gap) => (
                      <tr key={`${gap.group}-${gap.code}-${gap.subject}`}>
                        <th scope="row">
                          <Link to={links.group(gap.group)} lang="sv">{gap.group_name}</Link>
                        </th>
                        <td className="nowrap">{codeName(gap.code)}</td>
                        <td className="wrapped" lang="sv">{gap.message}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Frame>
            </>
          );
        }}
      </Answer>
    </section>
  );
}

const SIGNS = ['manager', 'management', 'contacts', 'feedback'] as const;

function Sign({ there }: { there: boolean | null }) {
  const { t } = useTranslation();
  if (there === null) return <span className="quiet">{t('groups.notMeasured')}</span>;
  return (
    <span className={`status status-${there ? 'met' : 'not_met'}`}>
      <Icon name={there ? 'check' : 'cross'} />
      {t(there ? 'groups.yes' : 'groups.no')}
    </span>
  );
}

/** What has changed in a year, in words. */
function useChangeWords() {
  const { t } = useTranslation();
  return (group: GroupCoupling) => {
    if (group.previous === null) return t('groups.changeUnknown');
    return group.held === group.previous ? t('groups.changeNone') : signed(group.held - group.previous, 0);
  };
}

/** The signs that the group's place and people give, and the one that its answers give: feedback. */
function withFeedback(groups: GroupCoupling[], feedback: GroupFeedback[]): GroupCoupling[] {
  const told = new Map(feedback.map((one) => [one.group, one]));
  return groups
    .map((group) => {
      const own = told.get(group.group);
      if (!own) return group;
      const before = group.previous === null || own.previous === null ? null : group.previous + (own.previous ? 1 : 0);
      return { ...group, feedback: own.given, held: group.held + (own.given ? 1 : 0), of: group.of + 1, previous: before };
    })
    .sort((a, b) => b.held - a.held); // stable: alike stay by name
}

export function Coupling() {
  const { t } = useTranslation();
  const query = useQuery(groupCoupling());
  const feedback = useQuery(groupFeedback()).data?.groups ?? [];
  const change = useChangeWords();
  return (
    <section>
      <h2>{t('groups.coupling')}</h2>
      <p className="quiet">{t('groups.couplingHelp')}</p>
      <Answer query={query} rows={6}>
        {({ groups }) => (
          <Frame label={t('groups.coupling')}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('groups.group')}</th>
                  <th scope="col">{t('groups.held')}</th>
                  <th scope="col">{t('groups.change')}</th>
                  {SIGNS.map((sign) => (
                    <th key={sign} scope="col" className="wrapped">
                      {t(`groups.signs.${sign}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {withFeedback(groups, feedback).map((group) => (
                  <tr key={group.group}>
                    <th scope="row">
                      <Link to={links.group(group.group)} lang="sv">{group.group_name}</Link>
                    </th>
                    <td className="nowrap">{t('groups.of', { held: group.held, of: group.of })}</td>
                    <td>{change(group)}</td>
                    {SIGNS.map((sign) => (
                      <td key={sign}>
                        <Sign there={group[sign]} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Frame>
        )}
      </Answer>
    </section>
  );
}
