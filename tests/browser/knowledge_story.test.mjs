// From a guideline in a group of three to changed practice in twelve operations and back to those who wrote it: every step
// is taken on the pages, by the person whose it is. The same over HTTP: tests/scenarios/knowledge_story_test.py.
import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { choose, idOf, measure, own, press, standsIn, statement, take, units, write } from './matter_steps.mjs';
import { fits, narrow, settled, startWorld, wide } from './support.mjs';

const REGION = 'region_norrbotten';
const UNITS = ['akut', 'barn', 'geriatrik', 'hud', 'infektion', 'kirurgi', 'lunga', 'medicin', 'neurologi', 'onkologi', 'rehab', 'ogon']
  .map((name) => ({ id: `vo_${name}`, name: `VO ${name[0].toUpperCase()}${name.slice(1)}`, head: `chef_${name}` }));
const AUTHORS = ['agnes', 'bertil', 'cecilia'];
const PEOPLE = [...AUTHORS, 'radsordf', 'radsledamot', 'direktor', 'utvecklare', ...UNITS.map((unit) => unit.head)];
const nameOf = (person) => `${person[0].toUpperCase()}${person.slice(1).replace('_', ' ')}`;
const TITLE = 'Ny riktlinje för svårläkta sår';

let world;
before(async () => {
  world = await startWorld({
    today: '2022-03-01',
    prepare: ({ data }) =>
      appendFile(
        join(data, 'config/roles.toml'),
        PEOPLE.map((id) => `\n[[demo_persons]]\nid = "${id}"\nname = "${nameOf(id)}"\ntitle = ""\nrole = "reader"\nparts = []\n`).join(''),
      ),
  });
  const page = await world.open('/konto');
  const made = async (method, path, data) => {
    const answer = await page.request[method](`/api${path}`, { data });
    assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
  };
  const hold = (unit, kind, person) =>
    made('put', `/units/${unit}/functions/${kind}`, { person, name: nameOf(person), from: '2020-01-01' });
  for (const unit of UNITS) {
    await made('post', '/units', { id: unit.id, name: unit.name, level: 'verksamhetsomrade', parent: 'div_lanssjukvard_2', from: '2020-01-01' });
    await hold(unit.id, 'vo_chef', unit.head);
  }
  await hold(REGION, 'regiondirektor', 'direktor');
  for (const [id, name, kind, members] of [
    ['lpo_sar', 'LPO Sår', 'lpo', AUTHORS],
    ['radet', 'Evidensrådet', 'rad', ['radsordf', 'radsledamot']],
  ]) {
    await made('post', '/groups', { id, name, kind, unit: REGION, from: '2020-01-01' });
    for (const [i, person] of members.entries())
      await made('post', `/groups/${id}/members`, { person, name: nameOf(person), role: i === 0 ? 'chair' : 'member', profession: 'lakare', from: '2020-01-01' });
  }
  await made('put', '/areas/hud_kon/owner', { group: 'lpo_sar' });
  await page.context().close();
});
after(() => world?.stop());

/** The page of a matter for as long as `work` takes. */
async function at(person, matter, work) {
  const page = await world.open(`/arenden/${matter}`, { person });
  await work(page);
  await page.context().close();
}

let matter;
let old;

