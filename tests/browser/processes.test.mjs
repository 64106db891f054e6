// A process leader's way: a log comes in, the process is drawn, targets are set, and the figures answer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { fits, narrow, root, startWorld, wide } from './support.mjs';

const log = join(root, 'examples/processes/svf_brostcancer.csv');
let world;
before(async () => (world = await startWorld({ today: '2026-10-05' })));
after(() => world?.stop());

// HA-11 HA-12 HA-13
test('a leader imports a log, lists the steps, decides, sets targets and finds the bottleneck', async () => {
  const page = await world.open('/processer');
  page.setDefaultTimeout(15000);
  await page.getByText('Inga processer ännu').waitFor();
  await fits(page, 'processer-tom');
  await page.getByText('Lägg till en process').click();
  await page.getByLabel('Namn', { exact: true }).fill('SVF bröstcancer');
  await page.getByLabel('Vad den är till för').fill('Kvinnor och män med misstänkt bröstcancer får besked och behandling i tid.');
  await page.getByLabel('Nationellt programområde').selectOption({ label: 'Cancersjukdomar' });
  await page.getByRole('button', { name: 'Lägg till', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Vad är processen till för, och vem leder den?' }).waitFor();
  await page.getByText('En beslutad processbild').waitFor();

  // The controller, who may change the organisation, makes herself the leader.
  await page.getByText('Ge någon en roll').click();
  await page.getByRole('combobox', { name: 'Person' }).fill('Karin');
  await page.getByRole('option', { name: 'Karin Åström' }).click();
  await page.getByRole('button', { name: 'Ge rollen' }).click();
  await page.getByText('(får ändra)').waitFor();

  await page.getByRole('link', { name: 'Händelser' }).click();
  await page.getByText('Inga händelser är inlästa').waitFor();
  await page.getByLabel('Fil med händelser').setInputFiles(log);
  await page.getByText('Så här tolkas kolumnerna').waitFor();
  assert.equal(await page.getByLabel('Förlopp (patient eller remiss)').inputValue(), 'remiss');
  assert.equal(await page.getByLabel('Händelse', { exact: true }).inputValue(), 'händelse');
  assert.equal(await page.getByLabel('Tidpunkt', { exact: true }).inputValue(), 'tidpunkt');
  await fits(page, 'logg-kolumner');
  await page.getByRole('button', { name: 'Läs in' }).click();
  await page.getByText('552 händelser i 64 förlopp, 11 olika händelser.').waitFor();

  await page.getByRole('link', { name: 'Rita processen och sätt mål' }).click();
  const steps = ['Remiss inkom', 'Mammografi', 'Biopsi', 'Besked om diagnos', 'Operation'];
  for (const [i, name] of steps.entries()) {
    await page.getByRole('button', { name: 'Lägg till ett steg' }).click();
    await page.getByLabel(`Steg ${i + 1}`, { exact: true }).fill(name);
  }
  await page.getByLabel('Är en milstolpe: Remiss inkom').check();
  await page.getByLabel('Är en milstolpe: Besked om diagnos').check();
  await page.locator('.modeler svg .djs-shape').nth(5).waitFor();
  await page.getByLabel('Gäller från').fill('2026-01-01');
  await page.getByRole('button', { name: 'Besluta version 1' }).click();
  await page.getByRole('row', { name: /^1 gäller 2026-01-01 Remiss inkom, Besked om diagnos/ }).waitFor();

  await page.getByText('Sätt ett målvärde', { exact: true }).click();
  await page.getByLabel('Gräns', { exact: true }).fill('21');
  await page.locator('#innehall').getByLabel('Enhet', { exact: true }).selectOption('calendar_days');
  await page.getByLabel('Gäller från').last().fill('2026-03-01');
  await page.getByRole('button', { name: 'Sätt målvärdet' }).click();
  await page.getByRole('row', { name: /Remiss inkom – Besked om diagnos.*21 dagar.*80 %.*från 2026-03-01/ }).waitFor();
  await fits(page, 'bild');

  await page.getByRole('link', { name: 'Läget' }).click();
  await page.getByRole('heading', { level: 2, name: 'Remiss inkom – Besked om diagnos' }).waitFor();
  await page.getByText('Diagrammet som tabell').click();
  await page.getByRole('table', { name: 'Månad för månad' }).waitFor();
  await fits(page, 'laget');

  await page.getByRole('link', { name: 'Flaskhalsar' }).click();
  const worst = page.getByRole('table', { name: 'Var väntar patienterna längst?' }).getByRole('row').nth(1);
  await worst.getByText('Biopsi → Svar från patologen').waitFor();
  await page.getByRole('heading', { level: 2, name: 'Vad sker mer än en gång?' }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'Vem lämnar över till vem?' }).waitFor();
  await fits(page, 'flaskhalsar');
  await page.getByLabel('Tiden räknas').selectOption({ label: 'Mellan milstolparna' });
  await worst.getByText('Remiss inkom → Besked om diagnos').waitFor();
  assert.match(page.url(), /mellan=milstolpar/);

  await page.getByRole('link', { name: 'Jämför' }).click();
  await page.getByRole('table', { name: /Kvinnor \(52 förlopp\) och Män \(12 förlopp\)/ }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'I vilka steg skiljer det?' }).waitFor();
  await page.getByText(/Av \d+ jämförelser visas/).waitFor();
  await fits(page, 'jamfor');

  await page.getByRole('link', { name: 'Följs den?' }).click();
  const rules = page.getByRole('table', { name: 'Vad processbilden kräver' });
  await rules.getByRole('row', { name: /^Före varje ”Operation” har ”Besked om diagnos” skett\. \d+ / }).waitFor();
  await fits(page, 'foljsamhet');

  await page.getByRole('link', { name: 'Om processen' }).click();
  await page.getByText('Ändra beskrivningen').click();
  await page.getByLabel('Funktion som äger den').selectOption({ label: 'divisionschef' });
  await page.getByLabel('vid enheten').selectOption('div_lanssjukvard_2');
  await page.getByRole('button', { name: 'Spara' }).click();
  await page.getByText('divisionschef, Division Länssjukvård 2').waitFor();
  await page.getByRole('link', { name: 'Läget' }).click();
  // Its median becomes a measure of the process's owner, and how long the whole way takes.
  await page.getByText('Gör till ett mått').first().click();
  await page.getByLabel('Vad som blir ett mått').first().selectOption({ label: 'Mediantid' });
  await page.getByRole('button', { name: 'Gör till ett mått' }).first().click();
  const list = page.locator('section', { has: page.getByRole('heading', { level: 2, name: 'Mått', exact: true }) });
  await list.getByRole('link', { name: 'SVF bröstcancer: Remiss inkom – Besked om diagnos, mediantid' }).waitFor();
  await page.getByText('Gör till mått: hela processen').click();
  await list.getByLabel('Vad som blir ett mått').selectOption({ label: 'Tid för hela vägen som räcker för nio av tio' });
  await list.getByRole('button', { name: 'Gör till ett mått' }).click();
  await list.getByRole('link', { name: 'SVF bröstcancer: hela vägen, tid för nio av tio' }).waitFor();
  const medians = await (await page.request.get(`/api/units/div_lanssjukvard_2/series/svf_brostcancer_remiss_inkom_besked_om_diagnos_mediantid`)).json();
  assert.ok(medians.points.length > 3, 'medians by month');
  await page.reload();

  // So does the share within the limit.
  await page.getByText('Gör till ett mått').first().click();
  await page.getByRole('button', { name: 'Gör till ett mått' }).click();
  await page.getByText('Måttet finns hos').waitFor();
  const measure = 'svf_brostcancer_remiss_inkom_besked_om_diagnos';
  const series = await page.request.get(`/api/units/div_lanssjukvard_2/series/${measure}`);
  const { points } = await series.json();
  assert.ok(points.length > 3, 'outcomes by month');
  for (const point of points) assert.equal(point.origin, 'computed');
  await fits(page, 'laget-matt');

  // From there it is taken into the plan by whoever keeps it, and comes on the scorecard.
  await page.getByRole('link', { name: 'Division Länssjukvård 2', exact: true }).click();
  await page.getByText('står inte i planen').waitFor();
  await fits(page, 'matt-utanfor-planen');
  await page.getByRole('link', { name: 'Till planen, med måttet' }).click();
  await page.getByRole('heading', { level: 2, name: 'Ett mått att ta med i planen' }).waitFor();
  await fits(page, 'plan-med-matt');
  await page.getByLabel('Framgångsfaktor som måttet hör till').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Ta med måttet' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Spara' }).click();
  await page.getByRole('link', { name: 'Se det på styrkortet' }).click();
  await page.getByText('SVF bröstcancer: Remiss inkom – Besked om diagnos, andel inom 21 dagar').first().waitFor();
  assert.match(page.url(), /\/styrning\/div_lanssjukvard_2\//);
  await fits(page, 'styrkort-med-matt');

  // Patients read it without logging in.
  await page.goto('/processer/svf_brostcancer/patient');
  await page.getByText('Sidan är inte publicerad.').waitFor();
  await page.getByLabel('Text till patienter').fill('Du får träffa en läkare och får besked på samma mottagning.');
  await page.getByLabel('Alla får läsa sidan utan att logga in').check();
  await page.getByRole('button', { name: 'Spara' }).click();
  await page.getByRole('link', { name: 'Se sidan som patienterna ser den' }).waitFor();
  await fits(page, 'patient');
  await page.context().clearCookies();
  await page.goto('/vardvag/svf_brostcancer');
  await page.getByRole('heading', { level: 1, name: 'SVF bröstcancer' }).waitFor();
  await page.getByText('Du får träffa en läkare').waitFor();
  await page.getByText(/Hälften av patienterna väntar högst/).waitFor();
  await fits(page, 'vardvag');
  await page.context().close();
});

