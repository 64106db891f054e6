// A new matter: first which type, then its title – with what is already going on beside it – and the fields of its first
// stage. What is written is kept in the browser until it is begun.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { send } from '../../api/client';
import { matter, matterChoices, matterTypes, similarMatters, type FlowType, type ShownType } from '../../api/flows';
import { useChange } from '../../api/queries';
import { Fold } from '../../components/fold';
import { Answer, Empty, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { UnitsPicker } from '../../components/units_picker';
import { keep, kept, letGo } from '../../lib/drafts';
import { links } from '../../lib/place';
import { useSettled } from '../../lib/settled';
import { FieldInput } from './field_input';
import { MatterRows } from './matter_rows';
import { concernsUnits } from './units';

interface Draft {
  unit: string;
  title: string;
  area: string;
  group: string;
  fields: Record<string, string>;
  units: string[];
}

/** "Är det här redan på gång?", while the title is being written. */
function Similar({ title }: { title: string }) {
  const { t } = useTranslation();
  const query = useQuery(similarMatters(useSettled(title, 400)));
  const found = query.data?.matters ?? [];
  return (
    <div role="status" className="similar">
      {found.length > 0 ? (
        <>
          <p>
            <strong>{t('matters.similar')}</strong> {t('matters.similarHelp')}
          </p>
          <MatterRows matters={found} />
        </>
      ) : null}
    </div>
  );
}

function Group({ type, draft, put }: { type: FlowType; draft: Draft; put: (change: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  const choices = useQuery(matterChoices()).data;
  const area = choices?.areas.find((one) => one.id === draft.area);
  const led = type.led_by === 'group';
  return (
    <>
      <Field>
        <Label>{t('matters.area')}</Label>
        <Field.Description>{led ? t('matters.areaHelp') : t('matters.areaHelpUnit')}</Field.Description>
        <Select value={draft.area} onChange={(event) => put({ area: event.target.value })}>
          <Select.Option value="">{t('matters.choose')}</Select.Option>
          {(choices?.areas ?? []).map((one) => (
            <Select.Option key={one.id} value={one.id} lang="sv">
              {one.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {led ? (
        <p role="status" className="goes-to">
          {draft.group ? null : area ? (
            area.group ? (
              <>
                {t('matters.goesTo')} <strong lang="sv">{area.group_name}</strong>.
              </>
            ) : (
              t('matters.goesToNobody')
            )
          ) : (
            <span className="quiet">{t('matters.goesToUnknown')}</span>
          )}
        </p>
      ) : null}
      {led ? (
        <Fold title={t('matters.otherGroup')}>
          <Field>
            <Label>{t('matters.leadGroup')}</Label>
            <Select value={draft.group} onChange={(event) => put({ group: event.target.value })}>
              <Select.Option value="">{t('matters.byArea')}</Select.Option>
              {(choices?.groups ?? []).map((one) => (
                <Select.Option key={one.id} value={one.id} lang="sv">
                  {one.name}
                </Select.Option>
              ))}
            </Select>
          </Field>
        </Fold>
      ) : null}
    </>
  );
}

/** What the page that leads here knows of the matter already. */
interface About {
  title: string;
  area: string;
  document: string;
  fields: Record<string, string>;
}

function NewForm({ shown, unit, parent, about }: { shown: ShownType; unit: string; parent: string; about: About }) {
  const { t } = useTranslation();
  const { units } = usePlace();
  const navigate = useNavigate();
  const { type } = shown;
  const name = `new-matter/${type.id}/${parent}${about.document ? `/${about.document}` : ''}${Object.values(about.fields).map((value) => `/${value}`).join('')}`;
  const [draft, setDraft] = useState<Draft>(() => ({ unit, title: about.title, area: about.area, group: '', fields: about.fields, units: [], ...kept<Draft>(name)?.draft }));
  const [touched, setTouched] = useState(false);
  const put = (change: Partial<Draft>) => {
    setTouched(true);
    setDraft((now) => ({ ...now, ...change }));
  };
  useEffect(() => {
    if (touched) keep(name, { draft, version: 0 });
  }, [draft, name, touched]);
  const begin = useChange((wish: object) => send<{ matter: string }>('POST', '/matters', wish));
  const first = type.matter.stages[0]?.id;
  const asked = type.matter.fields.filter((field) => !field.stage || field.stage === first);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate(
      { type: type.id, ...draft, parent, measures: [], documents: about.document ? [about.document] : [] },
      {
        onSuccess: ({ matter: id }) => {
          letGo(name);
          void navigate(links.matter(id));
        },
      },
    );
  };
  return (
    <form className="form wide-form new-matter" onSubmit={submit}>
      <Textfield label={t('matters.titleLabel')} description={t('matters.titleHelp')} lang="sv" required value={draft.title} onChange={(event) => put({ title: event.target.value })} />
      <Similar title={draft.title} />
      {asked.map((field) => (
        <FieldInput key={field.id} field={field} value={draft.fields[field.id] ?? ''} onChange={(value) => put({ fields: { ...draft.fields, [field.id]: value } })} />
      ))}
      <Group type={type} draft={draft} put={put} />
      <Field>
        <Label>{t('matters.forUnitLabel')}</Label>
        <Select value={draft.unit} onChange={(event) => put({ unit: event.target.value })}>
          {units.map((one) => (
            <Select.Option key={one.id} value={one.id} lang="sv">
              {'\u2003'.repeat(one.depth) + one.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {concernsUnits(type) ? (
        <UnitsPicker label={t('matters.affected')} description={t('matters.affectedHelp')} chosen={draft.units} onChange={(chosen) => put({ units: chosen })} />
      ) : null}
      <ErrorNotice error={begin.error} />
      <div className="form-buttons">
        <Button type="submit" loading={begin.isPending}>
          {type.answer_within > 0 ? t('matters.send') : t('matters.begin')}
        </Button>
        <span className="quiet leads-to">{touched ? t('matters.draftKept') : ''}</span>
      </div>
      {type.answer_within > 0 ? <p className="quiet">{t('matters.promised', { count: type.answer_within })}</p> : null}
    </form>
  );
}

function ChooseType({ types, unit }: { types: ShownType[]; unit: string }) {
  const { t } = useTranslation();
  const mine = types.filter((one) => one.may_begin);
  const others = types.filter((one) => !one.may_begin);
  return (
    <>
      {mine.length === 0 ? (
        <Empty title={t('matters.noTypes')}>
          <p>{t('matters.noTypesHelp')}</p>
        </Empty>
      ) : null}
      <ul className="type-choices">
        {mine.map(({ type }) => (
          <li key={type.id}>
            <Link to={links.newMatter(type.id, unit)} lang="sv">
              {type.name}
            </Link>
            <p lang="sv">{type.purpose}</p>
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <Fold title={t('matters.othersBegin')}>
          <ul className="type-choices">
            {others.map(({ type, begun_by }) => (
              <li key={type.id}>
                <strong lang="sv">{type.name}</strong>
                <p lang="sv">{type.purpose}</p>
                <p className="quiet">
                  {t('matters.begunByWho')} <span lang="sv">{begun_by.join(', ')}</span>
                </p>
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </>
  );
}

export default function NewMatterPage() {
  const { t } = useTranslation();
  const { type: id = '' } = useParams();
  const [search] = useSearchParams();
  const place = usePlace();
  const parent = search.get('del') ?? '';
  const unit = search.get('enhet') ?? place.unit;
  const about = {
    title: search.get('rubrik') ?? '',
    area: search.get('omrade') ?? '',
    document: search.get('dokument') ?? '',
    fields: search.get('falt') ? { [search.get('falt') ?? '']: search.get('varde') ?? '' } : {},
  };
  const query = useQuery(matterTypes(id ? '' : unit));
  const above = useQuery({ ...matter(parent), enabled: Boolean(parent) });
  const shown = query.data?.types.find((one) => one.type.id === id);
  const title = shown ? shown.type.invitation || t('matters.newOf', { name: shown.type.name }) : t('matters.newTitle');
  return (
    <Page
      title={title}
      lang={shown ? 'sv' : undefined}
      crumbs={[{ to: links.matters(), text: t('matters.title') }, ...(above.data ? [{ to: links.matter(parent), text: above.data.summary.title }] : [])]}
      eyebrow={<span lang="sv">{place.unitName(unit)}</span>}
      lead={shown?.type.purpose ? <p lang="sv">{shown.type.purpose}</p> : null}
    >
      <Answer query={query} rows={8}>
        {(data) => {
          if (!id) return <ChooseType types={data.types} unit={unit} />;
          if (!shown) {
            return (
              <Empty title={t('matters.unknownType')}>
                <p>
                  <Link to={links.newMatter('', unit)}>{t('matters.newTitle')}</Link>
                </p>
              </Empty>
            );
          }
          // The unit that the form starts with is known once the reader's place is.
          return unit ? <NewForm key={id} shown={shown} unit={unit} parent={parent} about={about} /> : null;
        }}
      </Answer>
    </Page>
  );
}
