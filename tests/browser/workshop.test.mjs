// The measure workshop and the freshness of sources: a definition is found, read, checked while it is written, tried on real
// rows, compared and saved; two who save at once; a late source is told where it matters.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { narrow, startWorld, unit, violations, wide } from './support.mjs';

const place = '/administration/matt';
const measure = 'andel_distanskontakter';
let world;

// Contacts in January 2022: half of the women's and a quarter of the men's at a distance.
const contacts = () => {
  const rows = ['kontakt_id,kontaktdatum,enhet,kon,vardform,planerad'];
  const add = (count, sex, form) => {
    for (let i = 0; i < count; i++) rows.push(`${rows.length},2022-01-${String(1 + (i % 28)).padStart(2, '0')},${unit},${sex},${form},${i % 2 ? 'nej' : 'ja'}`);
  };
  add(20, 'K', 'distans');
  add(20, 'K', 'mottagning');
  add(10, 'M', 'distans');
  add(30, 'M', 'mottagning');
  return rows.join('\n') + '\n';
};

before(async () => {
  // Deliveries are stamped with the machine's own time: some weeks after it, what should come every week is late.
  const today = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  world = await startWorld({
    today,
    prepare: async ({ data, run }) => {
      const dataset = join(data, 'config/datasets/care_contacts.toml');
      await writeFile(dataset, `delivered_by = "Vårdsystemet"\nexpected_every_days = 7\n${await readFile(dataset, 'utf8')}`);
      const file = join(data, 'kontakter.csv');
      await writeFile(file, contacts());
      await run('dataset', 'import', 'care_contacts', file);
    },
  });
});
after(() => world?.stop());

const beyond = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const editor = (page) => page.getByLabel('Definitionen', { exact: true });
const replace = async (page, from, to) => {
  const text = await editor(page).inputValue();
  assert.ok(text.includes(from), `${from} in ${text}`);
  await editor(page).fill(text.replace(from, to));
};

