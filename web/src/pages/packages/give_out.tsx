// Choose a thing of this region's and get it as a signed file.
import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matterTypes } from '../../api/flows';
import { forms } from '../../api/forms';
import { knowledgeChoices } from '../../api/knowledge';
import { fetchPackage } from '../../api/packages';
import { definitions } from '../../api/workshop';
import { DocumentField } from '../../components/document_field';
import { ErrorNotice } from '../../components/notice';
import { download } from '../../lib/download';
import { packageKinds, type PackageKind } from './kinds';

interface Choice {
  id: string;
  name: string;
}

/** What there is to give out, by name; documents are too many for a list. */
function useChoices(): Record<Exclude<PackageKind, 'document'>, Choice[]> {
  const types = useQuery(matterTypes()).data?.types ?? [];
  const measures = useQuery(definitions()).data?.definitions ?? [];
  const all = useQuery(forms()).data?.forms ?? [];
  const kinds = useQuery(knowledgeChoices()).data?.kinds ?? [];
  const byName = (choices: Choice[]) => choices.sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  return {
    matter_type: byName(types.map((one) => ({ id: one.type.id, name: one.type.name }))),
    measure: byName(measures.map((one) => ({ id: one.measure, name: one.name }))),
    document_kind: byName(kinds.map((one) => ({ id: one.id, name: one.name }))),
    form: byName(all.map((one) => ({ id: one.id, name: one.name }))),
  };
}

export function GiveOut() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [kind, setKind] = useState<PackageKind>('matter_type');
  const [chosen, choose] = useState('');
  const all = useChoices();
  const choices = kind === 'document' ? [] : all[kind];
  const id = kind === 'document' || choices.some((one) => one.id === chosen) ? chosen : (choices[0]?.id ?? '');
  const fetching = useMutation({
    mutationFn: () => fetchPackage(kind, id),
    // The first package makes the key.
    onSuccess: ({ name, bytes }) => {
      download(name, bytes);
      return client.invalidateQueries({ queryKey: ['packages'] });
    },
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        fetching.mutate();
      }}
    >
      <div className="form-row">
        <Field>
          <Label>{t('packages.kind')}</Label>
          <Select
            value={kind}
            onChange={(event) => {
              setKind(event.target.value as PackageKind);
              choose('');
            }}
          >
            {packageKinds.map((one) => (
              <Select.Option key={one} value={one}>{t(`packages.kinds.${one}`)}</Select.Option>
            ))}
          </Select>
        </Field>
        {kind === 'document' ? null : (
          <Field>
            <Label>{t('packages.which')}</Label>
            <Select value={id} onChange={(event) => choose(event.target.value)}>
              {choices.map((one) => (
                <Select.Option key={one.id} value={one.id} lang="sv">{one.name}</Select.Option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      {kind === 'document' ? (
        <>
          <DocumentField one label={t('packages.whichDocument')} chosen={id ? [id] : []} onChange={([next = '']) => choose(next)} />
          <p className="quiet">{t('packages.documentHelp')}</p>
        </>
      ) : null}
      <ErrorNotice error={fetching.error} />
      <div className="form-buttons">
        <Button type="submit" variant="secondary" disabled={!id} loading={fetching.isPending}>{t('packages.fetch')}</Button>
      </div>
    </form>
  );
}
