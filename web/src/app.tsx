// Which page stands at which address. Pages are fetched when they are first needed.
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { useServerEvents } from './api/events';
import { useSession } from './api/queries';
import type { Session } from './api/model';
import { ErrorBoundary } from './components/error_boundary';
import { GuestShell } from './components/guest_shell';
import { ErrorNotice, Loading } from './components/notice';
import { Page } from './components/page';
import { PlaceProvider, usePlace } from './components/place';
import { SessionProvider } from './components/session';
import { Shell } from './components/shell';
import { links } from './lib/place';
import { ChooseAssignmentPage, NoAssignmentPage } from './pages/log_in/choose_assignment_page';
import { LogInPage } from './pages/log_in/log_in_page';
import { MustChangePage } from './pages/log_in/must_change_page';
import { SessionEnded } from './pages/log_in/session_ended';

const StartPage = lazy(() => import('./pages/start/start_page'));
const ScorecardPage = lazy(() => import('./pages/scorecard/scorecard_page'));
const MeasurePage = lazy(() => import('./pages/measure/measure_page'));
const ActionsPage = lazy(() => import('./pages/actions/actions_page'));
const ActionPage = lazy(() => import('./pages/actions/action_page'));
const ActionFormPage = lazy(() => import('./pages/actions/action_form'));
const EntryPage = lazy(() => import('./pages/entry/entry_page'));
const DocumentPage = lazy(() => import('./pages/document/document_page'));
const EffectsPage = lazy(() => import('./pages/effects/effects_page'));
const FormsPage = lazy(() => import('./pages/forms/forms_page'));
const KnowledgeMapPage = lazy(() => import('./pages/groups/knowledge_map_page'));
const GroupPage = lazy(() => import('./pages/groups/group_page'));
const KnowledgePage = lazy(() => import('./pages/knowledge/knowledge_page'));
const NewDocumentPage = lazy(() => import('./pages/knowledge/new_page'));
const KnowledgeDocumentPage = lazy(() => import('./pages/knowledge/document_page'));
const EditDocumentPage = lazy(() => import('./pages/knowledge/edit_page'));
const AreaPage = lazy(() => import('./pages/knowledge/area_page'));
const TopicPage = lazy(() => import('./pages/groups/topic_page'));
const MessagePage = lazy(() => import('./pages/groups/message_page'));
const HistoryLogPage = lazy(() => import('./pages/history/history_page'));
const LabelsPage = lazy(() => import('./pages/labels/labels_page'));
const MeetingsPage = lazy(() => import('./pages/meetings/meetings_page'));
const MeetingPage = lazy(() => import('./pages/meetings/meeting_page'));
const ForumsPage = lazy(() => import('./pages/meetings/forums_page'));
const ForumPage = lazy(() => import('./pages/meetings/forum_page'));
const PlanPage = lazy(() => import('./pages/plan/plan_page'));
const PrioritiesPage = lazy(() => import('./pages/priorities/priorities_page'));
const ProcessesPage = lazy(() => import('./pages/processes/register_page'));
const ProcessAboutPage = lazy(() => import('./pages/processes/about_page'));
const ProcessBoardPage = lazy(() => import('./pages/processes/board_page'));
const ProcessLogPage = lazy(() => import('./pages/processes/log_page'));
const ProcessPatientPage = lazy(() => import('./pages/processes/patient_page'));
const PublicWayPage = lazy(() => import('./pages/public/way_page'));
const ProcessEmergencyPage = lazy(() => import('./pages/processes/emergency_page'));
const ProcessWaitingPage = lazy(() => import('./pages/processes/waiting_page'));
const ProcessDotsPage = lazy(() => import('./pages/processes/dots_page'));
const ProcessPatientWayPage = lazy(() => import('./pages/processes/patient_way_page'));
const PathwaysPage = lazy(() => import('./pages/pathways/pathways_page'));
const PathwayPage = lazy(() => import('./pages/pathways/pathway_page'));
const OwnWayPage = lazy(() => import('./pages/public/own_way_page'));
const PackagesPage = lazy(() => import('./pages/packages/packages_page'));
const ProcessMapPage = lazy(() => import('./pages/processes/map_page'));
const ProcessFlowsPage = lazy(() => import('./pages/processes/flows_page'));
const ProcessParticipationPage = lazy(() => import('./pages/processes/participation_page'));
const ProcessWaysPage = lazy(() => import('./pages/processes/ways_page'));
const ProcessBottlenecksPage = lazy(() => import('./pages/processes/bottlenecks_page'));
const ProcessComparePage = lazy(() => import('./pages/processes/compare_page'));
const ProcessConformancePage = lazy(() => import('./pages/processes/conformance_page'));
const ProcessModelPage = lazy(() => import('./pages/processes/model_page'));
const ReportPage = lazy(() => import('./pages/report/report_page'));
const OrganisationPage = lazy(() => import('./pages/organisation/organisation_page'));
const ImportPage = lazy(() => import('./pages/imports/import_page'));
const AccountPage = lazy(() => import('./pages/account/account_page'));
const TasksPage = lazy(() => import('./pages/tasks/tasks_page'));
const RoundPage = lazy(() => import('./pages/round/round_page'));
const CalendarPage = lazy(() => import('./pages/calendar/calendar_page'));
const MattersPage = lazy(() => import('./pages/matters/matters_page'));
const MatterPage = lazy(() => import('./pages/matters/matter_page'));
const NewMatterPage = lazy(() => import('./pages/matters/new_matter_page'));
const MatterTypesPage = lazy(() => import('./pages/matter_types/types_page'));
const NoticesPage = lazy(() => import('./pages/notices/notices_page'));
const PeoplePage = lazy(() => import('./pages/people/people_page'));
const PersonPage = lazy(() => import('./pages/people/person_page'));
const SourcesPage = lazy(() => import('./pages/sources/sources_page'));
const WorkshopPage = lazy(() => import('./pages/workshop/workshop_page'));
const DefinitionPage = lazy(() => import('./pages/workshop/definition_page'));
const SharedPage = lazy(() => import('./pages/shared/shared_page'));
const SharedItemPage = lazy(() => import('./pages/shared/shared_item_page'));
const UnitPage = lazy(() => import('./pages/unit/unit_page'));
const SearchPage = lazy(() => import('./pages/search/search_page'));

