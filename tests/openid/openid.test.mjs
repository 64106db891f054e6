// Logging in through an identity provider, end to end: against oidc-provider as it is, and against an issuer that does
// everything wrong that one can do.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import Provider from 'oidc-provider';
import { startIssuer } from './issuer.mjs';
import { Browser, freePort, listen, logIn, startLedstang } from './support.mjs';

const SECRET = 'en hemlighet: +%&=';
let ledstang;
let issuer;
let real;
let person; // who logs in at the real provider
const people = {};

/** The certified provider, with a log-in page that everybody passes as `person`. */
async function startProvider(answer) {
  const { server, url } = await listen();
  const provider = new Provider(url, {
    clients: [
      {
        client_id: 'ledstang',
        client_secret: SECRET,
        redirect_uris: [answer],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'employeeHsaId', 'commission'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    features: { devInteractions: { enabled: false } },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    cookies: { keys: ['a test'] },
  });
  const callback = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url.startsWith('/interaction/')) return callback(request, response);
    return provider.interactionFinished(request, response, { login: { accountId: person } });
  });
  return { url, stop: () => new Promise((closed) => server.close(closed).closeAllConnections()) };
}

const provider = (id, issuerUrl, more) => `
[[providers]]
id = "${id}"
name = "Provtjänsten ${id}"
issuer = "${issuerUrl}"
client_id = "ledstang"
assignments = "commission"
${more}
[[providers.mapping]]
value = "ortopedi-chef"
role = "approver"
unit = "vo_ortopedi"
[[providers.mapping]]
value = "division-controller"
role = "controller"
unit = "div_lanssjukvard_2"
`;

before(async () => {
  const port = await freePort();
  real = await startProvider(`http://127.0.0.1:${port}/api/session/oidc/real/answer`);
  issuer = await startIssuer('ledstang');
  ledstang = await startLedstang(
    port,
    provider('real', real.url, 'client_secret_file = "provider.secret"') +
      provider('own', issuer.url, '') +
      provider('strict', issuer.url, 'admit = "known"') +
      provider('gone', 'http://127.0.0.1:1', ''),
  );
});
after(async () => {
  await ledstang?.stop();
  await issuer?.stop();
  await real?.stop();
});
beforeEach(() => {
  issuer.fault = '';
  issuer.claims = { sub: 'asa', name: 'Åsa Öberg', employeeHsaId: 'SE2321000131-E1', commission: ['ortopedi-chef'] };
});

const persons = async () => (await ledstang.call('list_persons')).persons;

// HA-67: no local passwords where the providers are the only way in.
test('the ways to log in are the providers alone', async () => {
  const ways = await (await fetch(`${ledstang.url}/api/session/ways`)).json();
  assert.equal(ways.password, false);
  assert.deepEqual(ways.demo, []);
  assert.deepEqual(ways.providers[0], { id: 'real', name: 'Provtjänsten real' });
});

// HA-67: the log-in of a real provider, with the role of the chosen assignment.
test('a real provider: with two assignments the person chooses, and rights follow the chosen one', async () => {
  people.sara = {
    name: 'Sara Lindgren',
    employeeHsaId: 'SE2321000131-E1001',
    commission: ['ortopedi-chef', 'division-controller', 'something else'],
  };
  person = 'sara';
  const { at, session, browser } = await logIn(ledstang, 'real');
  assert.equal(at, '/');
  assert.equal(session.name, 'Sara Lindgren');
  assert.equal(session.assignment, '');
  assert.deepEqual(session.permissions, []);
  assert.equal((await browser.get(`${ledstang.url}/api/units`)).status, 403);
  assert.deepEqual(
    session.assignments.map((a) => [a.role, a.unit]).sort(),
    [['approver', 'vo_ortopedi'], ['controller', 'div_lanssjukvard_2']],
  );
  for (const choice of session.assignments) {
    const chosen = await (await browser.put(`${ledstang.url}/api/session/assignment`, { assignment: choice.id })).json();
    assert.equal(chosen.role, choice.role);
    assert.deepEqual(chosen.parts, [choice.unit]);
    assert.equal(chosen.permissions.includes('control'), choice.role === 'controller');
    assert.equal((await browser.get(`${ledstang.url}/api/units`)).status, 200);
  }
});

test('a real provider: an assignment that it no longer tells of has ended', async () => {
  people.bo = { name: 'Bo Ek', employeeHsaId: 'SE2321000131-E1002', commission: ['ortopedi-chef', 'division-controller'] };
  person = 'bo';
  assert.equal((await logIn(ledstang, 'real')).session.assignments.length, 2);
  people.bo.commission = ['ortopedi-chef'];
  const again = await logIn(ledstang, 'real');
  assert.equal(again.session.role, 'approver', 'the only one is chosen');
  assert.equal((await persons()).filter((p) => p.name === 'Bo Ek').length, 1, 'the same person');
});

test('a real provider: who is known by employeeHsaId has the assignments that were given here', async () => {
  await ledstang.call('create_person', { id: 'cia', name: 'Cia Dahl', employee_hsa_id: 'se2321000131-e1003' });
  await ledstang.call('add_assignment', { person: 'cia', role: 'reader', valid_from: '2022-01-01' });
  people.cia = { name: 'Cecilia Dahl', employeeHsaId: 'SE2321000131-E1003', commission: [] };
  person = 'cia';
  const { session } = await logIn(ledstang, 'real');
  assert.equal(session.name, 'Cia Dahl');
  assert.equal(session.role, 'reader');
});

