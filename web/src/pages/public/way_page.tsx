// The page for patients: nobody need log in, and nobody's own data is on it.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { publicProcess } from '../../api/processes';
import { Answer } from '../../components/notice';
import { OutsideFrame } from '../log_in/outside_frame';
import { PublicWords } from './public_words';

export default function WayPage() {
  const { t } = useTranslation();
  const { process = '' } = useParams();
  const query = useQuery(publicProcess(process));
  return (
    <OutsideFrame title={query.data?.name ?? t('processes.patient.outside')}>
      <Answer query={query} rows={6}>
        {(data) => <PublicWords process={data} level={2} />}
      </Answer>
    </OutsideFrame>
  );
}