/** /styrning without unit or period leads to the one looked at last. */
function Hither({ to }: { to: (unit: string, period: string) => string }) {
  const { unit, period } = usePlace();
  return unit && period ? <Navigate replace to={to(unit, period)} /> : <Loading />;
}

function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('error.notFoundTitle')}>
      <p>{t('error.notFound')}</p>
      <p>
        <Link to={links.start()}>{t('error.toStart')}</Link>
      </p>
    </Page>
  );
}

function Pages() {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary key={pathname}>
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route path="/" element={<StartPage />} />
          <Route path="/styrning" element={<Hither to={links.scorecard} />} />
          <Route path="/styrning/:unit/:period" element={<ScorecardPage />} />
          <Route path="/styrning/:unit/matt/:measure" element={<MeasurePage />} />
          <Route path="/enhet" element={<Hither to={links.unitPage} />} />
          <Route path="/enhet/:unit/:period" element={<UnitPage />} />
          <Route path="/handlingsplan" element={<Hither to={links.actions} />} />
          <Route path="/handlingsplan/:unit" element={<ActionsPage />} />
          <Route path="/handlingsplan/:unit/ny" element={<ActionFormPage />} />
          <Route path="/handlingsplan/:unit/:action" element={<ActionPage />} />
          <Route path="/handlingsplan/:unit/:action/andra" element={<ActionFormPage />} />
          <Route path="/effekter/:unit" element={<EffectsPage />} />
          <Route path="/formular/:unit" element={<FormsPage />} />
          <Route path="/kunskapsorganisationen" element={<KnowledgeMapPage />} />
          <Route path="/kunskapsorganisationen/:group" element={<GroupPage />} />
          <Route path="/kunskap" element={<KnowledgePage />} />
          <Route path="/kunskap/nytt" element={<NewDocumentPage />} />
          <Route path="/kunskap/dokument/:id" element={<KnowledgeDocumentPage />} />
          <Route path="/kunskap/dokument/:id/redigera" element={<EditDocumentPage />} />
          <Route path="/kunskap/omraden/:id" element={<AreaPage />} />
          <Route path="/kunskapsorganisationen/ombud/:topic" element={<TopicPage />} />
          <Route path="/meddelanden/:number" element={<MessagePage />} />
          <Route path="/arenden" element={<MattersPage />} />
          <Route path="/arenden/nytt" element={<NewMatterPage />} />
          <Route path="/arenden/nytt/:type" element={<NewMatterPage />} />
          <Route path="/arenden/:matter" element={<MatterPage />} />
          <Route path="/nytt" element={<NoticesPage />} />
          <Route path="/historik" element={<HistoryLogPage />} />
          <Route path="/omraden/:unit" element={<LabelsPage />} />
          <Route path="/moten" element={<MeetingsPage />} />
          <Route path="/moten/:meeting" element={<MeetingPage />} />
          <Route path="/forum" element={<ForumsPage />} />
          <Route path="/forum/:forum" element={<ForumPage />} />
          <Route path="/plan" element={<Hither to={links.plan} />} />
          <Route path="/plan/:unit" element={<PlanPage />} />
          <Route path="/prioriteringar/:unit" element={<PrioritiesPage />} />
          <Route path="/processer" element={<ProcessesPage />} />
          <Route path="/processer/deltagande" element={<ProcessParticipationPage />} />
          <Route path="/processer/:process" element={<ProcessBoardPage />} />
          <Route path="/processer/:process/patient" element={<ProcessPatientPage />} />
          <Route path="/processer/:process/akut" element={<ProcessEmergencyPage />} />
          <Route path="/processer/:process/vantar" element={<ProcessWaitingPage />} />
          <Route path="/processer/:process/vantar/:caseName" element={<ProcessPatientWayPage />} />
          <Route path="/processer/:process/punkter" element={<ProcessDotsPage />} />
          <Route path="/svf" element={<PathwaysPage />} />
          <Route path="/svf/:pathway" element={<PathwayPage />} />
          <Route path="/processer/:process/karta" element={<ProcessMapPage />} />
          <Route path="/processer/:process/floden" element={<ProcessFlowsPage />} />
          <Route path="/processer/:process/vagar" element={<ProcessWaysPage />} />
          <Route path="/processer/:process/flaskhalsar" element={<ProcessBottlenecksPage />} />
          <Route path="/processer/:process/jamfor" element={<ProcessComparePage />} />
          <Route path="/processer/:process/foljsamhet" element={<ProcessConformancePage />} />
          <Route path="/processer/:process/om" element={<ProcessAboutPage />} />
          <Route path="/processer/:process/bild" element={<ProcessModelPage />} />
          <Route path="/processer/:process/logg" element={<ProcessLogPage />} />
          <Route path="/rapportera" element={<Hither to={links.entry} />} />
          <Route path="/rapportera/:unit/:period" element={<EntryPage />} />
          <Route path="/rapport" element={<Hither to={links.report} />} />
          <Route path="/rapport/:unit/:period" element={<ReportPage />} />
          <Route path="/rapport/:unit/:period/skriv" element={<DocumentPage />} />
          <Route path="/organisation" element={<OrganisationPage />} />
          <Route path="/organisation/:unit" element={<OrganisationPage />} />
          <Route path="/administration" element={<Navigate replace to={links.imports()} />} />
          <Route path="/administration/kalldata" element={<SourcesPage />} />
          <Route path="/administration/matt" element={<WorkshopPage />} />
          <Route path="/administration/matt/:measure" element={<DefinitionPage />} />
          <Route path="/administration/arendetyper" element={<MatterTypesPage />} />
          <Route path="/administration/paket" element={<PackagesPage />} />
          <Route path="/administration/import" element={<ImportPage />} />
          <Route path="/sok" element={<SearchPage />} />
          <Route path="/konto" element={<AccountPage />} />
          <Route path="/uppgifter" element={<TasksPage />} />
          <Route path="/uppfoljning" element={<Hither to={links.round} />} />
          <Route path="/uppfoljning/:unit/:period" element={<RoundPage />} />
          <Route path="/kalender" element={<CalendarPage />} />
          <Route path="/personer" element={<PeoplePage />} />
          <Route path="/personer/:person" element={<PersonPage />} />
          <Route path="/delat" element={<SharedPage />} />
          <Route path="/delat/:kind/:target" element={<SharedItemPage />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </ErrorBoundary>
  );
}

