import { useState, type ReactNode } from 'react';

/** A part that opens when asked for. Its content is made first then, so that forms start from what is shown now. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  const [opened, setOpened] = useState(false);
  return (
    <details
      className="fold"
      onToggle={(event) => {
        if (event.currentTarget.open) setOpened(true);
      }}
    >
      <summary>{title}</summary>
      <div className="fold-body">{opened ? children : null}</div>
    </details>
  );
}
