// Forms that are answered once and read by all that ask, and the priority list.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fits, narrow, settled, startWorld, unit, wide } from './support.mjs';

const clinic = 'vo_ortopedi';
let world;
before(async () => (world = await startWorld()));
after(() => world?.stop());

const sized = [[wide, '1440'], [narrow, '390']];

// VG-07
test('seven factors are answered, save themselves, and show a profile with its change', async () => {
  const page = await world.open(`/uppfoljning/${clinic}/2022-T1`);
  for (const [year, name, grade] of [['2021', '2 – I liten grad', 2], ['2022', '4 – I hög grad', 4]]) {
    await page.goto(`/formular/${clinic}?period=${year}-T3&formular=sju_faktorer`);
    const questions = page.locator('.form-question');
    await questions.nth(7).waitFor();
    for (let place = 0; place < 7; place += 1) {
      await questions.nth(place).getByRole('radio', { name }).check();
      await questions.nth(place).getByText('Sparat').waitFor();
    }
    const stored = await (await page.request.get(`/api/units/${clinic}/forms/sju_faktorer/${year}`)).json();
    assert.deepEqual(stored.answers.map((one) => one.number), Array(7).fill(grade));
  }
  await page.reload();
  await page.getByText('7 av 7 frågor som behöver svar är besvarade.').waitFor();
  await page.getByText('Svaret 2021: 2 – I liten grad').first().waitFor();
  await page.goto(`/formular/${unit}?period=2022-T3&formular=sju_faktorer&vy=las`);
  const levels = page.getByRole('table', { name: 'Medelvärde per nivå' });
  await levels.getByText('+2,0 sedan förra gången').first().waitFor();
  await page.getByRole('table', { name: 'Svaren, enhet för enhet' }).getByRole('row', { name: /Ortopedi.*7 av 7/ }).waitFor();
  await page.context().close();
});

// VG-50
test('the shared follow-up is answered once and read by every staff function', async () => {
  const page = await world.open(`/formular/${clinic}?period=2022-T1&formular=gemensam_uppfoljning`);
  await page.getByLabel('2. Vilken är den största avvikelsen mot planen, och vad gör ni åt den?').fill('Kön till operation växer. Två kvällar extra i veckan.');
  await page.getByLabel('3. Prognos för årets resultat mot budget (tkr)').fill('många');
  await page.getByLabel('2. Vilken').focus();
  await page.getByText('besvaras med ett tal').waitFor();
  await page.getByLabel('3. Prognos för årets resultat mot budget (tkr)').fill('−1 250,5');
  await page.getByLabel('2. Vilken').focus();
  await page.locator('.form-question').nth(2).getByText('Sparat').waitFor();
  await page.getByRole('button', { name: 'Läs svaren' }).click();
  const answers = page.getByRole('table', { name: 'Svaren, enhet för enhet' });
  for (const [reader, sees] of [['Ekonomi', true], ['HR', false], ['Kommunikation', false], ['IT', false], ['Kvalitet', false]]) {
    await page.getByLabel('Frågor som läses av').selectOption({ label: reader });
    await answers.getByRole('columnheader', { name: 'Prognos för årets resultat mot budget' }).waitFor({ state: sees ? 'attached' : 'detached' });
    await answers.getByText('Kön till operation växer. Två kvällar extra i veckan.').waitFor();
  }
  await page.context().close();
});

test('a registration by hand is short and says how long it took', async () => {
  // KR-61
  const page = await world.open(`/formular/${clinic}?period=2022-04&formular=vardplatser`);
  const questions = page.locator('.form-question');
  await questions.nth(3).waitFor();
  assert.ok((await questions.count()) <= 5);
  await page.getByLabel(/^1\. Disponibla vårdplatser/).fill('24');
  await page.waitForTimeout(1600); // somebody thinks
  await page.getByLabel(/^2\. Överbeläggningar/).focus();
  await questions.nth(0).getByText('Sparat').waitFor();
  await page.reload();
  await page.getByText(/^Registreringen har tagit \d+ sekund/).waitFor();
  await page.context().close();
});

test('a reader reads a form and cannot answer it', async () => {
  const page = await world.open(`/formular/${clinic}?period=2022-T1&formular=gemensam_uppfoljning`, { person: 'demo_lasare' });
  await settled(page);
  assert.notEqual(await page.getByLabel('2. Vilken').getAttribute('readonly'), null);
  await page.context().close();
});

// NB-101
test('actions with savings and consequences stand beside the budget of their unit', async () => {
  const page = await world.open(`/handlingsplan/${unit}/${unit}-2022-18/andra?period=2022-T1`, { person: 'demo_divisionschef' });
  await page.getByLabel('Prioritet', { exact: true }).selectOption('1 – måste göras');
  await page.getByLabel('Konsekvenser för patienter, medarbetare och ekonomi').fill('Färre inhyrda ger bättre kontinuitet.');
  await page.getByRole('button', { name: 'Spara åtgärden' }).click();
  await page.getByRole('heading', { level: 1, name: /^18\./ }).waitFor();
  const saved = await page.request.post(`/api/actions/${unit}-2022-18/effects`, {
    headers: { 'X-CSRF-Token': (await (await page.request.get('/api/session')).json()).csrf_token ?? '' },
    data: { what: 'Lägre kostnad', saving: 1.5, cost_unit: 'mnkr', cost_before: 9, method: 'Timmar × pris', owner: 'vo_chefer', expected: 1, unit: 'tjänster', expected_by: '2022-12-31' },
  });
  assert.equal(saved.ok(), true, await saved.text());
  await page.goto(`/prioriteringar/${unit}?period=2022-T1`);
  await page.getByRole('row', { name: /1 – måste göras.*1 500.*bättre kontinuitet/ }).waitFor();
  await page.getByRole('button', { name: 'Skriv in budget för Division Länssjukvård 2' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Budget, tkr', { exact: true }).fill('410 000');
  await form.getByLabel('Prognos mot budget, tkr', { exact: true }).fill('-2 000');
  await form.getByRole('button', { name: 'Spara' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /Länssjukvård 2.*410 000.*−2 000.*1 500.*500 återstår/ }).waitFor();
  await page.context().close();
});

for (const [size, named] of sized) {
  test(`forms and the priority list are accessible at ${named}`, async () => {
    const page = await world.open(`/formular/${clinic}?period=2022-T1&formular=gemensam_uppfoljning`, { size, reducedMotion: 'reduce' });
    await page.locator('.form-question').first().waitFor();
    await fits(page);
    await page.getByRole('button', { name: 'Läs svaren' }).click();
    await page.getByRole('table').first().waitFor();
    await fits(page);
    await page.goto(`/prioriteringar/${unit}?period=2022-T1`);
    await page.getByRole('table').first().waitFor();
    await fits(page);
    await page.goto(`/handlingsplan/${unit}/${unit}-2022-17/andra?period=2022-T1`);
    await page.getByLabel('Prioritet', { exact: true }).waitFor();
    await fits(page);
    await page.context().close();
  });
}
