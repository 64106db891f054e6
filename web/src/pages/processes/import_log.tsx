// A file of events in two steps: what its columns seem to be, with the reasons, and then it is read in as the reader says.
import { Button, Checkbox, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { path, upload } from '../../api/client';
import type { ProcessLogColumns, ProcessLogPreview, ProcessLogReport, ProcessPage } from '../../api/processes';
import { useChange } from '../../api/queries';
import { Frame } from '../../components/frame';
import { ErrorNotice } from '../../components/notice';
import { Choose, Several } from './parts';

const ROLES = ['case_name', 'activity', 'complete', 'start', 'resource', 'lifecycle'] as const;
const NEEDED = ['case_name', 'activity', 'complete'];
const SHOWN_ROWS = 5;

function reasonOf(preview: ProcessLogPreview, role: string, heading: string): string | undefined {
  // The server calls the case's role "case".
  const named = role === 'case_name' ? ['case', 'case_name'] : [role];
  return preview.reasons.find((one) => named.includes(one.role) && one.heading === heading)?.reason;
}

function Columns({ preview, columns, write }: { preview: ProcessLogPreview; columns: ProcessLogColumns; write: (columns: ProcessLogColumns) => void }) {
  const { t } = useTranslation();
  const options = preview.header.map((heading) => ({ id: heading, name: heading }));
  const taken = ROLES.map((role) => columns[role]);
  const rest = options.filter((one) => !taken.includes(one.id));
  const reason = (role: string, heading: string) => {
    const why = reasonOf(preview, role, heading);
    return why ? t('processes.log.because', { reason: why }) : undefined;
  };
  return (
    <>
      <div className="column-roles">
        {ROLES.map((role) => (
          <Choose
            key={role}
            label={t(`processes.log.roles.${role}`)}
            description={reason(role, columns[role])}
            options={options}
            empty={NEEDED.includes(role) ? t('processes.log.choose') : t('processes.log.noColumn')}
            value={columns[role]}
            onChange={(heading) => write({ ...columns, [role]: heading })}
          />
        ))}
      </div>
      <Several legend={t('processes.log.ofCase')} options={rest} chosen={columns.of_case} onChange={(of_case) => write({ ...columns, of_case, left_out: columns.left_out.filter((one) => !of_case.includes(one)) })} />
      <Several legend={t('processes.log.leaveOut')} options={rest.filter((one) => !columns.of_case.includes(one.id))} chosen={columns.left_out} onChange={(left_out) => write({ ...columns, left_out })} />
      <Frame label={t('processes.log.firstRows')}>
        <table className="plain-table">
          <caption>{t('processes.log.firstRows')}</caption>
          <thead>
            <tr>
              {preview.header.map((heading) => (
                <th key={heading} scope="col" lang="sv">{heading}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.slice(0, SHOWN_ROWS).map((row, i) => (
              <tr key={i}>
                {row.map((cell, column) => (
                  <td key={column} lang="sv">{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
    </>
  );
}

export function ImportLog({ page, done }: { page: ProcessPage; done: (report: ProcessLogReport) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [columns, setColumns] = useState<ProcessLogColumns | null>(null);
  const [objectType, setObjectType] = useState('');
  const [withoutFaulty, setWithoutFaulty] = useState(false);
  const look = useMutation<ProcessLogPreview, Error, File>({
    mutationFn: (one) => upload<ProcessLogPreview>('/process-logs/preview', one, {}),
    onSuccess: (preview) => {
      setColumns(preview.columns);
      setObjectType(preview.object_types[0]?.name ?? '');
    },
  });
  const read = useChange(() => {
    const { case_name, activity, complete, start, resource, lifecycle, of_case, left_out } = columns!;
    const table = { case_name, activity, complete, start, resource, lifecycle, of_case, left_out };
    const how = look.data?.format === 'table' ? table : look.data?.format === 'ocel' ? { object_type: objectType } : {};
    return upload<ProcessLogReport>(path`/processes/${page.row.id}/log`, file!, { ...how, leave_out_faulty: withoutFaulty });
  });
  const preview = look.data;
  return (
    <div className="form import-log">
      <Textfield
        ref={input}
        type="file"
        accept=".csv,.xlsx,.ods,.parquet,.xes,.gz,.json"
        label={t('processes.log.chooseFile')}
        description={t('processes.log.chooseFileHelp')}
        onChange={(event) => {
          const chosen = (event.target as HTMLInputElement).files?.[0] ?? null;
          setFile(chosen);
          read.reset();
          look.reset();
          if (chosen) look.mutate(chosen);
        }}
      />
      <p role="status">{look.isPending ? t('processes.log.looking') : ''}</p>
      <ErrorNotice error={look.error} />
      {preview && columns ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            read.mutate(undefined, {
              onSuccess: (report) => {
                done(report);
                look.reset();
                if (input.current) input.current.value = '';
              },
            });
          }}
        >
          {preview.format === 'table' ? (
            <>
              <h3>{t('processes.log.columns')}</h3>
              <Columns preview={preview} columns={columns} write={setColumns} />
            </>
          ) : null}
          {preview.format === 'xes' ? <p>{t('processes.log.xes')}</p> : null}
          {preview.format === 'ocel' ? (
            <Choose
              label={t('processes.log.objectType')}
              description={t('processes.log.objectTypeHelp')}
              options={preview.object_types.map((one) => ({ id: one.name, name: `${one.name} (${one.objects})` }))}
              value={objectType}
              onChange={setObjectType}
            />
          ) : null}
          <Checkbox label={t('processes.log.withoutFaulty')} checked={withoutFaulty} onChange={(event) => setWithoutFaulty(event.target.checked)} />
          <ErrorNotice error={read.error} />
          <div className="form-buttons">
            <Button type="submit" loading={read.isPending}>{t('processes.log.read')}</Button>
          </div>
        </form>
      ) : null}
    </div>
  );
}
