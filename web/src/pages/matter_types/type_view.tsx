// One type: who begins it, what nobody is named for, and its stages as a picture.
import { useTranslation } from 'react-i18next';
import type { ShownType } from '../../api/flows';
import { Icon } from '../../components/icon';
import { FlowPicture } from './flow_picture';

export function TypeView({ shown }: { shown: ShownType }) {
  const { t } = useTranslation();
  const { type, steps } = shown;
  return (
    <>
      <p lang="sv">{type.purpose}</p>
      <dl className="facts">
        <div className="facts-row">
          <dt>{t('matterTypes.begins')}</dt>
          <dd lang="sv">{shown.begun_by.join(', ')}</dd>
        </div>
        <div className="facts-row">
          <dt>{t('matterTypes.running')}</dt>
          <dd>{shown.running}</dd>
        </div>
        {type.answer_within > 0 ? (
          <div className="facts-row">
            <dt>{t('matters.firstAnswer')}</dt>
            <dd>{t('matters.promised', { count: type.answer_within })}</dd>
          </div>
        ) : null}
        {shown.undefined.length > 0 ? (
          <div className="facts-row">
            <dt>{t('matterTypes.undefinedRights')}</dt>
            <dd>
              <ul className="undefined-rights">
                {shown.undefined.map((one) => (
                  <li key={one} lang="sv">
                    <Icon name="conflict" /> {one}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ) : null}
      </dl>
      <FlowPicture title={type.name} part={type.matter} words={steps.filter((one) => !one.of_unit)} />
      {type.units.stages.length > 0 ? (
        <>
          <h3>{t('matterTypes.unitsPart')}</h3>
          <FlowPicture title={`${type.name}, ${t('matterTypes.eachUnit')}`} part={type.units} words={steps.filter((one) => one.of_unit)} />
        </>
      ) : null}
    </>
  );
}