// NB-62 NB-65
test('an introduction goes one birth cohort after another, and units that take part in nothing are listed', async () => {
  const page = await world.open('/processer/svf_brostcancer/om');
  await page.getByText('Säg hur långt införandet kommit').click();
  await page.getByLabel('Steg', { exact: true }).selectOption({ label: 'Skarp drift' });
  await page.getByLabel('Från', { exact: true }).last().fill('2027-01-11');
  await page.getByLabel('För vilka patienter').fill('Födda 1962');
  await page.getByRole('button', { name: 'Spara' }).last().click();
  await page.getByRole('row', { name: /^2027-01-11 \(planerat\) Skarp drift Processen som helhet Födda 1962/ }).waitFor();
  await fits(page, 'om-arskull');

  await page.goto('/processer');
  await page.getByRole('link', { name: 'Vilka verksamheter deltar?' }).click();
  await page.getByText(/^0 av \d+ verksamhetsområden deltar i minst ett flödesarbete/).waitFor();
  await fits(page, 'deltagande');
  // On a day to come the owner's division is at it, with every operation in it.
  await page.goto('/processer/deltagande?dag=2027-01-31');
  const row = page.getByRole('row', { name: /VO Ortopedi/ });
  await row.getByText('Ja', { exact: true }).waitFor();
  assert.match(await row.innerText(), /SVF bröstcancer, skarp drift sedan 2027-01-11/);
  await page.getByText(/^Alla \d+ verksamhetsområden deltar i minst ett flödesarbete/).waitFor();
  await page.setViewportSize(narrow);
  await fits(page, 'deltagande');
  await page.context().close();
});