// KR-30 KR-52
test('a group of three begins, weighs and sends it out to two operations', async () => {
  const page = await world.open(`/arenden/nytt/introduction?enhet=${REGION}`, { person: 'agnes' });
  await page.getByLabel('Rubrik').fill(TITLE);
  await page.getByLabel('Vad ska införas').fill('Kompression först, för patienter med bensår.');
  await page.getByLabel('Patientnytta').selectOption('stor');
  await page.getByLabel('Område').selectOption({ label: 'Hud- och könssjukdomar' });
  await page.getByText('Det går till LPO Sår.').waitFor();
  await page.getByRole('button', { name: /^(Lägg upp ärendet|Skicka)$/ }).click();
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  matter = idOf(page);
  assert.equal(await take(page, 'Ta upp i gruppen'), 200);
  await standsIn(page, 'Evidens och konsekvens');
  await page.context().close();
  await at('bertil', matter, async (bertil) => {
    await write(bertil, 'evidens', 'Tre översikter, måttligt stöd.');
    await write(bertil, 'gap', 'Vi lägger om oftare än vi behöver.');
    await write(bertil, 'ekonomi', 'Inom ram.');
    await choose(bertil, 'ersatter', 'en metod utmönstras');
    const person = bertil.locator('#falt-analysansvarig').getByRole('combobox');
    await person.fill('Utvecklare');
    await bertil.getByRole('option', { name: /Utvecklare/ }).click();
    await bertil.locator('#falt-analysansvarig').getByText('Sparat').waitFor();
    const costs = bertil.locator('#falt-konsekvens');
    for (const [row, unit, column, amount] of [[1, UNITS[0], 'Kostnad, tkr', '250'], [2, UNITS[1], 'Besparing, tkr', '310,5']]) {
      await costs.getByRole('button', { name: /Lägg till en/ }).click();
      await costs.getByLabel(`Enhet, rad ${row}`).selectOption(unit.id);
      await costs.getByLabel(`År, rad ${row}`).fill('2022');
      await costs.getByLabel(`${column}, rad ${row}`).fill(amount);
    }
    await costs.getByRole('row', { name: /Nettokostnad, tkr: alla.*−60,5/ }).waitFor();
    await costs.getByLabel('Besparing, tkr, rad 2').blur();
    await costs.getByText('Sparat').waitFor();
  });
  await at('cecilia', matter, async (cecilia) => {
    assert.equal(await take(cecilia, 'Skicka till berörda enheter för synpunkter'), 200);
    await standsIn(cecilia, 'Synpunkter');
  });
});

// HA-52 KR-34
test('both operations comment and each gets a reply', async () => {
  for (const [unit, words] of [[UNITS[0], 'Bra, men vi behöver utbildning.'], [UNITS[1], 'Vi avstår gärna.']])
    await at(unit.head, matter, (page) => statement(page, unit, /Yttrande från/, words, 'Lämna yttrandet'));
  await at('agnes', matter, async (page) => {
    for (const unit of UNITS.slice(0, 2)) await statement(page, unit, /Svar till/, 'Tack, det ingår.', 'Skicka svaret');
    await write(page, 'sammanstallning', 'Två yttranden, båda besvarade.');
    // The old method has no matter of its own yet.
    const waits = await own(page, 'Lämna till rådet');
    await waits.getByText('Något utmönstras: lägg upp ärendet för utmönstringen härifrån.').waitFor();
  });
});

