// A series of meetings: how often, when and where, and what is on every agenda.
import { Checkbox, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { MeetingSeries } from '../../api/meetings';
import { Change } from '../groups/change';
import { Choose, useWish } from './parts';

const RHYTHMS = ['week', 'two_weeks', 'four_weeks', 'month', 'two_months', 'quarter'] as const;

function Extend({ series }: { series: MeetingSeries }) {
  const { t } = useTranslation();
  const [through, setThrough] = useState('');
  return (
    <Change button={t('forums.extend')} sent={() => send('POST', path`/meeting-series/${series.id}/extend`, { through })}>
      <Textfield label={t('forums.through')} type="date" required value={through} onChange={(event) => setThrough(event.target.value)} />
    </Change>
  );
}

export function SeriesForm({ forum, name = '', series }: { forum: string; name?: string; series?: MeetingSeries }) {
  const { t } = useTranslation();
  const [wish, put] = useWish({
    name: series?.name ?? name,
    every: series?.every ?? 'two_weeks',
    first_day: series?.first_day ?? '',
    last_day: series?.last_day ?? '',
    starts_at: series?.starts_at ?? '13:00',
    minutes: series?.minutes ?? 60,
    place: series?.place ?? '',
    report_back: series?.report_back ?? false,
  });
  const [standing, setStanding] = useState((series?.standing ?? []).map((item) => item.title).join('\n'));
  const items = standing
    .split('\n')
    .map((title) => title.trim())
    .filter(Boolean)
    .map((title) => series?.standing.find((one) => one.title === title) ?? { title, text: '', minutes: 0 });
  const body = { ...wish, last_day: wish.last_day || null, standing: items, forum, version: series?.version ?? 0 };
  return (
    <>
      <Change
        button={t(series ? 'forums.save' : 'forums.add')}
        sent={() => (series ? send('PUT', path`/meeting-series/${series.id}`, body) : send('POST', path`/forums/${forum}/series`, { ...body, forum: undefined }))}
      >
        <Textfield label={t('forums.name')} required lang="sv" value={wish.name} onChange={(event) => put({ name: event.target.value })} />
        {series ? null : (
          <>
            <Choose label={t('forums.every')} options={RHYTHMS.map((id) => ({ id, name: t(`forums.rhythm.${id}`) }))} value={wish.every} onChange={(every) => put({ every: every as MeetingSeries['every'] })} />
            <Textfield label={t('forums.first')} description={t('forums.firstHelp')} type="date" required value={wish.first_day} onChange={(event) => put({ first_day: event.target.value })} />
          </>
        )}
        <Textfield label={t('forums.lastDay')} description={t('forums.lastDayHelp')} type="date" value={wish.last_day} onChange={(event) => put({ last_day: event.target.value })} />
        <div className="form-row">
          <Textfield label={t('meetings.time')} type="time" required value={wish.starts_at} onChange={(event) => put({ starts_at: event.target.value })} />
          <Textfield label={t('meetings.length')} type="number" min={5} max={720} required value={wish.minutes} onChange={(event) => put({ minutes: Number(event.target.value) })} />
        </div>
        <Textfield label={t('meetings.place')} lang="sv" value={wish.place} onChange={(event) => put({ place: event.target.value })} />
        <Textfield multiline rows={4} label={t('forums.standing')} description={t('forums.standingHelp')} lang="sv" value={standing} onChange={(event: { target: { value: string } }) => setStanding(event.target.value)} />
        <Checkbox label={t('forums.reportBack')} checked={wish.report_back} onChange={(event) => put({ report_back: event.target.checked })} />
      </Change>
      {series ? <Extend series={series} /> : null}
    </>
  );
}
