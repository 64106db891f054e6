// More documents than a list holds: a page at a time, by owner, and chosen by the words of their titles.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fits, narrow, startWorld } from './support.mjs';

const COUNT = 230;
const routine = (number) => `[[documents]]
id = "nr_${number}"
kind = "vardrutin"
title = "${number === COUNT ? 'Överflyttning av höftpatient' : `Allmän rutin ${String(number).padStart(3, '0')}`}"
owner_function = "vo_chef"
owner_unit = "${number % 10 === 0 ? 'vo_obstetrik_gynekologi' : 'vo_ortopedi'}"
areas = ["rorelseorganen"]
codes = []
care_levels = []
parties = []
applies = []
valid_from = "2022-01-01"
[documents.sections]
syfte = "Alla ska få veta."
omfattning = "Alla."
gor_sa_har = "Säg det."
avvikelse = "Ring."
personcentrerat = "Fråga vad patienten är mest rädd för, och börja där."
patientens_del = "Säg till om du undrar över något, dag som natt."
`;
let world;
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledstang-many-'));
  const file = join(folder, 'dokument.toml');
  await writeFile(file, Array.from({ length: COUNT }, (_, i) => routine(i + 1)).join('\n'));
  world = await startWorld({ prepare: ({ run }) => run('import', 'documents', file) });
});
after(async () => {
  await world?.stop();
  await rm(folder, { recursive: true, force: true });
});

const titles = (page) => page.locator('.document-table tbody th a').allInnerTexts();
const numbered = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => `Allmän rutin ${String(from + i).padStart(3, '0')}`);

test('the list is read page by page, with the keyboard and back by its address', async () => {
  const page = await world.open('/kunskap?urval=alla');
  await page.getByText('Sida 1 av 5').waitFor();
  assert.deepEqual(await titles(page), numbered(1, 50));
  assert.equal(await page.getByRole('button', { name: 'Föregående' }).isDisabled(), true);
  await fits(page, 'dokument-sida-1');
  const next = page.getByRole('button', { name: 'Nästa' });
  await next.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Sida 2 av 5').waitFor();
  await page.getByRole('link', { name: 'Allmän rutin 051' }).waitFor();
  assert.deepEqual(await titles(page), numbered(51, 100));
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'dokumentlista', 'the reader is at the list’s beginning');
  assert.match(page.url(), /sida=2/);
  await page.goto('/kunskap?urval=alla&sida=5');
  await page.getByText('Sida 5 av 5').waitFor();
  await page.getByRole('link', { name: 'Överflyttning av höftpatient' }).waitFor();
  assert.equal((await titles(page)).length, COUNT - 200);
  assert.equal(await page.getByRole('button', { name: 'Nästa' }).isDisabled(), true);
  // Another question begins from the first page.
  await page.getByLabel('Slag', { exact: true }).selectOption({ label: 'Vårdrutiner' });
  await page.getByText('Sida 1 av 5').waitFor();
  assert.doesNotMatch(page.url(), /sida=/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
  const phone = await world.open('/kunskap?urval=alla&sida=2', { size: narrow });
  await phone.getByText('Sida 2 av 5').waitFor();
  await fits(phone, 'dokument-sida-2');
  await phone.context().close();
});

test('what lacks care leads to all documents of its owner, and from there to everybody’s', async () => {
  const page = await world.open('/kunskap?urval=alla&agare=vo_obstetrik_gynekologi');
  const owner = page.getByLabel('Ägarens enhet');
  await page.getByRole('link', { name: 'Allmän rutin 010' }).waitFor();
  assert.equal((await titles(page)).length, 23);
  assert.equal(await page.getByRole('navigation', { name: 'Sidor' }).count(), 0, 'they fit on one page');
  await fits(page, 'dokument-agare');
  await owner.selectOption('');
  await page.getByText('Sida 1 av 5').waitFor();
  await owner.waitFor({ state: 'detached' });
  await page.context().close();
});