// HA-53
test('what is replaced gets a matter of its own, from the same page', async () => {
  await at('agnes', matter, async (page) => {
    await page.getByText('Lägg upp ett delärende').click();
    await page.getByRole('link', { name: /Lägg upp: Utmönstring/ }).click();
    await page.getByLabel('Rubrik').fill('Gasväv på svårläkta sår');
    await page.getByLabel('Metod som inte ska användas längre').fill('Gasväv');
    await page.getByLabel('Varför').fill('Fastnar i såret.');
    await page.getByLabel('Vad som används i stället').fill('Silikonförband');
    await page.getByLabel('Område').selectOption({ label: 'Hud- och könssjukdomar' });
    for (const unit of UNITS.slice(0, 3)) await page.getByRole('checkbox', { name: unit.name, exact: true }).check();
    await page.getByRole('button', { name: /^(Lägg upp ärendet|Skicka)$/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Gasväv på svårläkta sår' }).waitFor();
    old = idOf(page);
  });
  await at('agnes', matter, async (page) => {
    assert.equal(await take(page, 'Lämna till rådet'), 200);
    await standsIn(page, 'Rådets rekommendation');
  });
});

// HA-50 HA-51 HA-54 HA-55 KR-21
test('the council recommends; neither it nor a decision without cost and strategy gets through', async () => {
  await at('radsordf', matter, async (page) => {
    const done = await take(page, 'Rekommendera införande', {
      'Rådets rekommendation': 'Inför i hela regionen.', 'Medicinska kommitténs yttrande': 'Inte begärt.',
    });
    assert.equal(done, 200);
    await standsIn(page, 'Beslut');
  });
  // The one who recommended becomes director for a day, and may not decide all the same.
  const admin = await world.open('/konto');
  const held = (person) => admin.request.put(`/api/units/${REGION}/functions/regiondirektor`, { data: { person, name: nameOf(person), from: '2020-01-01' } });
  assert.ok((await held('radsordf')).ok());
  await at('radsordf', matter, async (page) => {
    await page.locator('.now').getByText('Besluta om införande').first().waitFor();
    await page.getByText(/annan än den som/).first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Besluta om införande', exact: true }).count(), 0);
    const shown = await (await page.request.get(`/api/matters/${matter}`)).json();
    const refused = await page.request.post(`/api/matters/${matter}/steps`, { data: { step: 'decide', version: shown.version, unit: '', fields: {}, words: '' } });
    assert.equal((await refused.json()).code, 'flow.same_person');
  });
  assert.ok((await held('direktor')).ok());
  await admin.context().close();
  await at('agnes', matter, async (page) => {
    await page.locator('#falt-ekonomi').getByRole('textbox').fill('');
    await page.locator('#falt-ekonomi').getByRole('textbox').blur();
    await page.locator('#falt-ekonomi').getByText('Sparat').waitFor();
    await units(page, UNITS);
  });
  await at('direktor', matter, async (page) => {
    assert.notEqual(await take(page, 'Besluta om införande', { Beslut: 'Införs.' }), 200);
    const form = await own(page, 'Besluta om införande');
    for (const missing of ['Fyll i ”Implementeringsstrategi”.', 'Fyll i ”Ekonomisk konsekvens och finansiering”.', 'Ange minst en resursrad.'])
      await form.getByRole('alert').getByText(missing).first().waitFor();
  });
  await at('agnes', matter, (page) => write(page, 'ekonomi', 'Ingen.'));
  await at('direktor', matter, async (page) => {
    const form = await own(page, 'Besluta om införande');
    await form.getByLabel('Beslut', { exact: true }).fill('Införs.');
    await form.getByLabel('Implementeringsstrategi', { exact: true }).fill('Utbilda under våren.');
    await form.getByRole('button', { name: /Lägg till en/ }).click();
    await form.getByLabel('Vad, rad 1').fill('Utbildningsdag');
    await form.getByLabel('Belopp, tkr, rad 1').fill('0');
    await form.getByRole('combobox', { name: 'Genomförandeledare (verksamhetsutvecklare)' }).fill('Utvecklare');
    await page.getByRole('option', { name: /Utvecklare/ }).click();
    assert.equal(await press(page, form, 'Besluta om införande'), 200);
    await standsIn(page, 'Införs');
    await page.getByText('Informerad: 12 av 12').first().waitFor();
  });
});

// KR-08 KR-40 KR-54
test('twelve heads have it among their tasks: one declines with a reason, nine adopt, train and use it', async () => {
  const declining = UNITS.at(-1);
  const page = await world.open('/uppgifter', { person: declining.head });
  await page.getByRole('link', { name: TITLE }).first().click();
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  const form = await own(page, 'Avstå');
  assert.notEqual(await press(page, form, 'Avstå'), 200, 'without a reason');
  await form.getByLabel('Varför?').fill('Vi behandlar inga sår.');
  assert.equal(await press(page, form, 'Avstå'), 200);
  await page.getByRole('row', { name: new RegExp(`${declining.name}.*Avstår.*Vi behandlar inga sår`) }).waitFor();
  await page.context().close();
  for (const unit of UNITS.slice(0, 9)) {
    await at(unit.head, matter, async (head) => {
      for (const [step, fields, choices] of [
        ['Besluta att införa här', {}, {}],
        ['Utbildningen är genomförd', { 'Antal utbildade': '14' }, {}],
        ['Används i vardagen', {}, {
          'Kunskap: alla vet vad som gäller': 'klart',
          'Arbetssätt: rutiner, bokning och utrustning är ändrade': 'klart',
          'Värderingar: vi har talat om varför': 'pågår',
        }],
      ]) {
        assert.equal(await take(head, step, fields, choices), 200, `${unit.name}: ${step}`);
      }
    });
  }
  await at('agnes', matter, async (agnes) => {
    await agnes.getByText('I bruk: 9 av 12').first().waitFor();
    await agnes.getByText('Avstår: 1 av 12').first().waitFor();
    const trained = agnes.getByRole('table', { name: 'Berörda enheter' }).getByText('Antal utbildade: 14');
    assert.equal(await trained.count(), 9);
  });
});

// KR-32
test('the measure moves, and the authors see it', async () => {
  await world.on('2022-09-01');
  const name = 'vårdskador';
  await at('agnes', matter, (page) => measure(page, name));
  const admin = await world.open('/konto');
  for (const [period, value] of [['2021-T3', 9.4], ['2022-T2', 6.1]]) {
    const shown = await (await admin.request.get(`/api/matters/${matter}`)).json();
    const put = await admin.request.put(`/api/units/${REGION}/outcomes`, { data: { measure: shown.measures[0].id, period, sex: 'T', value } });
    assert.ok(put.ok(), await put.text());
  }
  await admin.context().close();
  for (const author of AUTHORS) {
    await at(author, matter, async (page) => {
      const timeline = page.locator('.matter-timeline');
      for (const words of [/Besluta om införande → Införs/, /VO Hud: Används i vardagen → I bruk/, /VO Ogon: Avstå → Avstår/, /Första utfallet efter beslutet/])
        await timeline.getByText(words).first().waitFor();
    });
  }
});

// HA-53
test('the use of the old method reaches zero, but for one exception that is written down', async () => {
  await at('agnes', old, async (page) => assert.equal(await take(page, 'Skicka till berörda enheter för synpunkter'), 200));
  for (const unit of UNITS.slice(0, 3)) await at(unit.head, old, (page) => statement(page, unit, /Yttrande från/, 'Det går bra.', 'Lämna yttrandet'));
  await at('agnes', old, async (page) => {
    for (const unit of UNITS.slice(0, 3)) await statement(page, unit, /Svar till/, 'Tack.', 'Skicka svaret');
    await write(page, 'ekonomi', '40 tkr, stannar på enheten.');
    assert.equal(await take(page, 'Rekommendera utmönstring'), 200);
  });
  await at('direktor', old, async (page) =>
    assert.equal(await take(page, 'Besluta om utmönstring', { Beslut: 'Utmönstras.', 'Sista dag': '2022-12-31' }), 200));
  for (const unit of UNITS.slice(0, 2)) {
    await at(unit.head, old, async (page) => {
      const uses = (count) => take(page, 'Metoden används inte längre', { 'Gånger den senaste månaden': count });
      assert.notEqual(await uses('3'), 200, 'it is still used');
      assert.equal(await uses('0'), 200);
    });
  }
  await at(UNITS[2].head, old, async (page) => {
    const except = await own(page, 'Anteckna undantag');
    await except.getByLabel('För vilka patienter, och till när').fill('Två patienter, till årets slut.');
    await except.getByLabel('Varför?').fill('De tål inte silikon.');
    assert.equal(await press(page, except, 'Anteckna undantag'), 200);
  });
  await at('agnes', old, async (page) => {
    await page.getByText('Används inte: 2 av 3').first().waitFor();
    await page.getByText('Undantag: 1 av 3').first().waitFor();
    await measure(page, 'vårdskador');
    assert.equal(await take(page, 'Avsluta', { 'Återkoppling till gruppen': 'Ingen använder gasväv, utom i ett undantag.' }), 200);
    await page.getByText('Ärendet är avslutat.').waitFor();
  });
});

// KR-33
test('it ends with feedback, and the timeline tells all of it, at 1440 and at 390', async () => {
  for (const unit of UNITS.slice(9, 11)) {
    await at(unit.head, matter, async (page) => {
      const form = await own(page, 'Avstå');
      await form.getByLabel('Varför?').fill('Görs av hemsjukvården.');
      assert.equal(await press(page, form, 'Avstå'), 200);
    });
  }
  await at('utvecklare', matter, async (page) => assert.equal(await take(page, 'Gå över till uppföljning'), 200));
  for (const unit of UNITS.slice(0, 9)) {
    await at(unit.head, matter, async (page) => {
      assert.equal(await take(page, 'Uppföljt', { 'Hur det gick': 'Färre omläggningar.' }), 200);
    });
  }
  await at('direktor', matter, async (page) => {
    assert.notEqual(await take(page, 'Avsluta'), 200, 'without feedback');
    assert.equal(await take(page, 'Avsluta', { 'Återkoppling till gruppen': 'Skadorna har minskat. Tack!' }), 200);
  });
  for (const size of [wide, narrow]) {
    const page = await world.open(`/arenden/${matter}`, { person: 'bertil', size, reducedMotion: 'reduce' });
    await page.locator('.matter-timeline').getByText(/Avsluta → Avslutat/).waitFor();
    await page.getByText('Skadorna har minskat. Tack!').first().waitFor();
    await fits(page);
    await page.goto('/nytt');
    await settled(page);
    await page.getByRole('link', { name: TITLE }).first().waitFor();
    await fits(page);
    await page.context().close();
  }
});