// NB-70
test('how patients go between units is a table, and a log without levels of care says what to do', async () => {
  const page = await world.open('/processer/svf_brostcancer/karta');
  await page.getByRole('link', { name: 'Mellan enheter' }).click();
  await page.getByText('Den vanligaste vägen är från Bröstmottagningen till Röntgen: 64 gånger.').waitFor();
  await page.getByRole('row', { name: 'Patologen Bröstmottagningen 14 2,0 dygn' }).waitFor();
  await page.getByRole('row', { name: 'Bröstmottagningen 0 128 17' }).waitFor();
  await page.getByLabel('Mellan', { exact: true }).selectOption({ label: 'Vårdnivåer' });
  await page.getByText(/^Loggen säger inte vårdnivån/).waitFor();
  await fits(page, 'floden-utan-vardniva');
  await page.context().close();
});

test('the map is seen closer, further off and whole', async () => {
  const page = await world.open('/processer/svf_brostcancer/karta', { size: narrow });
  const frame = page.locator('.map-frame');
  const drawn = page.locator('.map-svg');
  await drawn.waitFor();
  await page.getByText(/^\d+ patienter\. \d+ av \d+ pilar visas\./).waitFor();
  const width = async () => (await drawn.boundingBox()).width;
  const beyond = () => frame.evaluate((one) => one.scrollWidth - one.clientWidth);
  const first = await width();
  assert.ok((await beyond()) > 0, 'the map is wider than a phone');
  await page.getByRole('button', { name: 'Större' }).click();
  assert.ok((await width()) > first * 1.2);
  await page.getByRole('button', { name: 'Mindre' }).click();
  assert.ok(Math.abs((await width()) - first) < 2);
  await page.getByRole('button', { name: 'Hela kartan' }).click();
  assert.ok((await width()) < first);
  assert.equal(await beyond(), 0);
  await fits(page, 'karta-hela');
  await page.getByRole('button', { name: 'Hela kartan' }).click();
  assert.ok(Math.abs((await width()) - first) < 2);
  // Drawn along with the mouse.
  const box = await frame.boundingBox();
  const before = await frame.evaluate((one) => one.scrollTop);
  await page.mouse.move(box.x + 12, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 12, box.y + 200, { steps: 4 });
  await page.mouse.up();
  assert.equal(await frame.evaluate((one) => one.scrollTop), before + 100);
  await page.context().close();
});

