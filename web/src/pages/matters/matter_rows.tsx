// Matters in a list: what it is, where it stands, how far the units have come, and what is late.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MatterSummary } from '../../api/flows';
import { Icon } from '../../components/icon';
import { links } from '../../lib/place';

export function MatterState({ one }: { one: MatterSummary }) {
  const { t } = useTranslation();
  const icon = one.ended ? 'check' : one.late ? 'cross' : 'later';
  return (
    <span className={`status ${one.ended ? 'status-ended' : one.late ? 'status-overdue' : 'status-on_time'}`}>
      <Icon name={icon} />
      <span>
        <span lang="sv">{one.stage_name || one.stage}</span>
        {one.late ? `, ${t('matters.lateSince', { day: one.due ?? '' })}` : ''}
        {!one.late && one.due ? <span className="quiet nowrap"> {t('matters.dueBy', { day: one.due })}</span> : null}
      </span>
    </span>
  );
}

export function MatterRows({ matters }: { matters: MatterSummary[] }) {
  return (
    <ul className="matter-rows">
      {matters.map((one) => (
        <li key={one.id}>
          <div>
            <Link to={links.matter(one.id)} lang="sv">
              {one.title}
            </Link>
            <p className="quiet" lang="sv">
              {[one.type_name, one.unit_name, one.group_name].filter(Boolean).join(' · ')}
            </p>
            {one.roll_up ? <p lang="sv">{one.roll_up}</p> : null}
          </div>
          <MatterState one={one} />
        </li>
      ))}
    </ul>
  );
}