/** By the words, past the two hundredth; with the keyboard alone. */
async function choose(page, label) {
  const field = page.getByRole('combobox', { name: label, exact: true });
  const offered = page.getByRole('listbox', { name: label, exact: true }).getByRole('option');
  await field.focus();
  await page.getByText('218 till. Skriv för att begränsa.').waitFor();
  assert.equal(await offered.count(), 12);
  await fits(page);
  await field.fill('höftp överfl');
  await page.getByRole('option', { name: 'Överflyttning av höftpatient' }).waitFor();
  assert.equal(await offered.count(), 1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Ta bort Överflyttning av höftpatient' }).waitFor();
  await field.fill('finns inte');
  await page.getByText('Inget passar ”finns inte”.').waitFor();
  await field.fill('');
}

test('a matter is linked to a document past the two hundredth', async () => {
  const page = await world.open('/konto');
  const made = await page.request.post('/api/matters', {
    data: { type: 'question', unit: 'vo_ortopedi', title: 'Höften', area: 'rorelseorganen', fields: {}, units: [], measures: [], documents: [] },
  });
  assert.ok(made.ok(), await made.text());
  const { matter } = await made.json();
  await page.goto(`/arenden/${matter}`);
  await page.getByText('Koppla dokument').click();
  await choose(page, 'Dokument');
  await page.locator('#lista-documents').getByRole('button', { name: 'Spara' }).click();
  await page.locator('#lista-documents').getByRole('link', { name: 'Överflyttning av höftpatient' }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('a draft supersedes a document past the two hundredth, which is chosen by its title and not by its id', async () => {
  const page = await world.open('/konto');
  const begun = await page.request.post('/api/documents/nr_1/draft', { data: {} });
  assert.ok(begun.ok(), await begun.text());
  await page.goto('/kunskap/dokument/nr_1/redigera');
  await page.getByText('Uppgifter om dokumentet', { exact: true }).first().click();
  const field = page.getByRole('combobox', { name: 'Dokument som det ersätter', exact: true });
  await field.fill('allmän rutin 001');
  await page.getByText('Inget passar ”allmän rutin 001”.').waitFor(); // no document supersedes itself
  await field.fill('höftp');
  await page.getByRole('option', { name: 'Överflyttning av höftpatient' }).click();
  await page.getByRole('button', { name: 'Ta bort Överflyttning av höftpatient' }).waitFor();
  await fits(page, 'dokument-ersatter');
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/documents/nr_1/head'));
  await page.locator('form').filter({ has: field }).getByRole('button', { name: 'Spara', exact: true }).click();
  assert.equal((await saved).status(), 200);
  const draft = await (await page.request.get('/api/documents/nr_1?version=2')).json();
  assert.deepEqual(draft.head.supersedes, [`nr_${COUNT}`]);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('a process follows a document past the two hundredth, and a unit’s page shows a few and how many', async () => {
  const page = await world.open('/processer');
  await page.getByText('Lägg till en process').click();
  await page.getByLabel('Namn', { exact: true }).fill('Höftfraktur');
  await page.getByLabel('Nationellt programområde').selectOption({ label: 'Rörelseorganens sjukdomar' });
  await page.getByRole('button', { name: 'Lägg till', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Vad är processen till för, och vem leder den?' }).waitFor();
  // Whoever leads it describes it.
  await page.getByText('Ge någon en roll').click();
  await page.getByRole('combobox', { name: 'Person' }).fill('Karin');
  await page.getByRole('option', { name: 'Karin Åström' }).click();
  await page.getByRole('button', { name: 'Ge rollen' }).click();
  await page.getByText('(får ändra)').waitFor();
  await page.getByText('Ändra beskrivningen').click();
  await choose(page, 'Dokument som den följer');
  await page.getByRole('button', { name: 'Spara' }).first().click();
  await page.getByRole('link', { name: 'Överflyttning av höftpatient' }).waitFor();
  assert.deepEqual(page.complaints, []);
  // The unit has chosen eight of them.
  for (let i = 1; i <= 8; ++i) {
    const marked = await page.request.put(`/api/units/vo_ortopedi/documents/nr_${i}`, { data: { note: '' } });
    assert.ok(marked.ok(), await marked.text());
  }
  await page.goto('/enhet/vo_ortopedi/2022-T1');
  await page.getByText('8 dokument gäller för enheten.').waitFor();
  assert.equal(await page.locator('ul.linked a[href^="/kunskap/dokument/"]').count(), 6);
  await page.context().close();
});