test('the map keeps its steps where they stood when the choice changes, and shows the flow', async () => {
  const page = await world.open('/processer/svf_brostcancer/karta');
  await page.locator('.map-edge[role="button"]').first().waitFor();
  const steps = () =>
    page.locator('.map-node').evaluateAll((all) =>
      Object.fromEntries(all.map((one) => [one.querySelector('title').textContent, one.getAttribute('transform')])));
  const counts = () => page.locator('.map-count').allTextContents();
  const [stood, counted] = [await steps(), await counts()];
  // Half of the patients, neither of whose halves has few at any step: the women alone would leave a few men.
  await page.getByLabel('Börjar från', { exact: true }).fill('2026-05-01');
  await page.waitForURL(/fran=2026-05-01/);
  await page.waitForFunction((before) => [...document.querySelectorAll('.map-count')].map((one) => one.textContent).join() !== before, counted.join());
  assert.deepEqual(await steps(), stood);

  assert.equal(await page.locator('.map-dot').count(), 0);
  await page.getByRole('button', { name: 'Visa som flöde' }).click();
  const dots = await page.locator('.map-edge[role="button"]').evaluateAll((all) => all.map((one) => one.querySelectorAll('.map-dot').length));
  assert.ok(dots.every((one) => one >= 1) && Math.max(...dots) === 5, dots.join());
  const place = () => page.locator('.map-dot').first().evaluate((one) => JSON.stringify(one.getBoundingClientRect()));
  const before = await place();
  await page.waitForFunction((was) => JSON.stringify(document.querySelector('.map-dot').getBoundingClientRect()) !== was, before);
  await page.getByText('ingen av dem är en patient').waitFor();
  await fits(page, 'karta-flode');
  await page.getByRole('button', { name: 'Stoppa flödet' }).click();
  assert.equal(await page.locator('.map-dot').count(), 0);
  await page.context().close();
});

