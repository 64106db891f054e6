// Where the reader is: every page about a unit carries the unit and the period in its address, so that a link can be
// sent to a colleague. This is the one place that knows how the addresses look.

export interface Place {
  unit: string;
  period: string;
}

export const links = {
  start: () => '/',
  scorecard: (unit: string, period: string) => `/styrning/${unit}/${period}`,
  measure: (unit: string, measure: string, period: string) => `/styrning/${unit}/matt/${measure}?period=${period}`,
  unitPage: (unit: string, period: string) => `/enhet/${unit}/${period}`,
  actions: (unit: string, period: string) => `/handlingsplan/${unit}?period=${period}`,
  action: (unit: string, action: string, period: string) => `/handlingsplan/${unit}/${action}?period=${period}`,
  newAction: (unit: string, period: string) => `/handlingsplan/${unit}/ny?period=${period}`,
  editAction: (unit: string, action: string, period: string) => `/handlingsplan/${unit}/${action}/andra?period=${period}`,
  labels: (unit: string, set = '', label = '') =>
    `/omraden/${unit}?${new URLSearchParams(set ? { sort: set, etikett: label } : {}).toString()}`,
  plan: (unit: string, period: string) => `/plan/${unit}?period=${period}`,
  /** With a measure that waits to be taken in. */
  planWith: (unit: string, measure: string) => `/plan/${unit}?matt=${encodeURIComponent(measure)}`,
  writing: (unit: string, period: string) => `/rapport/${unit}/${period}/skriv`,
  effects: (unit: string, period: string) => `/effekter/${unit}?period=${period}`,
  forms: (unit: string, period: string, form = '') => `/formular/${unit}?period=${period}${form ? `&formular=${form}` : ''}`,
  priorities: (unit: string, period: string) => `/prioriteringar/${unit}?period=${period}`,
  knowledge: (view = '') => `/kunskapsorganisationen${view ? `?vy=${view}` : ''}`,
  group: (group: string) => `/kunskapsorganisationen/${encodeURIComponent(group)}`,
  documents: () => '/kunskap',
  newDocument: () => '/kunskap/nytt',
  document: (id: string, anchor = '') => `/kunskap/dokument/${encodeURIComponent(id)}${anchor ? `#${anchor}` : ''}`,
  editDocument: (id: string) => `/kunskap/dokument/${encodeURIComponent(id)}/redigera`,
  area: (id: string) => `/kunskap/omraden/${encodeURIComponent(id)}`,
  processes: () => '/processer',
  participation: () => '/processer/deltagande',
  /** A process, or one of its pages: karta, vagar, floden, flaskhalsar, jamfor, foljsamhet, bild, logg, om. */
  process: (process: string, part = '') => `/processer/${encodeURIComponent(process)}${part ? `/${part}` : ''}`,
  /** One patient's way; the reason for reading it is asked for there. */
  patientWay: (process: string, caseName: string) => `/processer/${encodeURIComponent(process)}/vantar/${encodeURIComponent(caseName)}`,
  pathways: () => '/svf',
  pathway: (pathway: string) => `/svf/${encodeURIComponent(pathway)}`,
  /** The patient's own, by a secret link. */
  ownWay: (token: string) => `/vardvag/min/${encodeURIComponent(token)}`,
  publicWay: (process: string) => `/vardvag/${encodeURIComponent(process)}`,
  contacts: (unit: string) => `/kunskapsorganisationen?vy=kontakt&enhet=${encodeURIComponent(unit)}`,
  topic: (topic: string) => `/kunskapsorganisationen/ombud/${encodeURIComponent(topic)}`,
  message: (number: number) => `/meddelanden/${number}`,
  matters: (filter: Record<string, string> = {}) => `/arenden${Object.keys(filter).length > 0 ? `?${new URLSearchParams(filter).toString()}` : ''}`,
  matter: (matter: string) => `/arenden/${encodeURIComponent(matter)}`,
  /** Without a type: the choice among them. `parent` is the matter that it becomes a part of. */
  newMatter: (type: string, unit: string, parent = '') =>
    `/arenden/nytt${type ? `/${encodeURIComponent(type)}` : ''}?${new URLSearchParams({ enhet: unit, ...(parent ? { del: parent } : {}) }).toString()}`,
  /** One that begins with what it is about filled in. */
  newMatterAbout: (type: string, unit: string, about: { dokument?: string; rubrik?: string; omrade?: string; falt?: string; varde?: string }) =>
    `/arenden/nytt${type ? `/${encodeURIComponent(type)}` : ''}?${new URLSearchParams({ enhet: unit, ...about }).toString()}`,
  matterTypes: () => '/administration/arendetyper',
  notices: () => '/nytt',
  meetings: () => '/moten',
  meeting: (meeting: string) => `/moten/${encodeURIComponent(meeting)}`,
  forums: () => '/forum',
  forum: (forum: string) => `/forum/${encodeURIComponent(forum)}`,
  history: () => '/historik',
  entry: (unit: string, period: string) => `/rapportera/${unit}/${period}`,
  report: (unit: string, period: string) => `/rapport/${unit}/${period}`,
  organisation: (unit?: string) => (unit ? `/organisation/${unit}` : '/organisation'),
  sources: () => '/administration/kalldata',
  workshop: () => '/administration/matt',
  definition: (measure: string) => `/administration/matt/${encodeURIComponent(measure)}`,
  packages: () => '/administration/paket',
  imports: () => '/administration/import',
  account: () => '/konto',
  tasks: () => '/uppgifter',
  round: (unit: string, period: string) => `/uppfoljning/${unit}/${period}`,
  calendar: () => '/kalender',
  people: () => '/personer',
  person: (person: string) => `/personer/${encodeURIComponent(person)}`,
  shared: () => '/delat',
  sharedItem: (kind: string, target: string, unit: string) =>
    `/delat/${kind}/${encodeURIComponent(target)}?enhet=${encodeURIComponent(unit)}`,
  search: (text: string) => `/sok?q=${encodeURIComponent(text)}`,
};

