// KR-46: two regions. A guideline leaves one and arrives in the other with origin, version and licence; so do a template, a
// measure, a type of matter and a form.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fits, narrow, startWorld } from './support.mjs';

const title = 'Riktlinje som reser';
const guideline = (from, answer) => `[[documents]]
id = "resande_rutin"
kind = "vardrutin"
title = "${title}"
owner_function = "vo_chef"
owner_unit = "vo_ortopedi"
areas = ["rorelseorganen"]
codes = ["S72.0"]
care_levels = []
parties = []
applies = [{ unit = "vo_ortopedi" }]
valid_from = "${from}"
[documents.sections]
syfte = "Alla ska opereras inom ett dygn."
omfattning = "Hela kedjan."
gor_sa_har = """
1. Ring ortopeden.
2. Kör till röntgen."""
avvikelse = "${answer}"
personcentrerat = "Fråga hur patienten klarade sig hemma och vad som är viktigt."
patientens_del = "Säg till om smärtan inte släpper, dag som natt."
`;

let maker;
let taker;
let takers; // the taker's data folder
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledstang-regions-'));
  const file = join(folder, 'dokument.toml');
  await writeFile(file, guideline('2022-01-01', 'Ring bakjouren.'));
  maker = await startWorld({ prepare: ({ run }) => run('import', 'documents', file) });
  taker = await startWorld({
    prepare: ({ data }) => {
      takers = data;
      return trust('0'.repeat(64)); // a key of nobody's, until the maker's is known
    },
  });
  const page = await taker.open('/konto');
  const held = await page.request.put('/api/units/vo_ortopedi/functions/vo_chef', {
    data: { person: 'demo_vo_chef', name: 'Sara Lindgren', from: '2022-01-01' },
  });
  assert.ok(held.ok(), await held.text());
  await page.context().close();
});
after(async () => {
  await maker?.stop();
  await taker?.stop();
  await rm(folder, { recursive: true, force: true });
});

const trust = (key) =>
  writeFile(join(takers, 'config/packages.toml'), `origin = "Region B"\nlicence = "CC-BY-4.0"\n[[trusted]]\nname = "Region Norrbotten"\nkey = "${key}"\n`);

/** From the page, as the file that the other region is sent. */
async function givenOut(name) {
  const page = await maker.open('/administration/paket');
  await page.getByLabel('Slag').selectOption('document');
  const field = page.getByRole('combobox', { name: 'Vilket dokument' });
  await field.fill('reser');
  await page.getByRole('option', { name: title }).click();
  await page.getByRole('button', { name: `Ta bort ${title}` }).waitFor();
  await fits(page, 'paket-ge-ut-dokument');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Hämta paketet' }).click();
  const file = join(folder, name);
  await (await coming).saveAs(file);
  await page.context().close();
  return file;
}

async function looked(page, file) {
  await page.getByLabel('Paket', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: 'Se vad det ändrar' }).click();
}

test('a guideline arrives as a draft, is published by its owner there and says whence it came', async () => {
  const file = await givenOut('ett.ledstang');
  const text = await readFile(file, 'utf8');
  const page = await taker.open('/administration/paket');
  await looked(page, file);
  await page.getByRole('alert').getByText('okänd nyckel').waitFor();
  await trust(/^key ([0-9a-f]{64})$/m.exec(text)[1]);
  // One byte of it is another.
  const changed = join(folder, 'andrat.ledstang');
  await writeFile(changed, text.replace('bakjouren', 'bakjourer'));
  await looked(page, changed);
  await page.getByRole('alert').getByText('Paketet är ändrat sedan det undertecknades').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Ta in paketet' }).count(), 0);

  await looked(page, file);
  await page.getByText('Dokumentet blir ett utkast här.').waitFor();
  assert.match(await page.locator('.line-difference').innerText(), /Ring bakjouren\./);
  await page.getByLabel('Ägarens funktion').selectOption({ label: 'VO-chef' });
  await page.getByLabel('Ägarens enhet').selectOption({ label: 'VO Ortopedi' });
  await fits(page, 'paket-nytt-dokument');
  await page.getByRole('button', { name: 'Ta in paketet' }).click();
  await page.getByText(`${title} är ett utkast.`).waitFor();
  await page.getByRole('table', { name: 'Införda paket' }).getByText('Region Norrbotten').first().waitFor();
  await fits(page, 'paket-infort');
  const before = await (await page.request.get('/api/documents')).json();
  assert.equal(before.total, 0, 'nothing holds before its owner has read it');
  await page.getByRole('link', { name: 'Öppna utkastet' }).click();
  await page.getByRole('heading', { level: 1, name: `Skriv: ${title}` }).waitFor();
  await page.context().close();

  const owner = await taker.open('/kunskap/dokument/resande_rutin/redigera', { person: 'demo_vo_chef' });
  await owner.getByRole('button', { name: 'Publicera' }).click();
  await owner.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  await owner.getByText('Region Norrbotten, version 1').waitFor();
  await owner.getByText('CC-BY-4.0').waitFor();
  await fits(owner, 'dokument-hamtat');
  const coming = owner.waitForEvent('download');
  await owner.getByRole('link', { name: 'Hämta som FHIR (Library)' }).click();
  const library = JSON.parse(await readFile(await (await coming).path(), 'utf8'));
  assert.equal(library.resourceType, 'Library');
  assert.deepEqual(library.relatedArtifact, [{ type: 'derived-from', display: 'Region Norrbotten, version 1' }]);
  assert.equal(library.copyright, 'CC-BY-4.0');
  assert.deepEqual(owner.complaints, []);
  await owner.context().close();
});