/** Guests see what has been shared with them, and their own account. */
function GuestPages() {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary key={pathname}>
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route path="/delat" element={<SharedPage />} />
          <Route path="/delat/:kind/:target" element={<SharedItemPage />} />
          <Route path="/moten" element={<MeetingsPage />} />
          <Route path="/moten/:meeting" element={<MeetingPage />} />
          <Route path="/konto" element={<AccountPage />} />
          <Route path="*" element={<Navigate replace to={links.shared()} />} />
        </Routes>
      </Suspense>
    </ErrorBoundary>
  );
}

/** What stands between the log-in and the pages: a password of one's own, and which assignment it is about. */
function Inside({ session }: { session: Session }) {
  if (session.must_change_password) return <MustChangePage />;
  if (!session.assignment && session.assignments.length > 0) return <ChooseAssignmentPage session={session} />;
  if (!session.permissions.some((one) => one !== 'open' && one !== 'self')) return <NoAssignmentPage session={session} />;
  const guest = !session.permissions.includes('read');
  return (
    <SessionProvider key={`${session.person}-${session.assignment}`} session={session}>
      {guest ? (
        <GuestShell>
          <GuestPages />
        </GuestShell>
      ) : (
        <PlaceProvider session={session}>
          <Shell>
            <Pages />
          </Shell>
        </PlaceProvider>
      )}
      <SessionEnded />
    </SessionProvider>
  );
}

/** What anybody may read, logged in or not. */
function Everybody() {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route path="/vardvag/:process" element={<PublicWayPage />} />
        <Route path="/vardvag/min/:token" element={<OwnWayPage />} />
      </Routes>
    </Suspense>
  );
}

export function App() {
  const { pathname } = useLocation();
  return pathname.startsWith('/vardvag/') ? <Everybody /> : <Inward />;
}

function Inward() {
  const session = useSession();
  useServerEvents(Boolean(session.data));
  if (session.error) {
    return (
      <main className="alone">
        <ErrorNotice error={session.error} retry={() => void session.refetch()} />
      </main>
    );
  }
  if (session.isPending) return null;
  if (!session.data) return <LogInPage />;
  return <Inside session={session.data} />;
}