/** What an address says of unit and period. */
export function placeIn(pathname: string, search: string): Partial<Place> {
  const [area = '', unit, third] = pathname.split('/').slice(1);
  const query = new URLSearchParams(search);
  const place: Partial<Place> = {};
  const placed = ['styrning', 'enhet', 'handlingsplan', 'plan', 'effekter', 'omraden', 'formular', 'prioriteringar', 'rapport', 'rapportera', 'uppfoljning'];
  if (unit && placed.includes(area)) place.unit = decodeURIComponent(unit);
  const period = query.get('period') ?? (third && /^\d{4}/.test(third) ? third : undefined);
  if (period) place.period = period;
  return place;
}

/** The same page for another unit or period. Pages about a single action lead back to the list. */
export function elsewhere(pathname: string, search: string, to: Place): string {
  const [area = '', , third, fourth] = pathname.split('/').slice(1);
  const query = new URLSearchParams(search);
  if (area === 'styrning' && third === 'matt' && fourth) {
    query.set('period', to.period);
    return `/styrning/${to.unit}/matt/${fourth}?${query}`;
  }
  if (area === 'rapport' && fourth === 'skriv') return `/rapport/${to.unit}/${to.period}/skriv`;
  if (['styrning', 'enhet', 'rapport', 'rapportera', 'uppfoljning'].includes(area)) {
    const rest = query.toString();
    return `/${area}/${to.unit}/${to.period}${rest ? `?${rest}` : ''}`;
  }
  if (area === 'plan' || area === 'effekter') return `/${area}/${to.unit}?period=${to.period}`;
  if (['handlingsplan', 'omraden', 'formular', 'prioriteringar'].includes(area)) {
    query.set('period', to.period);
    query.delete('dag');
    return `/${area}/${to.unit}?${query}`;
  }
  return pathname + search;
}

const KEY = 'ledstang.place';

export function rememberedPlace(): Partial<Place> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Place>;
  } catch {
    return {};
  }
}

export function rememberPlace(place: Place): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(place));
  } catch {
    // A browser that keeps nothing still works; the choice then lasts as long as the page.
  }
}