test('its next version is a draft to the same document, and what was written here meanwhile is not lost in silence', async () => {
  // The maker publishes a new version; the taker's head writes a line of their own.
  const making = await maker.open('/administration/paket');
  const again = await making.request.post('/api/imports/documents?file_name=d.toml', { data: Buffer.from(guideline('2022-04-01', 'Ring växeln.')) });
  assert.equal((await again.json()).changed, 1);
  await making.context().close();
  const owner = await taker.open('/konto', { person: 'demo_vo_chef' });
  const ask = async (method, path, data) => {
    const answer = await owner.request[method](`/api/documents/resande_rutin${path}`, data ? { data } : {});
    assert.ok(answer.ok(), await answer.text());
    return answer.json();
  };
  const draft = await ask('post', '/draft');
  const section = draft.sections.find((one) => one.id === 'syfte');
  await ask('put', '/sections/syfte', { text: 'Vårt eget syfte.', version: section.text_version });
  await ask('post', '/publish', { version: draft.head_version, change_note: 'Eget syfte' });
  await owner.context().close();

  const file = await givenOut('tva.ledstang');
  const page = await taker.open('/administration/paket', { size: narrow });
  await looked(page, file);
  await page.getByText('har ändrats här sedan det senast togs in').waitFor();
  assert.match((await page.locator('.line-difference del').allInnerTexts()).join('\n'), /Vårt eget syfte\./);
  assert.equal(await page.getByRole('button', { name: 'Ta in paketet' }).isDisabled(), true, 'until somebody has said how');
  await fits(page, 'paket-konflikt');
  await page.getByLabel('Som ett eget dokument').check();
  await page.getByText('Vem ska äga dokumentet här?').waitFor();
  await page.getByLabel('Som utkast till dokumentet här').check();
  await page.getByText('Vem ska äga dokumentet här?').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Ta in paketet' }).click();
  await page.getByText(`${title} är ett utkast.`).waitFor();
  const now = await (await page.request.get('/api/documents/resande_rutin')).json();
  assert.equal(now.version, 2, 'what holds holds');
  assert.equal(now.draft, 3);
  assert.equal(now.sections.find((one) => one.id === 'syfte').text, 'Vårt eget syfte.');
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('a template, a measure, a type of matter and a form leave and arrive', async () => {
  const making = await maker.open('/konto');
  const taking = await taker.open('/konto');
  for (const [kind, id, path] of [
    ['document_kind', 'vardrutin', 'documents/vardrutin.toml'],
    ['measure', 'medelvardtid', 'measures/medelvardtid.toml'],
    ['matter_type', 'question', 'flows/question.toml'],
    ['form', 'sju_faktorer', 'forms/sju_faktorer.toml'],
  ]) {
    const bytes = await (await making.request.get(`/api/packages/${kind}/${id}`)).body();
    const own = join(takers, 'config', path);
    const text = await readFile(own, 'utf8');
    await rm(own);
    const send = (query, data = bytes) => taking.request.post(`/api/packages?file_name=p.ledstang${query}`, { data });
    const preview = await (await send('')).json();
    assert.deepEqual(preview.changes.map((one) => one.change), ['new'], kind);
    const wrong = Buffer.from(bytes);
    wrong[wrong.length - 2] ^= 1;
    assert.equal((await (await send('&apply=true', wrong)).json()).code, 'package.changed', kind);
    assert.equal((await (await send('&apply=true')).json()).applied, true, kind);
    assert.equal(await readFile(own, 'utf8'), text, kind);
  }
  await making.context().close();
  await taking.context().close();
});
