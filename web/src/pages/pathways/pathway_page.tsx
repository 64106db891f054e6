// One cancer pathway: treated within the limit with its denominator, per treatment, month by month for women and men, and
// the limits in their versions.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { pathways, processBoard, processPage, type PathwayRow, type ProcessBoardRow, type ProcessPage, type StretchFigures } from '../../api/processes';
import { Frame } from '../../components/frame';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { Swedish, usePeriodName } from '../../components/text';
import { figure } from '../../lib/format';
import { links } from '../../lib/place';
import { casesOf, ChoiceBar, isReady, useChoice } from '../processes/choice';
import { NoLog } from '../processes/no_log';
import { Section } from '../processes/parts';
import { percentText, Unfinished, Verdict } from '../processes/standing';
import { Limits, versionsOf } from './limits';
import { ShareChart } from './share_chart';

function Share({ figures }: { figures: StretchFigures | undefined }) {
  const { t } = useTranslation();
  if (!figures) return <td className="figure quiet">–</td>;
  if (figures.withheld) return <td className="quiet">{t('processes.hidden')}</td>;
  if (figures.share_of_reached === null) return <td className="figure quiet">–</td>;
  return (
    <td className="figure">
      {percentText(figures.share_of_reached)}
      <small className="beside">{t('pathways.ofReached', { within: figures.within, reached: figures.reached })}</small>
    </td>
  );
}

function Figures({ row }: { row: ProcessBoardRow }) {
  const { t } = useTranslation();
  const of = (group: string) => row.groups.find((one) => one.group === group);
  return (
    <>
      <p><Verdict value={row.verdict} /></p>
      <p className="stretch-sentence" lang="sv">{row.sentence}</p>
      <Frame label={t('pathways.figures')}>
        <table className="plain-table">
          <caption className="ds-sr-only">{t('pathways.figures')}</caption>
          <thead>
            <tr>{['all', 'women', 'men'].map((one) => <th key={one} scope="col" className="figure">{t(`pathways.${one as 'all'}`)}</th>)}</tr>
          </thead>
          <tbody>
            <tr>{['T', 'K', 'M'].map((group) => <Share key={group} figures={of(group)} />)}</tr>
          </tbody>
        </table>
      </Frame>
      <p className="quiet">{t('pathways.denominator')}</p>
    </>
  );
}

function Treatments({ row }: { row: ProcessBoardRow }) {
  const { t } = useTranslation();
  if (row.outcomes.length === 0) return null;
  return (
    <Section title={t('pathways.byTreatment')}>
      <Frame label={t('pathways.byTreatment')}>
        <table className="plain-table">
          <caption className="ds-sr-only">{t('pathways.byTreatment')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('pathways.treatment')}</th>
              <th scope="col" className="figure">{t('pathways.limit')}</th>
              <th scope="col" className="figure">{t('pathways.within')}</th>
              <th scope="col" className="figure">{t('pathways.median')}</th>
            </tr>
          </thead>
          <tbody>
            {row.outcomes.map(({ name, limit, figures }) => (
              <tr key={name}>
                <th scope="row">{name ? <span lang="sv">{name}</span> : t('pathways.otherTreatment')}</th>
                <td className="figure">{figure(limit)}</td>
                <Share figures={figures} />
                <td className="figure">{figures.median === null ? '–' : figure(figures.median, figures.median % 1 === 0 ? 0 : 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
    </Section>
  );
}

function Months({ row, name }: { row: ProcessBoardRow; name: string }) {
  const { t } = useTranslation();
  const period = usePeriodName();
  if (row.months.length === 0) return null;
  return (
    <Section title={t('pathways.monthly')}>
      <ShareChart row={row} name={name} />
      <Unfinished months={row.months} />
      <Frame label={t('pathways.monthly')}>
        <table className="plain-table">
          <caption className="ds-sr-only">{t('pathways.monthly')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('pathways.month')}</th>
              <th scope="col" className="figure">{t('pathways.all')}</th>
              <th scope="col" className="figure">{t('pathways.women')}</th>
              <th scope="col" className="figure">{t('pathways.men')}</th>
            </tr>
          </thead>
          <tbody>
            {row.months.map((month) => (
              <tr key={month.period}>
                <th scope="row">{period(month.period)} {month.unfinished ? <small className="beside">{t('processes.board.unfinished')}</small> : null}</th>
                <Share figures={month.figures} />
                <Share figures={month.sexes.find((one) => one.group === 'K')} />
                <Share figures={month.sexes.find((one) => one.group === 'M')} />
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
    </Section>
  );
}

function There({ page, pathway }: { page: ProcessPage; pathway: PathwayRow }) {
  const { t } = useTranslation();
  const choices = useChoice(page);
  const query = useQuery({ ...processBoard(page.row.id, casesOf(choices.chosen)), enabled: page.row.has_log && isReady(choices) });
  return (
    <>
      <p className="no-print"><Link to={links.process(page.row.id)}>{t('pathways.toProcess')}</Link></p>
      {page.row.has_log ? (
        <>
          <ChoiceBar choices={choices} />
          <Answer query={query} rows={8}>
            {(board) => {
              const row = board.rows[0];
              if (board.withheld) return <p>{t('processes.tooFew', { number: board.fewest_shown })}</p>;
              if (!row) return <Empty title={t('pathways.noTarget')}><p>{t('pathways.noTargetHelp')}</p></Empty>;
              return (
                <>
                  <Figures row={row} />
                  <Months row={row} name={pathway.name} />
                  <Treatments row={row} />
                </>
              );
            }}
          </Answer>
        </>
      ) : (
        <NoLog page={page} />
      )}
      <Limits pathway={pathway} versions={versionsOf(pathway, page.targets)} />
    </>
  );
}

function One({ pathway }: { pathway: PathwayRow }) {
  const { t } = useTranslation();
  const query = useQuery({ ...processPage(pathway.id), enabled: pathway.there });
  if (!pathway.there) {
    return (
      <>
        <Empty title={t('pathways.notThere')}>
          <p>{t('pathways.notThereHelp')}</p>
          <p><Link to={links.pathways()}>{t('pathways.backTo')}</Link></p>
        </Empty>
        <Limits pathway={pathway} versions={versionsOf(pathway, [])} />
      </>
    );
  }
  return <Answer query={query} rows={8}>{(page) => <There page={page} pathway={pathway} />}</Answer>;
}

export default function PathwayPage() {
  const { t } = useTranslation();
  const { pathway: id = '' } = useParams();
  const query = useQuery(pathways());
  const pathway = query.data?.pathways.find((one) => one.id === id);
  return (
    <Page
      title={t('pathways.one')}
      crumbs={[{ to: links.processes(), text: t('processes.nav') }, { to: links.pathways(), text: t('pathways.nav') }]}
      eyebrow={pathway ? <Swedish>{pathway.name}</Swedish> : null}
    >
      <Answer query={query} rows={8}>
        {() => <div className="process">{pathway ? <One pathway={pathway} /> : <Empty title={t('error.notFoundTitle')}><p><Link to={links.pathways()}>{t('pathways.backTo')}</Link></p></Empty>}</div>}
      </Answer>
    </Page>
  );
}
