// The symbols. Each has its own shape, so that none depends on its colour; the words always stand beside them.
import type { ReactNode } from 'react';

const SHAPES = {
  check: (
    <>
      <circle cx="10" cy="10" r="9" fill="currentColor" />
      <path d="m5.8 10.3 2.9 2.9 5.5-6" className="icon-cut" />
    </>
  ),
  cross: (
    <>
      <path d="M10 .8 19.2 10 10 19.2.8 10Z" fill="currentColor" />
      <path d="m7.2 7.2 5.6 5.6m0-5.6-5.6 5.6" className="icon-cut" />
    </>
  ),
  later: (
    <>
      <circle cx="10" cy="10" r="8" className="icon-line" />
      <path d="M10 5.2V10l3.2 2.4" className="icon-line" />
    </>
  ),
  question: (
    <>
      <rect x="1.8" y="1.8" width="16.4" height="16.4" rx="4" className="icon-line" />
      <path d="M7.6 8a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .8-1 1.5m0 2.4v.2" className="icon-line" />
    </>
  ),
  baseline: (
    <>
      <path d="M2 15.5h16" className="icon-line" />
      <path d="M10 12V5.4M7.2 8 10 5.2 12.8 8" className="icon-line" strokeDasharray="2.4 2" />
    </>
  ),
  empty: <circle cx="10" cy="10" r="8" className="icon-line" strokeDasharray="3 2.6" />,
  better: <path d="M4 14 14.5 5.5m-7 0h7v7" className="icon-line" />,
  worse: <path d="M4 6l10.5 8.5m-7 0h7v-7" className="icon-line" />,
  wave: <path d="M2 10c2-4 4-4 6 0s4 4 6 0 3.4-3.2 4-2" className="icon-line" />,
  equal: <path d="M3.5 7.5h13m-13 5h13" className="icon-line" />,
  dash: <path d="M5 10h10" className="icon-line" />,
  lock: <path d="M5 9h10v8H5zm2 0V6.5a3 3 0 0 1 6 0V9" className="icon-line" />,
  copy: <path d="M7 7h9v10H7zm-3 6V3h9" className="icon-line" />,
  flag: <path d="M5 18V3h10l-2 3.5L15 10H5" className="icon-line" />,
  search: <path d="m17 17-4-4m2-4.5a6 6 0 1 1-12 0 6 6 0 0 1 12 0Z" className="icon-line" />,
  bell: <path d="M4.5 14.5h11L14 12V8.5a4 4 0 0 0-8 0V12Zm3.8 2.6h3.4" className="icon-line" />,
  menu: <path d="M3 5.5h14M3 10h14M3 14.5h14" className="icon-line" />,
  down: <path d="M10 3v10m-4-4 4 4 4-4M4 17h12" className="icon-line" />,
  open: <path d="m5 8 5 5 5-5" className="icon-line" />,
  print: <path d="M6 7V3h8v4M5 14H3V8h14v6h-2m-9-2h8v5H6z" className="icon-line" />,
  person: <path d="M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-7 7.5c1-3.6 4-5 7-5s6 1.4 7 5" className="icon-line" />,
  conflict: (
    <>
      <path d="M10 2 19 17.5H1Z" className="icon-line" />
      <path d="M10 8v4.2m0 2.4v.2" className="icon-line" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg className={`icon ${className}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      {SHAPES[name]}
    </svg>
  );
}
