import type { ReactNode } from 'react';
import { LanguageButton } from '../../components/person_menu';
import { Page } from '../../components/page';
import { Brand } from '../../components/shell';

/** The frame of pages before one has come in: no navigation, one question. */
export function OutsideFrame({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="log-in">
      <header className="log-in-head">
        <Brand />
        <LanguageButton />
      </header>
      <main>
        <Page title={title} lead={lead}>
          {children}
        </Page>
      </main>
    </div>
  );
}
