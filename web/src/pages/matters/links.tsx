// What the matter hangs together with: measures with their figures, documents, parts of it, and groups that take part.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { path, send } from '../../api/client';
import { matterChoices, matterTypes, type MatterPage } from '../../api/flows';
import { measurePage, measures } from '../../api/queries';
import { ChooseField, type Option } from '../../components/choose_field';
import { DocumentField, documentsNamed } from '../../components/document_field';
import { Fold } from '../../components/fold';
import { ErrorNotice } from '../../components/notice';
import { usePlace } from '../../components/place';
import { usePeriodName } from '../../components/text';
import { contents } from '../../lib/contents';
import { quantity } from '../../lib/format';
import { links } from '../../lib/place';
import { useMatterChange } from './matter_change';
import { MatterRows } from './matter_rows';

/** The figures of all periods as a line, and the last one in words. */
function SmallSeries({ unit, measure }: { unit: string; measure: string }) {
  const { t } = useTranslation();
  const { period } = usePlace();
  const name = usePeriodName();
  const query = useQuery({ ...measurePage(unit, measure, period), retry: false });
  const page = query.data;
  const points = (page?.series[0]?.points ?? []).filter((one) => one.sex === 'T' && one.value !== null && one.period);
  const last = points.at(-1);
  if (!page || !last) return null;
  const values = points.map((one) => one.value ?? 0);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (i: number) => (points.length === 1 ? 60 : 3 + (114 * i) / (points.length - 1));
  const y = (value: number) => (most === least ? 14 : 25 - (22 * (value - least)) / (most - least));
  const says = (one: (typeof points)[number]) => `${name(one.period)}: ${quantity(one.value, page.measure.decimals, page.measure.unit)}`;
  return (
    <span className="small-series">
      <svg viewBox="0 0 120 28" width="120" height="28" role="img" aria-label={t('matters.series', { points: points.map(says).join('. ') })}>
        <polyline points={values.map((value, i) => `${x(i)},${y(value)}`).join(' ')} />
        <circle cx={x(values.length - 1)} cy={y(last.value ?? 0)} r="3" />
      </svg>
      <span>{says(last)}</span>
    </span>
  );
}

