// How long it takes from a choice of filter to the map drawn anew, in Chromium, over HTTP. docs/performance.md has what it
// gave.
//
//     node bench/map_redraw.mjs LEDSTANG EVENT_LOG_BENCH EVENTS [TIMES]
//
// A small log is read in through the API, and its column file then exchanged for the big one, made by the same generator:
// so that the machine that measures need not read in ten million events first. Each choice (a sex, the other one, a last day,
// another) is made TIMES times; the page keeps the answers that it has, so all are combined with a first day that differs.
import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');
const { chromium } = createRequire(join(root, 'web/package.json'))('playwright-core');
const [ledstang, generator, events, times = '9'] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'ledstang-redraw-'));
const data = join(folder, 'data');
const browser = await chromium.launch({ executablePath: process.env.LEDSTANG_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
let server;
try {
  await run(ledstang, ['init', data, '--demo']);
  const { stdout } = await run(generator, ['generate', events, join(folder, 'big.loggfil'), '--attributes']);
  process.stdout.write(stdout);
  await run(generator, ['generate', '2000', join(folder, 'small.xes'), '--attributes']);
  server = spawn(ledstang, ['--data', data, 'serve', '--listen', '127.0.0.1:0', '--web', join(root, 'web/dist'), '--today', '2026-10-05'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const url = await new Promise((found) => createInterface({ input: server.stdout }).on('line', (line) => {
    const address = /https?:\/\/\S+/.exec(line)?.[0];
    if (address) found(address.replace(/\/$/, ''));
  }));
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'sv-SE', baseURL: url });
  const sent = async (path, options) => {
    const answer = await context.request.post(path, options);
    if (!answer.ok()) throw new Error(await answer.text());
  };
  await sent('/api/session', { data: { person: 'demo_controller' } });
  await sent('/api/processes', { data: { id: 'stor', name: 'Stor logg', leader: 'demo_controller' } });
  await sent('/api/processes/stor/log?file_name=small.xes', {
    data: await readFile(join(folder, 'small.xes')), headers: { 'Content-Type': 'application/octet-stream' },
  });
  await rename(join(folder, 'big.loggfil'), join(data, 'processes/stor.loggfil'));
  const page = await context.newPage();
  await page.goto('/processer/stor/karta');
  await page.locator('.map-edge[role="button"]').first().waitFor({ timeout: 120000 });
  // From the choice to the frame in which the changed picture is painted; the request's own part beside it.
  const redraw = (name, value) => page.evaluate(async ([label, chosen]) => {
    const field = [...document.querySelectorAll('select, input')].find((one) => one.labels[0]?.textContent === label);
    const picture = () => document.querySelector('.map-svg')?.textContent;
    const before = picture();
    performance.clearResourceTimings();
    const from = performance.now();
    const painted = new Promise((done, failed) => {
      setTimeout(() => failed(new Error(`${label} = ${chosen}: nothing was drawn`)), 10000);
      new MutationObserver((_, watch) => {
        if (picture() === before) return;
        watch.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)));
      }).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true });
    });
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, chosen);
    field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
    const took = await painted;
    const asked = performance.getEntriesByType('resource').find((one) => one.name.includes('/map'));
    return { name: label, took, answer: asked ? asked.responseEnd - asked.startTime : 0 };
  }, [name, value]);
  // Of the server, all threads, in hundredths of a second: what is left of a figure when others use the machine too.
  const ticks = () => {
    const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return Number(fields[11]) + Number(fields[12]);
  };
  const changes = [['Kön', 'K'], ['Kön', 'M'], ['till', '2023-06-30'], ['till', '2024-03-31']];
  const all = [];
  let processor = 0;
  for (let turn = 0; turn < Number(times); turn += 1) {
    // Nothing is taken from the page's memory of answers.
    await page.goto(`/processer/stor/karta?fran=2022-01-0${1 + (turn % 9)}`);
    await page.locator('.map-edge[role="button"]').first().waitFor({ timeout: 120000 });
    await page.waitForLoadState('networkidle');
    const before = ticks();
    for (const [field, value] of changes) all.push(await redraw(field, value));
    processor += ticks() - before;
  }
  const told = (name, values) => {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(0);
    console.log(`${name}: median ${at(0.5)} ms, least ${sorted[0].toFixed(0)}, nine of ten at most ${at(0.9)}, most ${sorted.at(-1).toFixed(0)} (${sorted.length} changes)`);
  };
  told('from the choice to the map painted', all.map((one) => one.took));
  for (const name of new Set(changes.map(([field]) => field))) told(`  ${name}`, all.filter((one) => one.name === name).map((one) => one.took));
  told('of which the answer over HTTP', all.map((one) => one.answer));
  told('of which the browser', all.map((one) => one.took - one.answer));
  console.log(`processor time of the server: ${((processor * 10) / all.length).toFixed(0)} ms a change`);
  console.log(`load average ${loadavg()[0].toFixed(1)}`);
} finally {
  await browser.close();
  if (server) {
    const ended = new Promise((done) => server.once('exit', done));
    server.kill('SIGTERM');
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
}