test('patients are chosen by what has happened and by what the log tells of them', async () => {
  const page = await world.open('/processer/svf_brostcancer/karta');
  await page.locator('.map-edge[role="button"]').first().waitFor();
  await page.getByRole('button', { name: 'Fler urval' }).click();
  await page.getByLabel('Har händelsen').selectOption({ label: 'Operation' });
  await page.waitForURL(/handelse=Operation/);
  await page.getByText(/följs av/).first().waitFor();
  await page.getByLabel('Uppgift').selectOption({ index: 1 });
  await page.waitForURL(/uppgift=/);
  await fits(page, 'karta-fler-urval');
  await page.getByRole('link', { name: 'Vägar' }).click();
  await page.waitForURL(/vagar\?handelse=Operation&uppgift=/);
  await page.getByRole('columnheader', { name: 'Nr' }).waitFor();
  await page.reload();
  await page.getByLabel('Har händelsen').waitFor();
  await page.getByRole('button', { name: 'Färre urval' }).click();
  await page.waitForURL((url) => url.search === '');
  await page.context().close();
});

// HA-21
test('a first drawing comes out of the events, and those in the process see who departs from the decided one', async () => {
  const page = await world.open('/processer/svf_brostcancer/bild');
  await page.getByLabel('Utgå från händelserna').selectOption({ label: 'Det vanligaste' });
  await page.getByRole('button', { name: 'Rita ur händelserna' }).click();
  await page.getByText(/^Bilden bygger på .*64 patienters vägar/).waitFor();
  await page.getByText('Ändrad sedan senaste beslutet').waitFor();
  await page.locator('.modeler').getByText('Svar från patologen').waitFor();
  await fits(page, 'bild-ur-handelserna');
  await page.getByRole('button', { name: 'Gå tillbaka till den beslutade' }).click();
  await page.locator('.modeler').getByText('Besked om diagnos').waitFor();

  await page.getByRole('link', { name: 'Följs den?' }).click();
  await page.getByLabel('Varför du läser').fill('Veckans genomgång');
  await page.getByRole('button', { name: 'Visa patienterna' }).click();
  const example = page.getByRole('status').getByRole('link').first();
  await example.waitFor();
  await fits(page, 'foljsamhet-exempel');
  const name = await example.textContent();
  await example.click();
  await page.waitForURL((url) => url.pathname.endsWith(encodeURIComponent(name)));
  await page.getByRole('table', { name: 'Händelser' }).waitFor();
  await page.context().close();
});

test('a choice is taken back by emptying its field, and a half-written day changes nothing', async () => {
  const page = await world.open('/processer/svf_brostcancer/vagar?kon=K&fran=2020-01-01&till=2030-12-31');
  const [from, to] = ['Börjar från', 'till'].map((label) => page.getByLabel(label, { exact: true }));
  await from.fill('');
  await from.blur();
  await page.waitForURL(/vagar\?kon=K&till=2030-12-31$/);
  await to.focus();
  await page.keyboard.press('Backspace');
  assert.equal(await to.inputValue(), '');
  await to.blur();
  assert.equal(await to.inputValue(), '2030-12-31');
  assert.match(page.url(), /till=2030-12-31$/);

  // Two begin so late: no figures of them, and what was done long ago is not asked for again.
  await page.goto('/processer/svf_brostcancer?fran=2026-08-17');
  await page.getByText('Urvalet är för litet').waitFor();
  assert.equal(await page.getByText('Sätt ett målvärde').count(), 0);

  // This page is always about a day.
  await page.goto('/processer/deltagande?dag=2026-10-01');
  const on = page.getByLabel('Den', { exact: true });
  await on.fill('');
  await on.blur();
  assert.equal(await on.inputValue(), '2026-10-01');
  await page.context().close();
});

