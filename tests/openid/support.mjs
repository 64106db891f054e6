// A Ledstång that knows two identity providers, and a browser's part of a log-in: redirections and cookies, no pages.
import { execFile, spawn } from 'node:child_process';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const root = resolve(import.meta.dirname, '../..');
const example = join(root, 'examples/norrbotten-2022');
const TODAY = '2022-05-20';

/** An HTTP server on a free port of the machine itself; the handler may be given later. */
export async function listen(handler) {
  const server = createServer(handler);
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}

export async function freePort() {
  const { server, url } = await listen();
  await new Promise((closed) => server.close(closed));
  return Number(new URL(url).port);
}

/** Starts the program with these providers (TOML), on a port that the providers know beforehand. */
export async function startLedstang(port, providers) {
  const binary = process.env.LEDSTANG_BINARY;
  if (!binary) throw new Error('LEDSTANG_BINARY must name the ledstang program');
  const folder = await mkdtemp(join(tmpdir(), 'ledstang-openid-'));
  const data = join(folder, 'data');
  await run(binary, ['init', data]);
  await run(binary, ['--data', data, 'import', 'plan', join(example, 'plan.json')]);
  await appendFile(join(data, 'ledstang.toml'), '\nlocal_passwords = false\n');
  await writeFile(join(data, 'config/identity_providers.toml'), providers);
  await writeFile(join(data, 'provider.secret'), 'en hemlighet: +%&=\n');
  const server = spawn(binary, ['--data', data, 'serve', '--listen', `127.0.0.1:${port}`, '--today', TODAY], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  server.stderr.on('data', (bytes) => (said += bytes));
  const ended = new Promise((done) => server.once('exit', done));
  await new Promise((ready, failed) => {
    createInterface({ input: server.stdout }).once('line', ready);
    server.once('exit', (code) => failed(new Error(`ledstang serve ended with ${code}: ${said}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    /** What `ledstang call` answers. */
    call: async (operation, fields = {}) => {
      const words = Object.entries(fields).flatMap(([name, value]) => [`--${name}`, value]);
      return JSON.parse((await run(binary, ['--data', data, 'call', operation, ...words])).stdout);
    },
    /** The lines of the log that say that a log-in was refused. */
    refusals: () =>
      said
        .split('\n')
        .filter((line) => line.includes('"openid_refused"'))
        .map((line) => JSON.parse(line)),
    log: () => said,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Follows redirections by itself, so that a test may look at each, and keeps each site's cookies. */
export class Browser {
  #jars = new Map();

  async get(address) {
    const url = new URL(address);
    const jar = this.#jar(url);
    const cookies = [...jar].filter(([, c]) => url.pathname.startsWith(c.path)).map(([name, c]) => `${name}=${c.value}`);
    const answer = await fetch(url, { redirect: 'manual', headers: cookies.length ? { cookie: cookies.join('; ') } : {} });
    for (const line of answer.headers.getSetCookie()) {
      const [pair, ...attributes] = line.split(/;\s*/);
      const at = pair.indexOf('=');
      const path = attributes.find((a) => /^path=/i.test(a))?.slice(5) ?? '/';
      if (attributes.some((a) => /^max-age=0$/i.test(a))) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), { value: pair.slice(at + 1), path });
    }
    return answer;
  }

  async put(address, value) {
    const jar = this.#jar(new URL(address));
    const answer = await fetch(address, {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        cookie: [...jar].map(([name, c]) => `${name}=${c.value}`).join('; '),
      },
      body: JSON.stringify(value),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), { value: pair.slice(pair.indexOf('=') + 1), path: '/' });
    }
    return answer;
  }

  /** Goes on until there is no redirection, or until `stop` says that an address is not to be fetched. */
  async follow(address, stop = () => false) {
    let at = address;
    for (let steps = 0; steps < 20; ++steps) {
      if (stop(at)) return { at };
      const answer = await this.get(at);
      const location = answer.headers.get('location');
      if (!location) return { at, answer };
      at = new URL(location, at).href;
    }
    throw new Error(`too many redirections from ${address}`);
  }

  cookie(address, name) {
    return this.#jar(new URL(address)).get(name)?.value;
  }
  takeCookies(address, other) {
    this.#jars.set(new URL(address).origin, new Map(other.#jar(new URL(address))));
  }
  #jar(url) {
    if (!this.#jars.has(url.origin)) this.#jars.set(url.origin, new Map());
    return this.#jars.get(url.origin);
  }
}

/** Logs in through the provider; where the browser ends up. */
export async function logIn(ledstang, provider, browser = new Browser()) {
  const { at } = await browser.follow(
    `${ledstang.url}/api/session/oidc/${provider}`,
    (address) => address.startsWith(ledstang.url) && !address.includes('/api/'),
  );
  const session = await browser.get(`${ledstang.url}/api/session`);
  return { at: at.slice(ledstang.url.length), status: session.status, session: await session.json(), browser };
}
