// "Vad väntar på mig?": everything from all parts of the system, by deadline.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TaskList } from '../../api/model';
import { tasks } from '../../api/rounds';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { groupTasks } from '../../lib/tasks';
import { links } from '../../lib/place';
import { TaskItems } from './task_list';

export function TasksSentence({ list }: { list: TaskList }) {
  const { t } = useTranslation();
  const groups = groupTasks(list.tasks, list.on);
  if (list.tasks.length === 0) return <>{t('tasks.nothing')}</>;
  return (
    <>
      {t('tasks.answer', { count: list.tasks.length })}{' '}
      {groups.late.length > 0 ? t('tasks.answerLate', { count: groups.late.length }) : t('tasks.answerNoneLate')}
    </>
  );
}

export default function TasksPage() {
  const { t } = useTranslation();
  const query = useQuery(tasks());
  return (
    <Page title={t('tasks.title')} lead={query.data ? <p><TasksSentence list={query.data} /></p> : null}>
      <Answer query={query} rows={6}>
        {(list) => {
          const groups = groupTasks(list.tasks, list.on);
          if (list.tasks.length === 0) {
            return (
              <Empty title={t('tasks.empty')}>
                <p>{t('tasks.emptyHelp')}</p>
                <p>
                  <Link to={links.start()}>{t('error.toStart')}</Link>
                </p>
              </Empty>
            );
          }
          return (['late', 'week', 'later'] as const)
            .filter((group) => groups[group].length > 0)
            .map((group) => (
              <section key={group} className="task-group">
                <h2>{t(`tasks.${group}`)}</h2>
                <TaskItems tasks={groups[group]} on={list.on} />
              </section>
            ));
        }}
      </Answer>
      <p className="quiet task-foot">
        <Link to={links.account()}>{t('tasks.away')}</Link>
      </p>
    </Page>
  );
}
