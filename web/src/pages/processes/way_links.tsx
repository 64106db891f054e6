// The secret links that a patient has been given: made, shown once, and withdrawn.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { path, send } from '../../api/client';
import { patientPage, wayLinks, type ProcessPage, type WayLinks } from '../../api/processes';
import { useChange } from '../../api/queries';
import { DayField } from '../../components/day_field';
import { Answer, ErrorNotice } from '../../components/notice';
import { today } from '../../lib/format';
import { links } from '../../lib/place';
import { Change } from '../groups/change';

const DAYS = 90;

function inDays(days: number): string {
  const date = new Date(`${today()}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The only time that the link can be seen. */
function Made({ address }: { address: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <div className="one-time" role="group" aria-label={t('ownWay.address')} tabIndex={-1} ref={box}>
      <p>{t('ownWay.once')}</p>
      <p><code className="secret">{address}</code></p>
      <div className="form-buttons">
        <Button variant="secondary" data-size="sm" onClick={() => void copy()}>{copied ? t('ownWay.copied') : t('ownWay.copy')}</Button>
      </div>
    </div>
  );
}

function Holding({ page, caseName, list }: { page: ProcessPage; caseName: string; list: WayLinks }) {
  const { t } = useTranslation();
  const withdraw = useChange((link: string) => send('DELETE', path`/processes/${page.row.id}/cases/${caseName}/links/${link}`));
  return (
    <>
      {list.links.length === 0 ? <p className="quiet">{t('ownWay.none')}</p> : null}
      <ul className="plain-list way-links">
        {list.links.map((one) => (
          <li key={one.id}>
            <span>{t('ownWay.holds', { until: one.until, person: one.person })}</span>
            <Button variant="secondary" data-size="sm" aria-label={t('ownWay.withdrawOf', { until: one.until })} onClick={() => withdraw.mutate(one.id)}>
              {t('ownWay.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      <ErrorNotice error={withdraw.error} />
      <p className="saved" role="status">{withdraw.isSuccess ? t('ownWay.withdrawn') : ''}</p>
    </>
  );
}

export function Links({ page, caseName }: { page: ProcessPage; caseName: string }) {
  const { t } = useTranslation();
  const [until, setUntil] = useState(inDays(DAYS));
  const [token, setToken] = useState('');
  const query = useQuery(wayLinks(page.row.id, caseName));
  const published = useQuery(patientPage(page.row.id)).data?.published ?? true;
  return (
    <>
      <p>{t('ownWay.linksHelp')}</p>
      {published ? null : (
        <p className="conflict">
          {t('ownWay.notPublished')} <Link to={links.process(page.row.id, 'patient')}>{t('ownWay.toPatientPage')}</Link>
        </p>
      )}
      <Change
        button={t('ownWay.make')}
        saved={t('ownWay.made')}
        sent={() => send<{ token: string }>('POST', path`/processes/${page.row.id}/cases/${caseName}/links`, { until })}
        done={(made) => setToken(made.token)}
      >
        <DayField label={t('ownWay.until')} value={until} required onChange={setUntil} />
      </Change>
      {token ? <Made key={token} address={`${window.location.origin}${links.ownWay(token)}`} /> : null}
      <Answer query={query} rows={2}>{(list) => <Holding page={page} caseName={caseName} list={list} />}</Answer>
    </>
  );
}
