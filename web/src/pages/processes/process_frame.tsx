// The frame of every page about one process: its name, the pages beside each other, and the answer of the page.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';
import { processPage, type ProcessPage } from '../../api/processes';
import { Answer } from '../../components/notice';
import { Page } from '../../components/page';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';

const PARTS = ['', 'karta', 'vagar', 'flaskhalsar', 'jamfor', 'foljsamhet', 'bild', 'logg', 'patient', 'om'] as const;
function Parts({ process }: { process: string }) {
  const { t } = useTranslation();
  return (
    <nav className="sub-nav no-print" aria-label={t('processes.parts.name')}>
      <ul>
        {PARTS.map((part) => (
          <li key={part}>
            <NavLink to={links.process(process, part)} end>
              {t(`processes.parts.${part || 'lage'}`)}
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
      <Parts process={process} />
      <Answer query={query} rows={8}>
        {(page) => <div className="process">{children(page)}</div>}
      </Answer>
    </Page>
  );
}
