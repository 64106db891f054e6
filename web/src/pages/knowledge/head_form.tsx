// What the draft says of itself, beside its text.
import { Button, Checkbox, Fieldset, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import { knowledgeChoices, readDocument, type DocumentDetails, type KnowledgeChoices, type KnowledgeDocument } from '../../api/knowledge';
import { ConflictNotice, differences } from '../../components/conflict';
import { DocumentField } from '../../components/document_field';
import { Answer, ErrorNotice } from '../../components/notice';
import { useEditing, type Opened } from '../../lib/editing';

/** As the fields hold it: lists as text, one a line or parted by blanks. */
interface Fields {
  title: string;
  areas: string[];
  care_levels: string[];
  codes: string;
  parties: string;
  supersedes: string;
  national_id: string;
  national_address: string;
  imported: boolean;
  source: string;
  licence: string;
}

const opened = (page: KnowledgeDocument): Opened<Fields> => {
  const { head } = page;
  return {
    fields: {
      title: head.title,
      areas: head.areas,
      care_levels: head.care_levels,
      codes: head.codes.join(' '),
      parties: head.parties.join('\n'),
      supersedes: head.supersedes.join('\n'),
      national_id: head.national_id,
      national_address: head.national_address,
      imported: head.origin === 'imported',
      source: head.source,
      licence: head.licence,
    },
    version: page.head_version,
  };
};

const lines = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean);
const words = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

function headOf(fields: Fields): DocumentDetails {
  return {
    title: fields.title,
    areas: fields.areas,
    care_levels: fields.care_levels,
    codes: words(fields.codes),
    parties: lines(fields.parties),
    supersedes: lines(fields.supersedes),
    national_id: fields.national_id.trim(),
    national_address: fields.national_address.trim(),
    origin: fields.imported ? 'imported' : 'own',
    source: fields.imported ? fields.source : '',
    licence: fields.licence,
  };
}

const toggled = (values: string[], value: string, on: boolean) => (on ? [...values, value] : values.filter((one) => one !== value));

function Form({ page, choices }: { page: KnowledgeDocument; choices: KnowledgeChoices }) {
  const { t } = useTranslation();
  const editing = useEditing<Fields>({
    start: opened(page),
    read: async () => opened(await readDocument(page.id, page.version)),
    save: async ({ fields, version }) => send('PUT', path`/documents/${page.id}/head`, { head: headOf(fields), version }),
  });
  const { fields, put } = editing;
  return (
    <form className="form" onSubmit={editing.submit}>
      <Textfield label={t('knowledge.headTitle')} required lang="sv" value={fields.title} onChange={(event) => put({ title: event.target.value })} />
      <Fieldset>
        <Fieldset.Legend>{t('knowledge.headAreas')}</Fieldset.Legend>
        <div className="area-choices" lang="sv">
          {choices.areas.map((area) => (
            <Checkbox
              key={area.id}
              value={area.id}
              label={area.name}
              checked={fields.areas.includes(area.id)}
              onChange={(event) => put({ areas: toggled(fields.areas, area.id, event.target.checked) })}
            />
          ))}
        </div>
      </Fieldset>
      <Fieldset>
        <Fieldset.Legend>{t('knowledge.headCareLevels')}</Fieldset.Legend>
        <div className="area-choices" lang="sv">
          {choices.care_levels.map((level) => (
            <Checkbox
              key={level.id}
              value={level.id}
              label={level.name}
              checked={fields.care_levels.includes(level.id)}
              onChange={(event) => put({ care_levels: toggled(fields.care_levels, level.id, event.target.checked) })}
            />
          ))}
        </div>
      </Fieldset>
      <Textfield
        label={t('knowledge.headCodes')}
        description={t('knowledge.headCodesHelp')}
        value={fields.codes}
        onChange={(event) => put({ codes: event.target.value })}
      />
      {page.kind.national === 'none' ? null : (
        <div className="form-row">
          <Textfield label={t('knowledge.headNationalId')} value={fields.national_id} onChange={(event) => put({ national_id: event.target.value })} />
          <Textfield
            label={t('knowledge.headNationalAddress')}
            value={fields.national_address}
            onChange={(event) => put({ national_address: event.target.value })}
          />
        </div>
      )}
      <Textfield multiline rows={3} lang="sv" label={t('knowledge.headParties')} value={fields.parties} onChange={(event) => put({ parties: event.target.value })} />
      <DocumentField label={t('knowledge.headSupersedes')} without={page.id} chosen={lines(fields.supersedes)} onChange={(ids) => put({ supersedes: ids.join('\n') })} />
      <Checkbox label={t('knowledge.headImported')} value="imported" checked={fields.imported} onChange={(event) => put({ imported: event.target.checked })} />
      {fields.imported ? (
        <Textfield label={t('knowledge.headSource')} lang="sv" required value={fields.source} onChange={(event) => put({ source: event.target.value })} />
      ) : null}
      <Textfield label={t('knowledge.headLicence')} value={fields.licence} onChange={(event) => put({ licence: event.target.value })} />
      <ErrorNotice error={editing.error} />
      {editing.theirs ? (
        <ConflictNotice
          differences={differences(editing.theirs.fields, fields, {
            title: [t('knowledge.headTitle')],
            areas: [t('knowledge.headAreas'), (ids) => ids.join(', ')],
            codes: [t('knowledge.headCodes')],
            parties: [t('knowledge.headParties')],
            national_id: [t('knowledge.headNationalId')],
          })}
          keepMine={editing.keepMine}
          takeTheirs={editing.takeTheirs}
          pending={editing.pending}
        />
      ) : (
        <div className="form-buttons">
          <Button type="submit" data-size="sm" loading={editing.pending}>
            {t('common.save')}
          </Button>
          <span className="saved" role="status">
            {editing.saved ? t('common.saved') : ''}
          </span>
        </div>
      )}
    </form>
  );
}

export function HeadForm({ page }: { page: KnowledgeDocument }) {
  const choices = useQuery(knowledgeChoices());
  return (
    <Answer query={choices} rows={4}>
      {(data) => <Form key={page.head_version} page={page} choices={data} />}
    </Answer>
  );
}
