// "Vad har delats med mig?": the whole of Ledstång for a guest from a municipality or another partner.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { shared } from '../../api/people';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { useWho } from '../../components/session';
import { links } from '../../lib/place';

export default function SharedPage() {
  const { t } = useTranslation();
  const { name } = useWho();
  const found = useQuery(shared());
  return (
    <Page
      title={t('shared.title')}
      eyebrow={name}
      lead={found.data && found.data.items.length > 0 ? <p>{t('shared.answer', { count: found.data.items.length })}</p> : null}
    >
      <Answer query={found} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('shared.empty')}>
              <p>{t('shared.emptyHelp')}</p>
            </Empty>
          ) : (
            <ul className="tasks">
              {items.map((item) => (
                <li key={`${item.kind}-${item.target}-${item.unit}`}>
                  <div>
                    <Link to={links.sharedItem(item.kind, item.target, item.unit)} lang="sv">
                      {item.title}
                    </Link>
                    <p className="quiet">
                      {t(item.kind === 'measure' ? 'shared.measure' : 'shared.action')} · <span lang="sv">{item.unit_name}</span>
                    </p>
                  </div>
                  <span lang="sv">
                    {item.kind === 'measure'
                      ? item.figures.map((figure) => [figure.sex_name, figure.printed].filter(Boolean).join(' ')).join(', ')
                      : item.status_name}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Page>
  );
}
