import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Task } from '../../api/model';
import { Icon } from '../../components/icon';
import { dayDistance } from '../../lib/days';

/** When it is due, in words one acts on: "3 dagar sen", "i dag", "om 5 dagar". */
export function Due({ day, on, late }: { day: string | null; on: string; late: boolean }) {
  const { t } = useTranslation();
  if (!day) return <span className="quiet">{t('tasks.noDay')}</span>;
  const days = dayDistance(on, day);
  const words =
    days < 0
      ? t('tasks.daysLate', { count: -days })
      : days === 0
        ? t('tasks.today')
        : t('tasks.daysLeft', { count: days });
  return (
    <span className={`status ${late ? 'status-overdue' : ''}`}>
      <Icon name={late ? 'cross' : 'later'} />
      <span>
        {words} <span className="quiet nowrap">{day}</span>
      </span>
    </span>
  );
}

export function TaskItems({ tasks, on }: { tasks: Task[]; on: string }) {
  const { t } = useTranslation();
  return (
    <ul className="tasks">
      {tasks.map((task) => (
        <li key={task.id}>
          <div>
            <Link to={task.link} lang="sv">
              {task.title}
            </Link>
            <p className="quiet" lang="sv">
              {[task.detail, task.unit_name].filter(Boolean).join(' · ')}
            </p>
            {task.deputy_for ? (
              <p className="deputy">
                <Icon name="person" />
                {t('tasks.deputyFor', { name: task.deputy_for })}
              </p>
            ) : null}
          </div>
          <Due day={task.due} on={on} late={task.late} />
        </li>
      ))}
    </ul>
  );
}
