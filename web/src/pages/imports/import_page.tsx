// Import in two steps: the file is tried and its faults shown, and nothing is saved until the reader says so.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, upload } from '../../api/client';
import type { ImportReport } from '../../api/model';
import { useChange } from '../../api/queries';
import { AdministrationNavigation } from '../../components/administration';
import { Empty, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { useWho } from '../../components/session';
import { usePeriodName } from '../../components/text';
import { ImportResult } from './import_result';
import { KoladaFields } from './kolada_fields';

export const KINDS = ['plan', 'outcomes', 'comments', 'actions', 'action-targets', 'production', 'measures', 'kolada'] as const;
export type Kind = (typeof KINDS)[number];

interface Wish {
  kind: Kind;
  files: File[];
  unit: string;
  period: string;
  measure: string;
  kpi: string;
  dry_run: boolean;
  apply_valid: boolean;
}

/** Several files are taken in the order they were chosen; the first refusal of a whole file stops the rest. */
async function run({ kind, files, unit, period, measure, kpi, ...how }: Wish): Promise<ImportReport[]> {
  const query = kind === 'kolada' ? { ...how, measure, kpi } : { ...how, unit, period };
  const reports: ImportReport[] = [];
  for (const file of files) reports.push(await upload<ImportReport>(path`/imports/${kind}`, file, query));
  return reports;
}

export default function ImportPage() {
  const { t } = useTranslation();
  const { may } = useWho();
  const place = usePlace();
  const name = usePeriodName();
  const [kind, setKind] = useState<Kind>('outcomes');
  const [files, setFiles] = useState<File[]>([]);
  const [unit, setUnit] = useState('');
  const [period, setPeriod] = useState('');
  const [measure, setMeasure] = useState('');
  const [kpi, setKpi] = useState('');
  const [noFile, setNoFile] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const dry = useMutation<ImportReport[], Error, void>({
    mutationFn: () => run({ kind, files, unit, period, measure, kpi, dry_run: true, apply_valid: false }),
  });
  const apply = useChange((valid: boolean) => run({ kind, files, unit, period, measure, kpi, dry_run: false, apply_valid: valid }));

  if (!may('administer')) {
    return (
      <Page title={t('imports.title')}>
        <Empty title={t('imports.onlyAdministrators')}>
          <p>{t('imports.onlyAdministratorsHelp')}</p>
        </Empty>
      </Page>
    );
  }
  const forget = () => {
    dry.reset();
    apply.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    forget();
    setNoFile(files.length === 0);
    if (files.length > 0) dry.mutate();
    else input.current?.focus();
  };
  const again = () => {
    forget();
    setFiles([]);
    if (input.current) input.current.value = '';
    input.current?.focus();
  };
  const saved = apply.data;
  return (
    <Page title={t('imports.title')} lead={<p>{t('imports.lead')}</p>}>
      <AdministrationNavigation />
      <form className="form import-form" onSubmit={submit} noValidate>
        <Field>
          <Label>{t('imports.kind')}</Label>
          <Field.Description>{t(`imports.${kind}Help`)}</Field.Description>
          <Select
            value={kind}
            onChange={(event) => {
              setKind(event.target.value as Kind);
              forget();
            }}
          >
            {KINDS.map((choice) => (
              <Select.Option key={choice} value={choice}>
                {t(`imports.${choice}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Textfield
          ref={input}
          type="file"
          multiple
          accept={kind === 'plan' || kind === 'kolada' ? '.json' : '.csv,.xlsx,.ods'}
          label={t('imports.file')}
          error={noFile ? t('imports.pickFile') : undefined}
          onChange={(event) => {
            setFiles([...((event.target as HTMLInputElement).files ?? [])]);
            setNoFile(false);
            forget();
          }}
        />
        {kind === 'kolada' ? (
          <KoladaFields
            measure={measure}
            setMeasure={(id) => {
              setMeasure(id);
              forget();
            }}
            kpi={kpi}
            setKpi={(id) => {
              setKpi(id);
              forget();
            }}
          />
        ) : null}
        {kind !== 'plan' && kind !== 'kolada' ? (
          <details className="fold">
            <summary>{t('imports.scope')}</summary>
            <div className="fold-body">
              <p className="quiet">{t('imports.scopeHelp')}</p>
              <div className="form-row">
                <Field>
                  <Label>{t('common.unit')}</Label>
                  <Select value={unit} onChange={(event) => setUnit(event.target.value)}>
                    <Select.Option value="">{t('imports.inFile')}</Select.Option>
                    {place.units.map((row) => (
                      <Select.Option key={row.id} value={row.id}>
                        {row.name}
                      </Select.Option>
                    ))}
                  </Select>
                </Field>
                <Field>
                  <Label>{t('common.period')}</Label>
                  <Select value={period} onChange={(event) => setPeriod(event.target.value)}>
                    <Select.Option value="">{t('imports.inFile')}</Select.Option>
                    {place.periods.map((row) => (
                      <Select.Option key={row.id} value={row.id}>
                        {name(row.id)}
                      </Select.Option>
                    ))}
                  </Select>
                </Field>
              </div>
            </div>
          </details>
        ) : null}
        <div className="form-buttons">
          <Button type="submit" loading={dry.isPending}>
            {dry.isPending ? t('imports.trying') : t('imports.tryIt')}
          </Button>
        </div>
      </form>
      <div aria-live="polite">
        <ErrorNotice error={dry.error ?? apply.error} />
        {(saved ?? dry.data)?.map((report, i) => (
          <ImportResult key={i} report={report} dry={saved === undefined} />
        ))}
      </div>
      {dry.data && !saved ? (
        <ApplyButtons
          refused={dry.data.reduce((sum, report) => sum + report.refused, 0)}
          right={dry.data.reduce((sum, report) => sum + report.added + report.changed, 0)}
          busy={apply.isPending}
          apply={(valid) => apply.mutate(valid)}
        />
      ) : null}
      {saved ? (
        <Button variant="secondary" onClick={again}>
          {t('imports.another')}
        </Button>
      ) : null}
    </Page>
  );
}

function ApplyButtons({
  refused,
  right,
  busy,
  apply,
}: {
  refused: number;
  right: number;
  busy: boolean;
  apply: (valid: boolean) => void;
}) {
  const { t } = useTranslation();
  if (refused === 0) {
    return (
      <Button loading={busy} onClick={() => apply(false)}>
        {t('imports.apply')}
      </Button>
    );
  }
  if (right === 0) return null;
  return (
    <div className="apply-valid">
      <p>{t('imports.applyValidHelp', { count: refused })}</p>
      <Button variant="secondary" loading={busy} onClick={() => apply(true)}>
        {t('imports.applyValid')}
      </Button>
    </div>
  );
}
