// People who report: a value corrected with its history, a comment written beside the computed change, a status, and
// the refusals for those who may not.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pages, settled, startWorld, unit } from './support.mjs';

let world;
before(async () => (world = await startWorld()));
after(() => world?.stop());

test('a corrected value shows its change while one writes, is judged anew and keeps its history', async () => {
  const page = await world.open(pages.matt, { person: 'demo_divisionschef' });
  await page.getByText('Registrera eller rätta ett värde').click();
  await page.getByLabel('Kön', { exact: true }).selectOption('M');
  const value = page.getByLabel('Värde (antal)');
  assert.equal(await value.inputValue(), '4');
  await value.fill('fyra');
  await page.getByRole('button', { name: 'Spara' }).first().click();
  await page.getByText('Skriv ett tal med decimalkomma').waitFor();
  await value.fill('9');
  await page.getByText('Män: 9 mot 7 (tertial 1 2021) är +2 (+28,6 %).').waitFor();
  await page.getByRole('button', { name: 'Spara' }).first().click();
  await page.getByText('Sparat. Bedömningen är uträknad på nytt.').waitFor();
  await page.locator('.judgements li', { hasText: 'Män' }).getByText('Uppfyllt', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Historik för män tertial 1 2022' }).click();
  const rows = page.getByRole('dialog').locator('tbody tr');
  await rows.nth(1).waitFor();
  assert.match(await rows.nth(0).innerText(), /9[\s\S]*Per Öhman|9[\s\S]*demo_divisionschef/);
  assert.match(await rows.nth(1).innerText(), /\b4\b/);
  await page.context().close();
});

// NB-36
test('the commenter sees the computed changes', async () => {
  const page = await world.open(`/styrning/${unit}/matt/oplanerad_aterinskrivning_30d_65plus?period=2022-T1`);
  await page.getByText('Skriv kommentar').click();
  const computed = page.locator('.computed').last();
  assert.match(await computed.innerText(), /Kvinnor: 14,5\s% mot 15,8\s% \(tertial 1 2021\) är −1,3\sp\.e\./);
  assert.match(await computed.innerText(), /Män: 14,7\s% mot 16,2\s% \(tertial 1 2021\) är −1,5\sp\.e\./);
  const text = page.getByLabel('Kommentar för tertial 1 2022');
  await text.fill('Första stycket.\n\nAndra stycket.');
  await page.getByRole('button', { name: 'Spara' }).click();
  await page.getByText('Sparat.').waitFor();
  await page.locator('.comment', { hasText: 'Andra stycket.' }).waitFor();
  await page.context().close();
});

test('a status is reported and stands in the history', async () => {
  const page = await world.open(`/handlingsplan/${unit}/${unit}-2022-18?period=2022-T1`, { person: 'demo_divisionschef' });
  await page.getByLabel(/^Status, tertial 1 2022/).selectOption('ongoing');
  await page.getByLabel(/^Kommentar till statusen/).fill('Granskningen har börjat.');
  await page.getByRole('button', { name: 'Rapportera' }).click();
  await page.getByText('Sparat.').waitFor();
  const history = page.locator('section', { has: page.getByRole('heading', { name: 'Statushistorik' }) });
  await history.getByText('Granskningen har börjat.').waitFor();
  assert.match(await page.locator('.lead').innerText(), /Pågår/);
  await page.context().close();
});

test('an assessment of a goal is a person’s words', async () => {
  const page = await world.open(pages.styrkort, { person: 'demo_divisionschef' });
  const goal = page.locator('.goal', { hasText: 'Trygg norrbottning' });
  await goal.getByRole('button', { name: 'Skriv samlad bedömning' }).click();
  await goal.getByLabel('Bedömning', { exact: true }).selectOption('partly_met');
  await goal.getByLabel('Motivering').fill('Tillgängligheten är för låg.');
  await goal.getByRole('button', { name: 'Spara' }).click();
  await goal.getByText('Målet är delvis uppfyllt').waitFor();
  await goal.getByText('Tillgängligheten är för låg.').waitFor();
  await page.context().close();
});

// NB-05
test('an assessment that differs from its measures asks why', async () => {
  const page = await world.open(pages.styrkort, { person: 'demo_divisionschef' });
  const goal = page.locator('.goal', { hasText: 'Trygg norrbottning' });
  await goal.getByRole('button', { name: 'Ändra bedömningen' }).click();
  const card = await (await page.request.get(`/api/scorecards/${unit}/2022-T1`)).json();
  const { computed } = card.perspectives.flatMap((one) => one.goals).find((one) => one.name.startsWith('Trygg norrbottning'));
  const other = computed === 'not_met' ? 'met' : 'not_met';
  await goal.getByLabel('Bedömning', { exact: true }).selectOption(other);
  await goal.getByText('Din bedömning skiljer sig från måtten. Skriv varför.').waitFor();
  assert.match(await goal.locator('.computed').innerText(), /Måtten säger .*: \d+ av \d+ bedömda utfall når målet/);
  await goal.getByLabel(/varför bedömningen skiljer sig/).fill('');
  await goal.getByRole('button', { name: 'Spara' }).click();
  assert.equal(await goal.getByLabel(/varför bedömningen skiljer sig/).evaluate((field) => field.validity.valueMissing), true);
  await goal.getByLabel(/varför bedömningen skiljer sig/).fill('De som saknar värde förbättras tydligt.');
  await goal.getByRole('button', { name: 'Spara' }).click();
  await goal.getByText(other === 'met' ? 'Målet är uppfyllt' : 'Målet är inte uppfyllt').waitFor();
  await page.context().close();
});

test('a reader has no forms, and a head of another part is refused in words', async () => {
  const reader = await world.open(pages.matt, { person: 'demo_lasare' });
  assert.equal(await reader.getByText('Registrera eller rätta ett värde').count(), 0);
  await reader.context().close();
  const head = await world.open(`/handlingsplan/${unit}/${unit}-2022-5?period=2022-T1`, { person: 'demo_vo_chef' });
  await head.getByLabel(/^Status, tertial 1 2022/).selectOption('done');
  await head.getByRole('button', { name: 'Rapportera' }).click();
  const refusal = head.getByRole('alert');
  await refusal.waitFor();
  assert.ok((await refusal.innerText()).length > 20);
  await head.context().close();
});

test('another’s change shows without a reload', async () => {
  const watching = await world.open(`/styrning/${unit}/matt/sjukfranvaro?period=2022-T1`);
  await watching.waitForTimeout(300); // the event stream is opened after the page
  const answer = await watching.request.put(`/api/units/${unit}/comments`, {
    data: { scope: 'measure', scope_id: 'sjukfranvaro', period: '2022-T1', text: 'Skrivet någon annanstans.' },
  });
  assert.equal(answer.ok(), true, await answer.text());
  await watching.getByText('Skrivet någon annanstans.').first().waitFor();
  await settled(watching);
  await watching.context().close();
});

test('a unit is renamed from a day, and its past stays', async () => {
  const page = await world.open('/organisation/vo_ortopedi');
  await page.getByText('Byt namn').first().click();
  await page.getByLabel('Nytt namn').first().fill('VO Rörelseorgan');
  await page.getByLabel('Gäller från').first().fill('2022-06-01');
  await page.getByRole('button', { name: 'Byt namn' }).click();
  await page.getByText('Organisationen är ändrad.').waitFor();
  await page.getByRole('cell', { name: 'VO Rörelseorgan' }).waitFor();
  await page.getByLabel('Dag', { exact: true }).fill('2022-07-01');
  await page.getByRole('navigation', { name: 'Enheter' }).getByText('VO Rörelseorgan').waitFor();
  await page.getByLabel('Dag', { exact: true }).fill('2022-05-01');
  await page.getByRole('navigation', { name: 'Enheter' }).getByText('VO Ortopedi').waitFor();
  await page.context().close();
});
