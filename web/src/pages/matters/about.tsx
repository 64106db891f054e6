// What the matter is about: its title, area and leading group, who began it, how long each stage has taken.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import { matterChoices, readMatter, type MatterPage } from '../../api/flows';
import { ConflictNotice, differences } from '../../components/conflict';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { ErrorNotice } from '../../components/notice';
import { useEditing, type Opened } from '../../lib/editing';
import { useMatterChange } from './matter_change';

interface Words {
  title: string;
  area: string;
  group: string;
}

const opened = (page: MatterPage): Opened<Words> => ({
  version: page.version,
  fields: { title: page.summary.title, area: page.summary.area, group: page.summary.group },
});

function Change({ page }: { page: MatterPage }) {
  const { t } = useTranslation();
  const query = useQuery(matterChoices());
  const { fields, put, ...editing } = useEditing<Words>({
    start: opened(page),
    read: async () => opened(await readMatter(page.summary.id)),
    save: ({ fields: wish, version }) => send('PUT', path`/matters/${page.summary.id}`, { ...wish, version, fields: {} }),
  });
  const areaName = (id: string) => query.data?.areas.find((one) => one.id === id)?.name ?? id;
  const groupName = (id: string) => query.data?.groups.find((one) => one.id === id)?.name ?? id;
  return (
    <form className="form" onSubmit={editing.submit}>
      <Textfield label={t('matters.titleLabel')} lang="sv" required value={fields.title} onChange={(event) => put({ title: event.target.value })} />
      <Field>
        <Label>{t('matters.area')}</Label>
        <Select value={fields.area} onChange={(event) => put({ area: event.target.value })}>
          <Select.Option value="">{t('matters.noArea')}</Select.Option>
          {(query.data?.areas ?? []).map((one) => (
            <Select.Option key={one.id} value={one.id} lang="sv">
              {one.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Field>
        <Label>{t('matters.leadGroup')}</Label>
        <Select value={fields.group} onChange={(event) => put({ group: event.target.value })}>
          <Select.Option value="">{t('matters.noGroup')}</Select.Option>
          {(query.data?.groups ?? []).map((one) => (
            <Select.Option key={one.id} value={one.id} lang="sv">
              {one.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {editing.theirs ? (
        <ConflictNotice
          differences={differences(editing.theirs.fields, fields, {
            title: [t('matters.titleLabel')], area: [t('matters.area'), areaName], group: [t('matters.leadGroup'), groupName],
          })}
          keepMine={editing.keepMine}
          takeTheirs={editing.takeTheirs}
          pending={editing.pending}
        />
      ) : null}
      <ErrorNotice error={editing.error} />
      <div className="form-buttons">
        <Button type="submit" data-size="sm" loading={editing.pending}>
          {t('common.save')}
        </Button>
        <span className="saved" role="status">{editing.saved ? t('common.saved') : ''}</span>
      </div>
    </form>
  );
}

function Times({ page }: { page: MatterPage }) {
  const { t } = useTranslation();
  const times = page.times.filter((time) => time.days > 0);
  if (times.length === 0) return null;
  return (
    <Frame label={t('matters.times')}>
      <table className="plain-table">
        <caption>{t('matters.times')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matters.stage')}</th>
            <th scope="col">{t('matters.phase')}</th>
            <th scope="col" className="figure">{t('matters.daysHead')}</th>
          </tr>
        </thead>
        <tbody>
          {times.map((time) => (
            <tr key={time.stage}>
              <th scope="row" lang="sv" className="wrapped">{time.name}</th>
              <td lang="sv">{time.phase}</td>
              <td className="figure">{time.days}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

export function MatterAbout({ page }: { page: MatterPage }) {
  const { t } = useTranslation();
  const query = useQuery(matterChoices());
  const renew = useMatterChange(page, (_: void, { version }) => send('PUT', path`/matters/${page.summary.id}/type`, { version }));
  const { summary } = page;
  const facts: [string, string][] = [
    [t('matters.type'), page.type.name],
    [t('common.unit'), summary.unit_name],
    [t('matters.area'), query.data?.areas.find((one) => one.id === summary.area)?.name ?? summary.area],
    [t('matters.leadGroup'), summary.group_name],
    [t('matters.begunBy'), [page.initiator_name, summary.created].filter(Boolean).join(', ')],
    [t('matters.firstAnswer'), summary.first_answer ?? (page.type.answer_within > 0 ? t('matters.promised', { count: page.type.answer_within }) : '')],
  ];
  return (
    <section>
      <h2>{t('matters.about')}</h2>
      <dl className="facts">
        {facts
          .filter(([, text]) => text)
          .map(([name, text]) => (
            <div key={name} className="facts-row">
              <dt>{name}</dt>
              <dd lang="sv">{text}</dd>
            </div>
          ))}
      </dl>
      <Times page={page} />
      {page.may_edit && !summary.ended ? (
        <Fold title={t('matters.changeAbout')}>
          <Change page={page} />
        </Fold>
      ) : null}
      {page.newer_type && page.may_edit && !summary.ended ? (
        <div className="newer-type">
          <p>{t('matters.newerType')}</p>
          <ErrorNotice error={renew.error} />
          <Button type="button" variant="secondary" data-size="sm" loading={renew.isPending} onClick={() => renew.mutate(undefined)}>
            {t('matters.renew')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
