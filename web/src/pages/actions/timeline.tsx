// When the actions are to start and be done: a table of tertials, so that it can be read, walked and printed as one.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ActionRow } from '../../api/model';
import { Frame } from '../../components/frame';
import { usePlace } from '../../components/place';
import { TimelinessStatus } from '../../components/status';
import { tertialOf, tertialsOf } from '../../lib/actions';
import { periodShort } from '../../lib/period';
import { links } from '../../lib/place';

type Span = 'none' | 'during' | 'start' | 'due' | 'both';

function spanAt(action: ActionRow, tertial: string): Span {
  const start = action.start_by ? tertialOf(action.start_by) : null;
  const due = action.due_by ? tertialOf(action.due_by) : null;
  if (start === tertial) return due === tertial ? 'both' : 'start';
  if (due === tertial) return 'due';
  // Without a start the work runs until it is due; without an end it goes on.
  const begun = start === null ? due !== null : start < tertial;
  const open = due === null ? start !== null : tertial < due;
  return begun && open ? 'during' : 'none';
}

export function Timeline({ unit, actions, on }: { unit: string; actions: ActionRow[]; on: string }) {
  const { t } = useTranslation();
  const { period } = usePlace();
  const tertials = tertialsOf(actions);
  const now = tertialOf(on);
  const words: Record<Span, string> = {
    none: '', during: t('actions.ongoing'), start: t('actions.startMark'), due: t('actions.dueMark'),
    both: `${t('actions.startMark')}, ${t('actions.dueMark')}`,
  };
  return (
    <Frame label={t('actions.timelineCaption')}>
      <table className="plain-table timeline">
        <caption className="ds-sr-only">{t('actions.timelineCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('actions.action')}</th>
            {tertials.map((tertial) => (
              <th key={tertial} scope="col" data-now={tertial === now} aria-current={tertial === now ? 'date' : undefined}>
                {periodShort(tertial)}
              </th>
            ))}
            <th scope="col">{t('actions.timeliness')}</th>
          </tr>
        </thead>
        <tbody>
          {actions.map((action) => (
            <tr key={action.id}>
              <th scope="row">
                <span className="timeline-number">{action.number}</span>
                <Link to={links.action(unit, action.id, period)} lang="sv">
                  {action.title}
                </Link>
              </th>
              {tertials.map((tertial) => {
                const span = spanAt(action, tertial);
                const day = span === 'start' ? action.start_by : span === 'due' || span === 'both' ? action.due_by : null;
                return (
                  <td key={tertial} data-span={span} data-now={tertial === now}>
                    {span === 'none' ? null : (
                      <span className="bar">
                        <span className={span === 'during' ? 'ds-sr-only' : ''}>{words[span]}</span>
                        {day ? <small>{day.slice(5)}</small> : null}
                      </span>
                    )}
                  </td>
                );
              })}
              <td>
                <TimelinessStatus value={action.timeliness} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}
