// A fresh Ledstång with the example in it, and a browser that looks at it. LEDSTANG_BINARY says which program;
// LEDSTANG_URL tries one that already runs instead. LEDSTANG_SLOW=600 holds back every question and every answer for up to
// so many milliseconds, each its own: what a test or a page forgets to wait for shows. (A network that is gone is not tried so.)
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const root = resolve(import.meta.dirname, '../..');
export const example = join(root, 'examples/norrbotten-2022');
const require = createRequire(join(root, 'web/package.json'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const unit = 'div_lanssjukvard_2';
export const period = '2022-T1';
export const wide = { width: 1440, height: 900 };
export const narrow = { width: 390, height: 844 };

// The day after the period's end: what the report would be read on.
const TODAY = '2022-05-02';

/** Every page, by the name its picture has in the handbook. */
export const pages = {
  start: '/',
  styrkort: `/styrning/${unit}/${period}`,
  matt: `/styrning/${unit}/matt/antal_fraga_vald_nara_relation?period=${period}`,
  handlingsplan: `/handlingsplan/${unit}?period=${period}`,
  tidslinje: `/handlingsplan/${unit}?period=${period}&vy=tidslinje`,
  atgard: `/handlingsplan/${unit}/${unit}-2022-17?period=${period}`,
  rapport: `/rapport/${unit}/${period}`,
  organisation: `/organisation/${unit}`,
  import: '/administration/import',
  sok: '/sok?q=patienter',
  uppgifter: '/uppgifter',
  uppfoljning: `/uppfoljning/${unit}/${period}`,
  oversikt: `/uppfoljning/${unit}/${period}?vy=oversikt`,
  kalender: '/kalender?ar=2022',
  personer: '/personer',
  konto: '/konto',
};

async function startServer({ today = TODAY, prepare } = {}) {
  if (process.env.LEDSTANG_URL) return { url: process.env.LEDSTANG_URL, stop: async () => {} };
  const binary = process.env.LEDSTANG_BINARY;
  if (!binary || !existsSync(binary)) throw new Error('LEDSTANG_BINARY must name the ledstang program');
  const web = join(root, 'web/dist');
  if (!existsSync(join(web, 'index.html'))) throw new Error('Build the client first: npm run --prefix web build');
  const folder = await mkdtemp(join(tmpdir(), 'ledstang-browser-'));
  const data = join(folder, 'data');
  await run(binary, ['init', data, '--demo']);
  for (const [kind, file] of [
    ['plan', 'plan.json'], ['outcomes', 'outcomes.csv'], ['comments', 'comments.csv'], ['actions', 'actions.csv'],
    ['action-targets', 'action_targets.csv'], ['production', 'production.csv'],
  ]) {
    await run(binary, ['--data', data, 'import', kind, join(example, file)]);
  }
  await prepare?.({ data, run: (...words) => run(binary, ['--data', data, ...words]) });
  let now = await serve(binary, data, web, today);
  return {
    get url() {
      return now.url;
    },
    on: async (day) => {
      await now.stop();
      now = await serve(binary, data, web, day);
    },
    stop: async () => {
      await now.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function serve(binary, data, web, today) {
  const options = ['--data', data, 'serve', '--listen', '127.0.0.1:0', '--web', web, '--today', today];
  const server = spawn(binary, options, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((done) => server.once('exit', done));
  const address = new Promise((found, failed) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      const url = /https?:\/\/\S+/.exec(line)?.[0];
      if (url) found(url.replace(/\/$/, ''));
    });
    server.once('exit', (code) => failed(new Error(`ledstang serve ended with ${code}`)));
  });
  return {
    url: await address,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * A server and a browser for one test file. `open` gives a page of somebody who is logged in. `today` is the server's day;
 * `prepare({ data, run })` may put things into the data folder, or run the program on it, before it serves.
 */
export async function startWorld(options) {
  const server = await startServer(options);
  const browser = await chromium.launch({
    executablePath: process.env.LEDSTANG_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
  const look = async (path, size, options, logIn) => {
    const context = await browser.newContext({ viewport: size, locale: 'sv-SE', baseURL: server.url, ...options });
    await logIn(context.request);
    const page = await context.newPage();
    if (process.env.LEDSTANG_SLOW) await holdBack(page, Number(process.env.LEDSTANG_SLOW));
    page.complaints = [];
    page.on('pageerror', (error) => page.complaints.push(error.message));
    page.on('console', (message) => {
      // Chromium writes refused requests to the console; the pages show them themselves.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        page.complaints.push(message.text());
      }
    });
    await page.goto(path);
    await settled(page);
    return page;
  };
  return {
    get url() {
      return server.url;
    },
    /** The server again, on another day; pages that are open stay with the former. */
    on: (day) => server.on(day),
    open: (path, { size = wide, person = 'demo_controller', ...options } = {}) =>
      look(path, size, options, async (request) => {
        if (person) await reply(request.post('/api/session', { data: { person } }));
      }),
    /** Adds a person with a password and assignments; answers the id, the user name and the one-time password. */
    addPerson: async ({ assignments = [], ...fields }) => {
      const context = await browser.newContext({ baseURL: server.url });
      const { request } = context;
      await reply(request.post('/api/session', { data: { person: 'demo_controller' } }));
      const made = await reply(request.post('/api/persons', { data: fields }));
      for (const assignment of assignments) {
        const data = { valid_from: '2022-01-01', ...assignment };
        await reply(request.post(`/api/persons/${made.person.id}/assignments`, { data }));
      }
      await context.close();
      return { id: made.person.id, user_name: fields.user_name, password: made.one_time_password };
    },
    /** A page of somebody who was added: the first log-in gives them a password of their own. */
    openAs: (person, path, { size = wide, ...options } = {}) =>
      look(path, size, options, async (request) => {
        const { user_name, password } = person;
        const session = await reply(request.post('/api/session/password', { data: { user_name, password } }));
        if (session.must_change_password) {
          person.password = `${password} och mera`;
          const data = { old_password: password, new_password: person.password };
          await reply(request.put('/api/session/password', { data }));
        }
        if (!session.assignment) {
          await reply(request.put('/api/session/assignment', { data: { assignment: session.assignments[0].id } }));
        }
      }),
    stop: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

async function reply(asked) {
  const response = await asked;
  if (!response.ok()) throw new Error(`${response.url()} ${response.status()}: ${await response.text()}`);
  return response.json();
}

/**
 * The page has its heading, and nothing on it is still being fetched. After a click that leads to another page the former stands
 * for a while, as settled as ever: `title` is then the heading of the one that is waited for.
 */
export async function settled(page, title) {
  await page.waitForSelector('h1');
  if (title) await page.locator('main').getByRole('heading', { level: 1, name: title }).waitFor();
  await page.waitForFunction(() => document.querySelector('.loading') === null);
  await page.evaluate(() => document.fonts.ready);
}

/**
 * The page is accessible, no wider than its window, and has nothing to complain of. `name` is said where it does not hold, and
 * names the picture that is taken of it when LEDSTANG_PICTURES says in which folder.
 */
export async function fits(page, name = '') {
  await settled(page);
  const pictures = process.env.LEDSTANG_PICTURES;
  if (pictures && name) await page.screenshot({ path: join(pictures, `${name}-${page.viewportSize().width}.png`), fullPage: true });
  assert.deepEqual(await violations(page), [], name);
  const beyond = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > width).map((one) => one.outerHTML.slice(0, 120));
  });
  assert.deepEqual(beyond, [], name);
  assert.deepEqual(page.complaints, [], name);
}

/** What axe-core finds against WCAG 2.1 A and AA, one line each. */
export async function violations(page) {
  // A dialog that is still fading in has less contrast than it will have.
  await page.waitForFunction(() =>
    document.getAnimations().every((one) => one.playState !== 'running' || one.effect.getComputedTiming().endTime === Infinity));
  const found = await page.evaluate(
    `${axe};axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`,
  );
  return found.violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0].html.slice(0, 160)}`);
}

async function holdBack(page, most) {
  const aWhile = () => new Promise((done) => setTimeout(done, Math.random() * most));
  await page.route('**/api/**', async (route) => {
    if (route.request().resourceType() === 'eventsource') return route.continue();
    await aWhile();
    const response = await route.fetch({ timeout: 0 }).catch(() => null);
    await aWhile();
    // A page that is closed meanwhile has no more use for it.
    await (response ? route.fulfill({ response }) : route.abort()).catch(() => {});
  });
}

export function heading(page) {
  return page.locator('main h1:not([aria-level])').innerText();
}
