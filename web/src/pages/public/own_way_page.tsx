// A patient's own way, by the secret link: the milestones and the days on which they were reached, in plain words.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { publicWay, type PublicWay } from '../../api/processes';
import { Icon } from '../../components/icon';
import { Answer } from '../../components/notice';
import { OutsideFrame } from '../log_in/outside_frame';
import { PublicWords } from './public_words';

function Steps({ way }: { way: PublicWay }) {
  const { t } = useTranslation();
  // After the last that was reached: one before it has been passed, though nobody wrote it down.
  const last = way.steps.findLastIndex((one) => one.day !== null);
  const next = way.steps.findIndex((one, i) => i > last && one.day === null);
  return (
    <ol className="own-steps">
      {way.steps.map((one, i) => (
        <li key={one.name} data-reached={one.day !== null}>
          <Icon name={one.day !== null ? 'check' : i === next ? 'later' : 'empty'} />
          <span>
            <strong lang="sv">{one.name}</strong>
            <span>{one.day !== null ? t('ownWay.reached', { day: one.day }) : i === next ? t('ownWay.ahead') : t(i < last ? 'ownWay.passed' : 'ownWay.notYet')}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

export default function OwnWayPage() {
  const { t } = useTranslation();
  const { token = '' } = useParams();
  const query = useQuery(publicWay(token));
  const name = query.data?.process.name;
  return (
    <OutsideFrame title={name ? t('ownWay.publicTitle', { name }) : t('processes.patient.outside')}>
      <Answer query={query} rows={6}>
        {(way) => (
          <div className="public-way">
            <h2>{t('ownWay.publicSteps')}</h2>
            <Steps way={way} />
            <p className="quiet">{t('ownWay.private')}</p>
            <h2>{t('ownWay.aboutProcess')}</h2>
            <PublicWords process={way.process} level={3} />
          </div>
        )}
      </Answer>
    </OutsideFrame>
  );
}