test('where the events cannot be read the pages say so, and they can be read in again', async () => {
  const page = await world.open('/processer');
  const refusal = { code: 'process.log', message: 'Läs in den filen igen.', faults: [] };
  await page.route('**/api/processes/svf_brostcancer/log', (route) => route.fulfill({ status: 409, json: refusal }));
  for (const part of ['karta?kon=K', 'akut', 'jamfor', 'logg']) {
    await page.goto(`/processer/svf_brostcancer/${part}`);
    await page.getByText('Läs in den filen igen.').waitFor();
    await fits(page, `olasliga-handelser-${part.split('?')[0]}`);
  }
  await page.getByLabel('Fil med händelser').setInputFiles(log);
  await page.getByRole('button', { name: 'Läs in' }).waitFor();
  await page.getByRole('button', { name: 'Hämta händelserna' }).waitFor();
  await page.context().close();
});

test('a step is renamed and stays a milestone, and the draft waits when somebody else decides', async () => {
  const page = await world.open('/processer/svf_brostcancer/bild');
  const step = page.getByLabel('Steg 1', { exact: true });
  await step.fill('');
  await step.pressSequentially('Remissen kom in');
  assert.equal(await step.inputValue(), 'Remissen kom in');
  assert.ok(await page.getByLabel('Är en milstolpe: Remissen kom in').isChecked());

  const models = '/api/processes/svf_brostcancer/models';
  const { bpmn } = await (await page.request.get(`${models}/1`)).json();
  const decided = await page.request.post(models, { data: { bpmn, valid_from: null, note: 'Samma bild' } });
  assert.ok(decided.ok(), await decided.text());
  await page.getByText('är äldre än version 2').waitFor();
  await fits(page, 'bild-aldre-utkast');
  await page.getByRole('button', { name: 'Fortsätt på utkastet' }).click();
  assert.equal(await step.inputValue(), 'Remissen kom in');
  await page.getByRole('button', { name: 'Gå tillbaka till den beslutade' }).click();
  assert.equal(await step.inputValue(), 'Remiss inkom');
  // One's own decision leaves no draft behind.
  await page.getByLabel('Vad som ändrades').fill('Samma igen');
  await page.getByRole('button', { name: 'Besluta version 3' }).click();
  await page.getByRole('button', { name: 'Besluta version 4' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Fortsätt på utkastet' }).count(), 0);
  await page.context().close();
});

for (const size of [wide, narrow]) {
  test(`the pages of a process say it in words and tables, accessibly, at ${size.width}`, async () => {
    const page = await world.open('/processer', { size, reducedMotion: 'reduce' });
    await page.getByRole('link', { name: 'SVF bröstcancer' }).waitFor();
    await fits(page, 'processer');
    await page.goto('/processer/svf_brostcancer/karta?fran=2020-01-01&till=2030-12-31');
    await page.getByRole('button', { name: 'Hela tiden' }).click();
    await page.waitForURL('**/karta');
    await page.locator('.map-edge[role="button"]').first().waitFor();
    await fits(page, 'karta');
    await page.locator('.map-edge[role="button"]').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.edge-bars').waitFor();
    await page.getByText('Kartan som tabell').click();
    await page.getByRole('table', { name: 'Vad som följer på vad' }).waitFor();
    await fits(page, 'karta-pil');
    await page.getByRole('button', { name: 'Stäng', exact: true }).click();
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains('map-edge')), 'back on the arrow');
    for (const [part, sign] of [['vagar', 'Nr'], ['floden', 'Mediantid emellan'], ['flaskhalsar', 'Summa'], ['jamfor', 'Skillnad i median'], ['foljsamhet', 'Vad som skiljer']]) {
      await page.goto(`/processer/svf_brostcancer/${part}`);
      await page.getByRole('columnheader', { name: sign }).first().waitFor();
      await fits(page, part);
    }
    for (const [part, sign] of [['', 'Har nått fram'], ['/logg', '552 händelser'], ['/om', 'Beskrivning'], ['/bild', 'Beslutade versioner']]) {
      await page.goto(`/processer/svf_brostcancer${part}`);
      await page.getByText(sign).first().waitFor();
      await fits(page, `process${part.replace('/', '-')}`);
    }
    await page.getByRole('button', { name: 'Rita', exact: true }).click();
    await page.locator('.djs-palette').waitFor();
    await fits(page, 'bild-rita');
    await page.context().close();
  });
}
