// A plan and its actions changed in the browser: every part of a target, a new measure, a new action, and two people who
// change the same thing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { narrow, settled, startWorld, unit, violations, wide } from './support.mjs';

const plan = `/plan/${unit}?period=2022-T1`;
const region = '/plan/region_norrbotten?period=2022-T1';
let world;
before(async () => (world = await startWorld()));
after(() => world?.stop());

const dialog = (page) => page.getByRole('dialog');
async function closed(page) {
  await dialog(page).waitFor({ state: 'detached' });
}

for (const [size, named] of [[wide, '1440'], [narrow, '390']]) {
  test(`the plan, its forms and the action's form are accessible at ${named}`, async () => {
    const page = await world.open(plan, { size, reducedMotion: 'reduce' });
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', { name: /^Mål för Oplanerade återinskrivningar/ }).click();
    await dialog(page).getByRole('textbox', { name: 'Ordalydelse' }).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Definition av Sjukfrånvaro' }).click();
    await dialog(page).getByLabel('Antal decimaler').waitFor();
    assert.deepEqual(await violations(page), []);
    await page.goto(`/handlingsplan/${unit}/ny?period=2022-T1`);
    await page.getByLabel('Åtgärd', { exact: true }).waitFor();
    assert.deepEqual(await violations(page), []);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(beyond, 0);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test('a target is changed part by part, and the wording stands beside', async () => {
  const page = await world.open(plan, { person: 'demo_divisionschef' });
  await page.getByRole('button', { name: 'Mål för Sjukfrånvaro', exact: true }).click();
  const form = dialog(page);
  assert.equal(await form.getByRole('textbox', { name: 'Ordalydelse' }).inputValue(), 'Minska');
  await form.getByRole('textbox', { name: 'Ordalydelse' }).fill('Högst 7,5 % för kvinnor och 5 % för män till årets slut');
  await form.getByLabel('Jämförelse', { exact: true }).selectOption('<=');
  await form.getByLabel('Olika målvärden för kvinnor och män').check();
  await form.getByLabel('Målvärde, kvinnor').fill('sju');
  await form.getByLabel('Målvärde, män').fill('5');
  await form.getByLabel('Ska vara nått: år').fill('2022');
  await form.getByLabel('Ska vara nått: del av året').selectOption('12');
  await form.getByRole('button', { name: 'Spara' }).click();
  await form.getByText('Skriv ett tal med decimalkomma').waitFor();
  await form.getByLabel('Målvärde, kvinnor').fill('7,5');
  assert.match(await form.locator('.computed').innerText(), /kvinnor högst 7,5\s%, män högst 5\s%, till december 2022/);
  await form.getByLabel('året', { exact: true }).check();
  await form.getByRole('button', { name: 'Spara' }).click();
  await closed(page);
  await page.getByRole('row', { name: /Sjukfrånvaro.*Högst 7,5 %.*kvinnor högst 7,5/ }).waitFor();
  const stored = await (await page.request.get(`/api/units/${unit}/measures/sjukfranvaro?period=2022-T1`)).json();
  const { text, operator, per_sex, by, inferred } = stored.target;
  assert.deepEqual(
    { text, operator, per_sex, by, inferred: [...inferred].includes('by.year') },
    { text: 'Högst 7,5 % för kvinnor och 5 % för män till årets slut', operator: '<=', per_sex: { K: 7.5, M: 5 }, by: '2022-12', inferred: true },
  );
  await page.context().close();
});

test('two who change one target: the second sees both and loses nothing', async () => {
  const name = 'Mål för Andel kostnad inhyrda av total personalkostnad';
  const first = await world.open(plan, { person: 'demo_divisionschef' });
  const second = await world.open(plan);
  for (const page of [first, second]) await page.getByRole('button', { name, exact: true }).click();
  await dialog(first).getByRole('textbox', { name: 'Ordalydelse' }).fill('Minska rejält');
  await dialog(second).getByRole('textbox', { name: 'Ordalydelse' }).fill('Minska lite');
  await dialog(first).getByRole('button', { name: 'Spara' }).click();
  await closed(first);
  await dialog(second).getByRole('button', { name: 'Spara', exact: true }).click();
  const notice = dialog(second).locator('.conflict-notice');
  await notice.getByText('Minska rejält').waitFor();
  assert.match(await notice.innerText(), /Någon annan hann spara[\s\S]*Minska rejält[\s\S]*Minska lite/);
  assert.equal(await dialog(second).getByRole('textbox', { name: 'Ordalydelse' }).inputValue(), 'Minska lite');
  assert.deepEqual(await violations(second), []);
  await notice.getByRole('button', { name: 'Spara mitt' }).click();
  await closed(second);
  await second.getByRole('row', { name: /inhyrda.*Minska lite/ }).waitFor();
  for (const page of [first, second]) await page.context().close();
});

test('the region adds a goal, a factor and a new measure with a target', async () => {
  const page = await world.open(region);
  await page.getByRole('button', { name: 'Samhälle: Lägg till mål' }).click();
  await dialog(page).getByLabel('Namn').fill('Ett hållbart Norrbotten');
  await dialog(page).getByRole('button', { name: 'Spara' }).click();
  await closed(page);
  await page.getByText('Ett hållbart Norrbotten').waitFor();
  await page.getByRole('button', { name: 'Samhälle: Lägg till framgångsfaktor' }).click();
  await dialog(page).getByLabel('Namn').fill('Minskad klimatpåverkan');
  await dialog(page).getByRole('button', { name: 'Spara' }).click();
  await closed(page);
  await page.getByRole('button', { name: 'Lägg till mått i Minskad klimatpåverkan' }).click();
  await dialog(page).getByRole('button', { name: 'Ett nytt mått' }).click();
  await dialog(page).getByLabel('Namn').fill('Utsläpp från tjänsteresor');
  await dialog(page).getByLabel(/^Syfte/).fill('Resorna ska bli färre och renare.');
  await dialog(page).getByLabel(/^Definition i ord/).fill('Utsläpp av koldioxid från tjänsteresor med bil och flyg.');
  await dialog(page).getByLabel(/^Utfallets enhet/).fill('ton');
  await dialog(page).getByLabel('Bättre är').selectOption('lower_is_better');
  await dialog(page).getByRole('button', { name: 'Spara' }).click();
  await dialog(page).getByRole('heading', { name: 'Mål för Utsläpp från tjänsteresor' }).waitFor();
  await dialog(page).getByLabel('Måttet har ett mål').check();
  await dialog(page).getByRole('textbox', { name: 'Ordalydelse' }).fill('Högst 1 213 ton');
  await dialog(page).getByLabel('Jämförelse', { exact: true }).selectOption('<=');
  await dialog(page).getByLabel('Målvärde', { exact: true }).fill('1 213');
  await dialog(page).getByRole('button', { name: 'Spara' }).click();
  await closed(page);
  await page.getByRole('row', { name: /Utsläpp från tjänsteresor.*Högst 1 213 ton.*högst 1\s213\ston/ }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

// VG-03
test('a plan has its decisions in order, and labels by which it is found', async () => {
  const page = await world.open(plan, { person: 'demo_divisionschef' });
  for (const [day, reference] of [['2021-11-24', 'RS 1213-2021'], ['2021-10-06', 'RS 1001-2021']]) {
    await page.getByRole('button', { name: 'Skriv in beslut' }).click();
    await dialog(page).getByLabel('Beslutande organ').fill('Regionfullmäktige');
    await dialog(page).getByLabel('Beslutsdag').fill(day);
    await dialog(page).getByLabel('Diarienummer').fill(reference);
    await dialog(page).getByLabel('Vad som beslutades').fill('Fastställde planen på nytt');
    await dialog(page).getByRole('button', { name: 'Spara' }).click();
    await closed(page);
  }
  const decisions = page.locator('section', { has: page.getByRole('heading', { name: 'Beslut bakom planen' }) });
  await decisions.getByRole('row').nth(2).waitFor();
  assert.deepEqual(
    (await decisions.locator('tbody tr').allInnerTexts()).map((row) => /RS \d+-\d+/.exec(row)[0]),
    ['RS 1001-2021', 'RS 1213-2021'],
  );
  await page.getByRole('button', { name: 'Ändra etiketter' }).click();
  await page.getByRole('checkbox', { name: 'Nära vård' }).check();
  const chosen = page.locator('.label-list').getByRole('link', { name: 'Nära vård' });
  await chosen.waitFor();
  assert.deepEqual(await violations(page), []);
  await chosen.click();
  await page.getByRole('heading', { level: 1, name: 'Områden' }).waitFor();
  const coverage = page.getByRole('table', { name: 'Så täcker enheterna områdena' });
  await coverage.getByRole('cell', { name: '1 plan', exact: true }).waitFor();
  await page.getByRole('table', { name: 'Det som har etiketten' }).getByRole('row', { name: /Plan.*Länssjukvård 2.*Nära vård/ }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

for (const [size, named] of [[wide, '1440'], [narrow, '390']]) {
  test(`the page of areas is accessible at ${named}`, async () => {
    const page = await world.open(`/omraden/${unit}`, { size });
    await page.getByRole('table').first().waitFor();
    assert.deepEqual(await violations(page), []);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(beyond, 0);
    await page.context().close();
  });
}

test('an action is written, changed, and keeps what two have written', async () => {
  const page = await world.open(`/handlingsplan/${unit}?period=2022-T1`, { person: 'demo_divisionschef' });
  await page.getByRole('link', { name: 'Ny åtgärd' }).click();
  await page.getByLabel('Åtgärd', { exact: true }).fill('Införa morgonmöten på alla vårdavdelningar');
  await page.getByLabel('Perspektiv', { exact: true }).selectOption({ label: 'Medarbetare' });
  await page.getByLabel('Framgångsfaktor', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('VO-chefer', { exact: true }).check();
  await page.getByLabel('Tidplan i ord').fill('Klart senast under tertial 2');
  await page.getByLabel('Sjukfrånvaro', { exact: true }).check();
  await page.getByRole('button', { name: 'Spara åtgärden' }).click();
  await page.getByRole('heading', { level: 1, name: /^41\. Införa morgonmöten/ }).waitFor();
  assert.match(await page.locator('.fields').innerText(), /klar 2022-08-31|2022-08-31/);

  const other = await world.open(new URL(page.url()).pathname + '?period=2022-T1');
  for (const one of [page, other]) {
    await one.getByRole('link', { name: 'Ändra åtgärden' }).click();
    await one.getByLabel('Förväntad effekt').waitFor();
  }
  await page.getByLabel('Förväntad effekt').fill('Lägre sjukfrånvaro');
  await page.getByRole('button', { name: 'Spara åtgärden' }).click();
  await page.getByRole('heading', { level: 1, name: /^41\./ }).waitFor();
  await other.getByLabel('Förväntad effekt').fill('Bättre samordning');
  await other.getByRole('button', { name: 'Spara åtgärden' }).click();
  const notice = other.locator('.conflict-notice');
  await notice.getByText('Lägre sjukfrånvaro').waitFor();
  assert.match(await notice.innerText(), /Lägre sjukfrånvaro[\s\S]*Bättre samordning/);
  await notice.getByRole('button', { name: 'Ta det sparade' }).click();
  assert.equal(await other.getByLabel('Förväntad effekt').inputValue(), 'Lägre sjukfrånvaro');
  for (const one of [page, other]) await one.context().close();
});

test('a reader sees the plan and no forms', async () => {
  const page = await world.open(plan, { person: 'demo_lasare' });
  await settled(page);
  await page.getByText('Du kan läsa planen men inte ändra den.').waitFor();
  assert.equal(await page.locator('main').getByRole('button', { name: /^(Mål för|Lägg till|Ändra)/ }).count(), 0);
  await page.context().close();
});