test('a real provider: a code that has been used is refused', async () => {
  person = 'sara';
  const browser = new Browser();
  const { at: answer } = await browser.follow(`${ledstang.url}/api/session/oidc/real`, (a) => a.includes('/answer?'));
  const thief = new Browser();
  thief.takeCookies(ledstang.url, browser);
  assert.equal(new URL((await browser.get(answer)).headers.get('location'), ledstang.url).search, '');
  // The same answer once more, with the same cookie.
  const replayed = await thief.get(answer);
  assert.equal(replayed.headers.get('location'), '/?fel=openid.state');
  // The code with a state of its own: the provider knows that it has been used.
  const { at: second } = await thief.follow(`${ledstang.url}/api/session/oidc/real`, (a) => a.includes('/answer?'));
  const mixed = new URL(second);
  mixed.searchParams.set('code', new URL(answer).searchParams.get('code'));
  assert.equal((await thief.get(mixed.href)).headers.get('location'), '/?fel=openid.code');
  assert.deepEqual(ledstang.refusals().slice(-2).map((line) => line.code), ['openid.state', 'openid.code']);
});

test('the own issuer, doing everything right, is believed', async () => {
  const { at, session } = await logIn(ledstang, 'own');
  assert.equal(at, '/');
  assert.equal(session.name, 'Åsa Öberg');
  assert.equal(session.role, 'approver');
  assert.equal(issuer.asked.code_challenge_method, 'S256');
  assert.equal(issuer.asked.response_type, 'code');
});

const faults = {
  signature: 'openid.signature',
  altered: 'openid.signature',
  none: 'openid.signature',
  'shared secret': 'openid.signature',
  critical: 'openid.signature',
  issuer: 'openid.issuer',
  'mixed up': 'openid.issuer',
  audience: 'openid.audience',
  audiences: 'openid.audience',
  party: 'openid.audience',
  expired: 'openid.expired',
  old: 'openid.expired',
  future: 'openid.expired',
  nonce: 'openid.nonce',
  'no subject': 'openid.token',
  'no expiry': 'openid.token',
  'no token': 'openid.token',
  declined: 'openid.declined',
};
for (const [fault, code] of Object.entries(faults)) {
  test(`refused, told in the log, and no account made: ${fault}`, async () => {
    issuer.fault = fault;
    issuer.claims = { sub: `evil ${fault}`, name: 'Eva Ond', employeeHsaId: 'SE2321000131-E666', commission: ['ortopedi-chef'] };
    const earlier = ledstang.refusals().length;
    const { at, status } = await logIn(ledstang, 'own');
    assert.equal(at, `/?fel=${code}`);
    assert.equal(status, 401);
    const told = ledstang.refusals().slice(earlier);
    assert.deepEqual(told.map((line) => [line.provider, line.code]), [['own', code]]);
    assert.deepEqual((await persons()).filter((p) => p.name === 'Eva Ond'), []);
  });
}

test('the answer belongs to the browser that asked', async () => {
  const browser = new Browser();
  const { at: answer } = await browser.follow(`${ledstang.url}/api/session/oidc/own`, (a) => a.includes('/answer?'));
  assert.equal((await new Browser().get(answer)).headers.get('location'), '/?fel=openid.state');
  assert.equal((await browser.get(answer)).headers.get('location'), '/', 'who was first with the wrong cookie spoilt nothing');
});

test('whom nobody knows and nothing admits stays out', async () => {
  issuer.claims = { sub: 'okand', name: 'Okänd', commission: ['something else'] };
  assert.equal((await logIn(ledstang, 'own')).at, '/?fel=openid.unknown_person');
  issuer.claims = { sub: 'okand', name: 'Okänd', commission: ['ortopedi-chef'] };
  assert.equal((await logIn(ledstang, 'strict')).at, '/?fel=openid.unknown_person', 'a provider that brings known ones only');
  assert.deepEqual((await persons()).filter((p) => p.name === 'Okänd'), []);
});

test('who has been shut out here stays out', async () => {
  await logIn(ledstang, 'own');
  const asa = (await persons()).find((p) => p.name === 'Åsa Öberg');
  const change = (disabled, version) =>
    ledstang.call('change_person', {
      person: asa.id, name: asa.name, employee_hsa_id: asa.employee_hsa_id, disabled: String(disabled), version: String(version),
    });
  const changed = await change(true, asa.version);
  assert.equal((await logIn(ledstang, 'own')).at, '/?fel=session.disabled');
  await change(false, changed.version);
  assert.equal((await logIn(ledstang, 'own')).at, '/');
});

for (const kind of ['PS256', 'ES256', 'RS256']) {
  test(`new keys are read when the provider changes them: ${kind}`, { timeout: 60_000 }, async () => {
    issuer.rotate(kind, `rotated-${kind}`);
    // Keys are not read anew by each token that is wrong.
    let ended;
    for (let tries = 0; tries < 30; ++tries) {
      ended = await logIn(ledstang, 'own');
      if (ended.at === '/') break;
      assert.equal(ended.at, '/?fel=openid.signature');
      await new Promise((later) => setTimeout(later, 1000));
    }
    assert.equal(ended.at, '/');
  });
}

test('a provider that cannot be reached is told of', async () => {
  assert.equal((await logIn(ledstang, 'gone')).at, '/?fel=openid.unreachable');
  assert.equal((await logIn(ledstang, 'finns-inte')).at, '/?fel=openid.provider');
});

test('no secret comes into the log', () => {
  assert.ok(!ledstang.log().includes(SECRET));
  assert.ok(!ledstang.log().includes('eyJ'), 'no token either');
});
