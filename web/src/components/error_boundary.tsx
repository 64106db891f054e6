import { Component, type ReactNode } from 'react';
import i18next from 'i18next';

/** What is shown when a page breaks: says so, and how to go on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="broken" role="alert">
        <p>{i18next.t('error.unexpected')}</p>
        <button type="button" className="ds-button" onClick={() => window.location.reload()}>
          {i18next.t('error.reload')}
        </button>
      </div>
    );
  }
}