for (const [size, named] of [[wide, '1440'], [narrow, '390']]) {
  for (const [what, path] of [['the list', place], ['a definition', `${place}/${measure}`], ['a new one', `${place}/ny`]]) {
    test(`${what} is accessible at ${named}`, async () => {
      const page = await world.open(path, { size });
      await page.getByRole('main').getByText(what === 'the list' ? /\d+ definitioner/ : 'Definitionen går att räkna.').first().waitFor();
      assert.deepEqual(await violations(page), []);
      assert.equal(await beyond(page), 0);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }
}

test('a definition is found by its words, and is marked where its source is late', async () => {
  const page = await world.open(place);
  await page.getByRole('searchbox', { name: 'Sök bland definitionerna' }).fill('distanskontakter');
  const table = page.getByRole('table');
  await table.getByRole('link', { name: 'Andel distanskontakter' }).waitFor();
  assert.ok((await table.getByRole('row').count()) < 5);
  await table.getByText(/^Vårdkontakter: leveransen är 3\d dagar sen\.$/).first().waitFor();
  await page.getByRole('searchbox').fill('finns inte alls');
  await page.getByText('Ingen definition stämmer med sökningen.').waitFor();
  await page.context().close();
});

test('faults show at their place while writing, and what is proposed is written', async () => {
  const page = await world.open(`${place}/${measure}`);
  await page.getByText('Definitionen går att räkna.').waitFor();
  await page.getByRole('heading', { name: 'Så läser programmet den' }).waitFor();
  await page.getByText('Andel av raderna i Vårdkontakter, i procent.').waitFor();
  await replace(page, 'vardform', 'vardfrm');
  await page.getByText(/^\d+ fel, /).waitFor();
  const fault = page.getByRole('button', { name: /^Rad \d+, tecken \d+$/ }).first();
  await fault.click();
  assert.equal(await editor(page).evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), 'vardfrm');
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Skriv ”vardform”' }).first().click();
  await page.getByText('Definitionen går att räkna.').waitFor();
  await page.context().close();
});

test('Tab leaves the editor', async () => {
  const page = await world.open(`${place}/${measure}`);
  await editor(page).focus();
  const before = await editor(page).inputValue();
  await page.keyboard.press('Tab');
  assert.equal(await editor(page).evaluate((field) => document.activeElement === field), false);
  assert.equal(await editor(page).inputValue(), before);
  await page.context().close();
});

test('a word explains itself by keyboard', async () => {
  const page = await world.open(`${place}/${measure}`);
  const word = page.getByRole('button', { name: /^Täljare/ }).first();
  await word.focus();
  await page.keyboard.press('Enter');
  await page.getByText(/^En andel är täljaren delad med nämnaren/).first().waitFor();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Escape');
  await page.getByText(/^En andel är täljaren delad med nämnaren/).first().waitFor({ state: 'hidden' });
  await page.context().close();
});

const draft = `version = 1
valid_from = "2020-01-01"
dataset = "care_contacts"
counts = "share"
numerator = 'vardform = "distans"'

[measure]
id = "provet"
name = "Provet"
level = "division"
unit = "%"
decimals = 1
direction = "higher_is_better"
purpose = "För att pröva."
definition = "Kontakter på distans."
numerator_definition = "På distans."
denominator_definition = "Alla."
`;

const tryOn = async (page) => {
  await page.getByLabel('Enhet').last().selectOption(unit);
  await page.getByLabel('Period: år').fill('2022');
  await page.getByLabel('Period: del av året').selectOption('T1');
  await page.getByRole('button', { name: 'Pröva', exact: true }).click();
  await page.getByRole('heading', { name: 'Så skulle det bli' }).waitFor();
};

test('a definition is tried on real rows, saved, changed and compared with what is in force', async () => {
  const page = await world.open(`${place}/ny`);
  await editor(page).fill(draft);
  await page.getByText('Definitionen går att räkna.').waitFor();
  await tryOn(page);
  const first = page.getByRole('table', { name: /tertial 1 2022/i });
  assert.match(await first.getByRole('row', { name: /^Totalt/ }).innerText(), /37,5\s%\s+30 av 80/);
  assert.match(await first.getByRole('row', { name: /^Kvinnor/ }).innerText(), /50,0\s%\s+20 av 40/);
  assert.match(await first.getByRole('row', { name: /^Män/ }).innerText(), /25,0\s%\s+10 av 40/);
  await page.getByText('Det finns ingen version att jämföra med.').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Spara som version 1' }).click();
  await page.waitForURL(/\/administration\/matt\/provet$/);

  await replace(page, `'vardform = "distans"'`, `'vardform = "distans" och planerad'`);
  await page.getByText('Andel av raderna i Vårdkontakter').waitFor();
  await tryOn(page);
  await page.getByText(/^2 utfall av 2 blir andra\.$/).waitFor();
  const changed = page.getByRole('table', { name: /^Utfall som ändras/ });
  assert.match(await changed.getByRole('row').nth(1).innerText(), /18,8\s%\s+15 av 80\s+37,5\s%\s+30 av 80\s+−18,8/);
  assert.deepEqual(await violations(page), []);
  // The same version cannot count differently.
  await page.getByRole('button', { name: 'Spara som version 1' }).click();
  await page.getByText(/Definitionen räknar annorlunda än version 1/).first().waitFor();
  await replace(page, 'version = 1', 'version = 2');
  await page.getByRole('button', { name: 'Spara som version 2' }).click();
  await page.getByText('Version 2 är sparad och gäller.').waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('the second of two who save sees what differs and chooses', async () => {
  const [mine, theirs] = [await world.open(`${place}/provet`), await world.open(`${place}/provet`)];
  await replace(theirs, 'purpose = "För att pröva."', 'purpose = "Deras ord."');
  await theirs.getByText('Definitionen går att räkna.').waitFor();
  await theirs.getByRole('button', { name: /^Spara som version/ }).click();
  await theirs.getByText(/är sparad och gäller/).waitFor();
  await replace(mine, 'purpose = "För att pröva."', 'purpose = "Mina ord."');
  await mine.getByText('Definitionen går att räkna.').waitFor();
  await mine.getByRole('button', { name: /^Spara som version/ }).click();
  const notice = mine.getByRole('alert');
  await notice.getByText('purpose = "Deras ord."').waitFor();
  await notice.getByText('purpose = "Mina ord."').waitFor();
  assert.deepEqual(await violations(mine), []);
  await notice.getByRole('button').last().click();
  assert.match(await editor(mine).inputValue(), /Deras ord/);
  await mine.context().close();
  await theirs.context().close();
});

test('who may not plan reads, and who may not administer hands the file over', async () => {
  const reader = await world.open(`${place}/${measure}`, { person: 'demo_lasare' });
  await reader.getByRole('heading', { name: 'Så läser programmet den' }).waitFor();
  assert.equal(await editor(reader).count(), 0);
  assert.deepEqual(await violations(reader), []);
  await reader.context().close();
  const planner = await world.open(`${place}/${measure}`, { person: 'demo_divisionschef' });
  await planner.getByRole('button', { name: 'Ladda ner filen' }).waitFor();
  assert.equal(await planner.getByRole('button', { name: /^Spara/ }).count(), 0);
  await planner.context().close();
});

for (const [size, named] of [[wide, '1440'], [narrow, '390']]) {
  test(`the page of source data says what is late, at ${named}`, async () => {
    const page = await world.open('/administration/kalldata', { size });
    const table = page.getByRole('table', { name: 'Så färska är uppgifterna' });
    const row = table.getByRole('row', { name: /^Vårdkontakter/ });
    assert.match(await row.innerText(), /2022-01-28\s+Vårdsystemet\s+minst var 7:e dag[^]*3\d dagar sen/);
    await page.getByText('1 källa är försenad.').waitFor();
    await page.getByText('Mått som räknas ur varje datamängd').click();
    await page.getByRole('link', { name: 'Andel distanskontakter' }).waitFor();
    assert.deepEqual(await violations(page), []);
    assert.equal(await beyond(page), 0);
    await page.context().close();
  });
}