/** Begins anew when what is chosen in the server is another. */
function Choose({ page, kind, label, options = [] }: { page: MatterPage; kind: 'groups' | 'measures' | 'documents'; label: string; options?: Option[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(page[kind].map((one) => one.id));
  const save = useMatterChange(page, (ids: string[], { version }) => send('PUT', path`/matters/${page.summary.id}/lists/${kind}`, { version, ids }));
  return (
    <div className="form">
      {kind === 'documents' ? (
        <DocumentField label={label} chosen={chosen} onChange={setChosen} />
      ) : (
        <ChooseField label={label} options={options} chosen={chosen} onChange={setChosen} />
      )}
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="button" data-size="sm" loading={save.isPending} onClick={() => save.mutate(chosen)}>
          {t('common.save')}
        </Button>
        <span className="saved" role="status">{save.isSuccess ? t('common.saved') : ''}</span>
      </div>
    </div>
  );
}

function Measures({ page, may }: { page: MatterPage; may: boolean }) {
  const { t } = useTranslation();
  const { period } = usePlace();
  const query = useQuery({ ...measures(), enabled: may });
  const options = (query.data?.measures ?? []).map((one) => ({ id: one.id, name: one.name }));
  return (
    <section id="lista-measures" tabIndex={-1}>
      <h2>{t('matters.measures')}</h2>
      {page.measures.length === 0 ? <p className="quiet">{t('matters.noMeasures')}</p> : null}
      <ul className="linked">
        {page.measures.map((one) => (
          <li key={one.id}>
            <Link to={links.measure(page.summary.unit, one.id, period)} lang="sv">
              {one.name}
            </Link>
            <SmallSeries unit={page.summary.unit} measure={one.id} />
          </li>
        ))}
      </ul>
      {may ? (
        <Fold title={t('matters.chooseMeasures')}>
          <Choose key={contents(page.measures.map((one) => one.id))} page={page} kind="measures" label={t('matters.measures')} options={options} />
        </Fold>
      ) : null}
    </section>
  );
}

function Documents({ page, may }: { page: MatterPage; may: boolean }) {
  const { t } = useTranslation();
  const query = useQuery(documentsNamed(page.documents.map((one) => one.id)));
  const found = query.data?.documents ?? [];
  const title = (id: string) => found.find((one) => one.id === id)?.title ?? id;
  if (page.documents.length === 0 && !may) return null;
  return (
    <section id="lista-documents" tabIndex={-1}>
      <h2>{t('matters.documents')}</h2>
      {page.documents.length === 0 ? <p className="quiet">{t('matters.noDocuments')}</p> : null}
      <ul className="linked">
        {page.documents.map((one) => (
          <li key={one.id}>
            <Link to={links.document(one.id)} lang="sv">
              {title(one.id)}
            </Link>
          </li>
        ))}
      </ul>
      {may ? (
        <Fold title={t('matters.chooseDocuments')}>
          <Choose key={contents(page.documents.map((one) => one.id))} page={page} kind="documents" label={t('matters.documents')} />
        </Fold>
      ) : null}
    </section>
  );
}

function Groups({ page, may }: { page: MatterPage; may: boolean }) {
  const { t } = useTranslation();
  const query = useQuery(matterChoices());
  const options = (query.data?.groups ?? []).map((one) => ({ id: one.id, name: one.name, detail: one.kind_name }));
  return (
    <section id="lista-groups" tabIndex={-1}>
      <h2>{t('matters.groups')}</h2>
      <ul className="linked">
        {page.summary.group ? (
          <li>
            <Link to={links.group(page.summary.group)} lang="sv">
              {page.summary.group_name || page.summary.group}
            </Link>
            <span className="quiet">{t('matters.leads')}</span>
          </li>
        ) : null}
        {page.groups.map((one) => (
          <li key={one.id}>
            <Link to={links.group(one.id)} lang="sv">
              {one.name}
            </Link>
            <span className="quiet">{t('matters.takesPart')}</span>
          </li>
        ))}
      </ul>
      {!page.summary.group && page.groups.length === 0 ? <p className="quiet">{t('matters.noGroups')}</p> : null}
      {may ? (
        <Fold title={t('matters.chooseGroups')}>
          <Choose key={contents(page.groups.map((one) => one.id))} page={page} kind="groups" label={t('matters.takingPart')} options={options} />
        </Fold>
      ) : null}
    </section>
  );
}

function Parts({ page, may }: { page: MatterPage; may: boolean }) {
  const { t } = useTranslation();
  const query = useQuery({ ...matterTypes(page.summary.unit), enabled: may });
  const types = (query.data?.types ?? []).filter((one) => one.may_begin && one.type.id !== page.summary.type);
  if (page.parts.length === 0 && !may) return null;
  return (
    <section id="lista-parts" tabIndex={-1}>
      <h2>{t('matters.parts')}</h2>
      {page.parts.length === 0 ? <p className="quiet">{t('matters.noParts')}</p> : <MatterRows matters={page.parts} />}
      {may && types.length > 0 ? (
        <Fold title={t('matters.addPart')}>
          <ul className="part-types">
            {types.map((one) => (
              <li key={one.type.id}>
                <Link to={links.newMatter(one.type.id, page.summary.unit, page.summary.id)}>
                  {t('matters.addPartOf')} <span lang="sv">{one.type.name}</span>
                </Link>
                <span className="quiet" lang="sv"> {one.type.purpose}</span>
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </section>
  );
}

export function MatterLinks({ page }: { page: MatterPage }) {
  const may = page.may_edit && !page.summary.ended;
  return (
    <>
      <Parts page={page} may={may} />
      <Measures page={page} may={may} />
      <Documents page={page} may={may} />
      <Groups page={page} may={may} />
    </>
  );
}
