// One unit in one period: its goals, what it does with its money and how well, what it produces, what knowledge it is
// asked to use, and how much it is steered by.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { matters } from '../../api/flows';
import { documents } from '../../api/knowledge';
import type { Scorecard } from '../../api/model';
import { scorecard } from '../../api/queries';
import { unitPage, type PageMeasure, type UnitPage as Data } from '../../api/unit_page';
import { Frame } from '../../components/frame';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { Swedish, usePeriodName } from '../../components/text';
import { measuresOf } from '../../lib/judgement';
import { links } from '../../lib/place';
import { MatterRows } from '../matters/matter_rows';

const CLASSES = ['medical', 'patient_experienced', 'organisational'] as const;

function Measures({ measures, page, caption, empty }: { measures: PageMeasure[]; page: Data; caption: string; empty: string }) {
  const { t } = useTranslation();
  if (measures.length === 0) return <p className="quiet">{empty}</p>;
  return (
    <Frame label={caption}>
      <table className="plain-table">
        <caption className="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('unitPage.measure')}</th>
            <th scope="col">{t('measure.tableValue')}</th>
            <th scope="col">{t('unitPage.attainment')}</th>
          </tr>
        </thead>
        <tbody>
          {measures.flatMap((one) =>
            one.outcomes.map((outcome, i) => (
              <tr key={`${one.id} ${outcome.sex}`}>
                {i === 0 ? (
                  <th scope="rowgroup" rowSpan={one.outcomes.length} className="wrapped">
                    <Link to={links.measure(page.unit, one.id, page.period)} lang="sv">{one.name}</Link>
                  </th>
                ) : null}
                <td lang="sv">{one.outcomes.length > 1 ? `${outcome.sex_name} ` : ''}{outcome.printed}</td>
                <td lang="sv">{outcome.attainment.symbol} {outcome.attainment.word}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </Frame>
  );
}

function Goals({ page }: { page: Data }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('unitPage.goals')}</h2>
      {page.goals.length === 0 ? <p className="quiet">{t('unitPage.noGoals')}</p> : null}
      <ul className="linked">
        {page.goals.map((goal) => (
          <li key={goal.name}>
            <strong lang="sv">{goal.name}</strong>
            <span className="quiet" lang="sv">
              {goal.perspective}. {goal.computed_words} {goal.assessment.text}
            </span>
          </li>
        ))}
      </ul>
      <p className="more">
        <Link to={links.scorecard(page.unit, page.period)}>{t('unitPage.toScorecard')}</Link>
      </p>
    </section>
  );
}

function Production({ page }: { page: Data }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('unitPage.production')}</h2>
      {page.production.length === 0 ? (
        <p className="quiet">{t('unitPage.noProduction')}</p>
      ) : (
        <Frame label={t('unitPage.production')}>
          <table className="plain-table">
            <caption className="ds-sr-only">{t('unitPage.production')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('unitPage.what')}</th>
                <th scope="col" className="figure">{t('measure.tableValue')}</th>
                <th scope="col">{t('unitPage.against')}</th>
              </tr>
            </thead>
            <tbody>
              {page.production.map((one) => (
                <tr key={one.id}>
                  <th scope="row" className="wrapped" lang="sv">{one.label}</th>
                  <td className="figure">{one.printed}</td>
                  <td lang="sv">{one.comparison}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      )}
    </section>
  );
}

const SHOWN_DOCUMENTS = 6;

/** What the unit is asked to do otherwise, and the documents that hold for it. */
function Knowledge({ unit }: { unit: string }) {
  const { t } = useTranslation();
  const open = useQuery(matters({ unit }));
  const known = useQuery(documents({ unit, only_marked: true, limit: SHOWN_DOCUMENTS }));
  return (
    <section>
      <h2>{t('unitPage.knowledge')}</h2>
      <Answer query={open} rows={2}>
        {(list) => (list.matters.length === 0 ? <p className="quiet">{t('unitPage.noMatters')}</p> : <MatterRows matters={list.matters} />)}
      </Answer>
      <Answer query={known} rows={2}>
        {(list) =>
          list.documents.length === 0 ? (
            <p className="quiet">{t('unitPage.noDocuments')}</p>
          ) : (
            <>
              <p>{t('unitPage.documents', { count: list.total })}</p>
              <ul className="linked">
                {list.documents.map((one) => (
                  <li key={one.id}>
                    <Link to={links.document(one.id)} lang="sv">{one.title}</Link>
                    <span className="quiet" lang="sv">{one.kind_name}</span>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answer>
      <p className="more">
        <Link to={links.documents()}>{t('unitPage.toDocuments')}</Link>
      </p>
    </section>
  );
}

function Signals({ page }: { page: Data }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('unitPage.signals')}</h2>
      <p className={page.too_many_signals ? 'computed differs' : undefined} lang="sv">{page.signals_words}</p>
      <Frame label={t('unitPage.signalsOver')}>
        <table className="plain-table">
          <caption>{t('unitPage.signalsOver')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('common.period')}</th>
              <th scope="col" className="figure">{t('unitPage.goals')}</th>
              <th scope="col" className="figure">{t('unitPage.measures')}</th>
              <th scope="col" className="figure">{t('unitPage.openActions')}</th>
              <th scope="col" className="figure">{t('unitPage.together')}</th>
            </tr>
          </thead>
          <tbody>
            {page.signals.map((one) => (
              <tr key={one.period}>
                <th scope="row" lang="sv">{one.period_name}</th>
                <td className="figure">{one.goals}</td>
                <td className="figure">{one.measures}</td>
                <td className="figure">{one.open_actions}</td>
                <td className="figure">{one.total}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
      <p>{t('unitPage.late', { count: page.late_actions, of: page.open_actions })}</p>
    </section>
  );
}

/** Whether medicine, the patients' experience and the organisation are all measured. */
function Balance({ card }: { card: Scorecard }) {
  const { t } = useTranslation();
  const measures = measuresOf(card);
  const without = measures.filter((one) => one.quality_class === null).length;
  const none = CLASSES.filter((one) => measures.every((measure) => measure.quality_class !== one));
  if (measures.length === 0) return null;
  return (
    <section>
      <h2>{t('unitPage.balance')}</h2>
      <p>
        {none.length === 0
          ? t('unitPage.balanced')
          : t('unitPage.unbalanced', { classes: none.map((one) => t(`measure.${one}`)).join(` ${t('unitPage.or')} `) })}
      </p>
      <Frame label={t('unitPage.balanceTable')}>
        <table className="plain-table">
          <caption className="ds-sr-only">{t('unitPage.balanceTable')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('unitPage.class')}</th>
              <th scope="col" className="figure">{t('unitPage.measures')}</th>
              <th scope="col" className="figure">{t('unitPage.share')}</th>
            </tr>
          </thead>
          <tbody>
            {CLASSES.map((one) => {
              const count = measures.filter((measure) => measure.quality_class === one).length;
              return (
                <tr key={one}>
                  <th scope="row">{t(`measure.${one}`)}</th>
                  <td className="figure">{count}</td>
                  <td className="figure">{Math.round((100 * count) / measures.length)} %</td>
                </tr>
              );
            })}
            {without > 0 ? (
              <tr>
                <th scope="row">{t('unitPage.noClass')}</th>
                <td className="figure">{without}</td>
                <td className="figure">{Math.round((100 * without) / measures.length)} %</td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </Frame>
      {without > 0 ? <p className="quiet">{t('unitPage.noClassHelp')}</p> : null}
    </section>
  );
}

export default function UnitPage() {
  const { t } = useTranslation();
  const { unit = '', period = '' } = useParams();
  const name = usePeriodName();
  const query = useQuery(unitPage(unit, period));
  const card = useQuery(scorecard(unit, period));
  const page = query.data;
  const nothing = page && page.economy.length + page.quality.length + page.goals.length === 0;
  return (
    <Page
      title={t('unitPage.title')}
      eyebrow={
        <>
          <Swedish>{page?.unit_name ?? ''}</Swedish>, {name(period)}
        </>
      }
    >
      <Answer query={query} rows={14}>
        {(data) => (
          <div className="unit-page">
            {nothing ? (
              <Empty title={t('unitPage.empty')}>
                <p>{t('unitPage.emptyHelp')}</p>
              </Empty>
            ) : null}
            <Goals page={data} />
            <div className="unit-columns">
              <section>
                <h2>{t('unitPage.economy')}</h2>
                <Measures measures={data.economy} page={data} caption={t('unitPage.economy')} empty={t('unitPage.noEconomy')} />
              </section>
              <section>
                <h2>{t('unitPage.quality')}</h2>
                <Measures measures={data.quality} page={data} caption={t('unitPage.quality')} empty={t('unitPage.noQuality')} />
              </section>
            </div>
            <Production page={data} />
            <Knowledge unit={unit} />
            {card.data ? <Balance card={card.data} /> : null}
            <Signals page={data} />
          </div>
        )}
      </Answer>
    </Page>
  );
}
