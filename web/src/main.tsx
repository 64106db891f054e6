import '@fontsource-variable/schibsted-grotesk';
import '@fontsource-variable/source-sans-3';
import '@digdir/designsystemet-css';
import './theme/ledstang.css';
import './theme/base.css';
import './theme/shell.css';
import './theme/parts.css';
import './theme/table.css';
import './theme/pages.css';
import './theme/plan.css';
import './theme/entry.css';
import './theme/writing.css';
import './theme/history.css';
import './theme/people.css';
import './theme/round.css';
import './theme/chart.css';
import './theme/search.css';
import './theme/workshop.css';
import './theme/packages.css';
import './theme/meetings.css';
import './theme/groups.css';
import './theme/knowledge.css';
import './theme/matters.css';
import './theme/processes.css';
import './theme/print.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ApiError } from './api/client';
import { App } from './app';
import { ErrorBoundary } from './components/error_boundary';
import { startLanguages } from './i18n';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal stays a refusal; only a server out of reach is worth asking again.
      retry: (count, error) => count < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502),
    },
  },
});

await startLanguages();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ErrorBoundary>
      <QueryClientProvider client={client}>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </QueryClientProvider>
    </ErrorBoundary>
  </StrictMode>,
);
