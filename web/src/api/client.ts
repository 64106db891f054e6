// The one place that talks HTTP with the server. A refusal becomes an ApiError with the server's own Swedish words.

export interface Fault {
  code: string;
  message: string;
  path?: string;
  file?: string;
  line?: number | null;
  column?: number | null;
}

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly faults: Fault[] = [],
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** A list is sent as the same name several times. */
export type Query = Record<string, string | number | boolean | string[] | undefined | null>;

/** A path below /api; values in `parts` are escaped: path`/units/${unit}`. */
export function path(texts: TemplateStringsArray, ...parts: (string | number)[]): string {
  return texts.reduce((done, text, i) => done + text + (i < parts.length ? encodeURIComponent(String(parts[i])) : ''), '');
}

export function address(where: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) value.forEach((one) => search.append(name, one));
    else if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return `/api${where}${text ? `?${text}` : ''}`;
}

async function refusal(response: Response): Promise<ApiError> {
  const text = await response.text();
  try {
    const body = JSON.parse(text) as { code?: string; message?: string; faults?: Fault[] };
    return new ApiError(response.status, body.code ?? 'unknown', body.message ?? text, body.faults ?? []);
  } catch {
    return new ApiError(response.status, 'unreadable', `Servern svarade ${response.status} utan förklaring.`);
  }
}

/** Answers true when somebody is logged in (again), so that what has been refused so many times can be asked anew. */
type LogInAgain = (times: number) => Promise<boolean>;
let logInAgain: LogInAgain | undefined;

export function onSessionEnd(handler: LogInAgain | undefined): void {
  logInAgain = handler;
}

async function ask(method: string, url: string, init: RequestInit = {}, times = 1): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { method, credentials: 'same-origin', ...init });
  } catch {
    throw new ApiError(0, 'unreachable', 'Det går inte att nå servern. Kontrollera nätet och försök igen.');
  }
  if (response.ok) return response;
  const error = await refusal(response);
  // The question of who one is may be answered with "nobody"; everything else waits for a new log-in.
  if (error.status === 401 && error.code === 'session.missing' && url !== '/api/session' && (await logInAgain?.(times))) {
    return ask(method, url, init, times + 1);
  }
  throw error;
}

export async function get<Reply>(where: string, query?: Query): Promise<Reply> {
  return (await ask('GET', address(where, query), { headers: { Accept: 'application/json' } })).json() as Promise<Reply>;
}

export async function getText(where: string, query?: Query): Promise<string> {
  return (await ask('GET', address(where, query))).text();
}

/** A file that the server makes, under the name it gives. */
export async function getFile(where: string, query?: Query): Promise<{ name: string; bytes: Blob }> {
  const response = await ask('GET', address(where, query));
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  return { name: name ? decodeURIComponent(name) : 'ledstang', bytes: await response.blob() };
}

export async function send<Reply>(method: 'POST' | 'PUT' | 'DELETE', where: string, body?: object, query?: Query) {
  const init: RequestInit =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  return (await ask(method, address(where, query), init)).json() as Promise<Reply>;
}

export async function upload<Reply>(where: string, file: File, query: Query) {
  const init = { body: file, headers: { 'Content-Type': 'application/octet-stream' } };
  return (await ask('POST', address(where, { ...query, file_name: file.name }), init)).json() as Promise<Reply>;
}
