// The frame of every page about one process: its name, the pages beside each other, and the answer of the page.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useParams, useSearchParams } from 'react-router';
import { processLog, processPage, type ProcessPage } from '../../api/processes';
import { Answer } from '../../components/notice';
import { Page } from '../../components/page';
import { useWho } from '../../components/session';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';
import { CHOICE } from './choice';

const PARTS = ['', 'karta', 'vagar', 'floden', 'flaskhalsar', 'jamfor', 'foljsamhet', 'akut', 'vantar', 'punkter', 'bild', 'logg', 'patient', 'om'] as const;
type Part = (typeof PARTS)[number];

/** Those who see single patients: who has a role in the process, and who reviews what is read. The server decides. */
export function useReadsPatients(page: ProcessPage | undefined): boolean {
  const { person, may } = useWho();
  return may('review') || (page?.people ?? []).some((one) => one.person === person);
}

function Parts({ process, page }: { process: string; page: ProcessPage | undefined }) {
  const { t } = useTranslation();
  const log = useQuery({ ...processLog(process), enabled: page?.row.has_log ?? false }).data;
  const [search] = useSearchParams();
  // The choice of patients goes with whoever goes between the pages, also by way of those that are about none.
  const choice = new URLSearchParams(CHOICE.flatMap((name) => (search.get(name) ? [[name, search.get(name)!]] : [])));
  const reads = useReadsPatients(page);
  const shown: Partial<Record<Part, boolean>> = { akut: log?.has_emergency ?? false, vantar: reads, punkter: reads };
  const words = (part: Part) =>
    part === 'akut' ? t('emergency.tab') : part === 'vantar' ? t('waiting.tab') : part === 'punkter' ? t('dots.tab') : t(`processes.parts.${part || 'lage'}`);
  return (
    <nav className="sub-nav no-print" aria-label={t('processes.parts.name')}>
      <ul>
        {PARTS.filter((part) => shown[part] ?? true).map((part) => (
          <li key={part}>
            <NavLink to={{ pathname: links.process(process, part), search: choice.toString() }} end>
              {words(part)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function ProcessFrame({ title, lead, children }: { title: string; lead?: ReactNode; children: (page: ProcessPage) => ReactNode }) {
  const { t } = useTranslation();
  const { process = '' } = useParams();
  const query = useQuery(processPage(process));
  const row = query.data?.row;
  return (
    <Page
      title={title}
      lead={lead}
      crumbs={[{ to: links.processes(), text: t('processes.nav') }]}
      eyebrow={row ? <Swedish>{row.stage_name ? `${row.name}, ${row.stage_name.toLowerCase()}` : row.name}</Swedish> : null}
    >
      <Parts process={process} page={query.data} />
      <Answer query={query} rows={8}>
        {(page) => <div className="process">{children(page)}</div>}
      </Answer>
    </Page>
  );
}
