import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A table's frame: rolls sideways by itself where the window is narrow, and can then be reached by keyboard. */
export function Frame({ label, children }: { label: string; children: ReactNode }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [rolls, setRolls] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const look = () => setRolls(element.scrollWidth > element.clientWidth + 1);
    const watch = new ResizeObserver(look);
    watch.observe(element);
    look();
    return () => watch.disconnect();
  }, []);
  return (
    <div
      ref={frame}
      className="frame"
      {...(rolls ? { tabIndex: 0, role: 'region', 'aria-label': `${label}. ${t('common.tableHint')}` } : {})}
    >
      {children}
    </div>
  );
}
