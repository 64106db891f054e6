// What a package would change of one file or document, line by line.
import { useTranslation } from 'react-i18next';
import type { PackageChange } from '../../api/packages';
import { changedStretches, lineDifference, type Line } from '../../lib/line_difference';

function DifferenceLine({ line }: { line: Line }) {
  const { t } = useTranslation();
  if (line.kind === 'same') return <span className="line">{line.text || ' '}</span>;
  const Mark = line.kind === 'added' ? 'ins' : 'del';
  return (
    <Mark className="line">
      <span aria-hidden="true">{line.kind === 'added' ? '+ ' : '− '}</span>
      <span className="ds-sr-only">{t(line.kind === 'added' ? 'writing.addedMark' : 'writing.removedMark')} </span>
      {line.text || ' '}
    </Mark>
  );
}

export function Change({ change }: { change: PackageChange }) {
  const { t } = useTranslation();
  const lines = lineDifference(change.before, change.after);
  return (
    <section>
      <h4>
        <code>{change.path}</code>{' '}
        <span className="quiet">{t(`packages.changes.${change.change as 'new' | 'changed' | 'same'}`, { count: lines.length })}</span>
      </h4>
      {change.change === 'same'
        ? null
        : changedStretches(lines).map((stretch, i) => (
            <div key={i}>
              {stretch.skipped > 0 ? <p className="quiet">{t('packages.skipped', { count: stretch.skipped })}</p> : null}
              <pre className="line-difference difference" tabIndex={0} lang="sv" aria-label={change.path}>
                {stretch.lines.map((line, j) => (
                  <DifferenceLine key={j} line={line} />
                ))}
              </pre>
            </div>
          ))}
    </section>
  );
}
