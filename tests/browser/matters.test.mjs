// Matters that go through stages: a question to the knowledge organisation and its answer, an introduction that is not
// decided before everything is there, the region's written decision flow, and what is new for whom.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fits, narrow, root, settled, startWorld, wide } from './support.mjs';

const clinic = 'vo_ortopedi';
let world;
before(async () => {
  world = await startWorld({
    prepare: ({ run }) => run('import', 'groups', join(root, 'examples/kunskapsorganisation/groups.csv')),
  });
  // Who is what: the example has the people but not their functions.
  const page = await world.open('/organisation');
  for (const [where, kind, person] of [
    ['region_norrbotten', 'regiondirektor', 'demo_divisionschef'],
    [clinic, 'vo_chef', 'demo_vo_chef'],
    ['vo_obstetrik_gynekologi', 'vo_chef', 'demo_enhetschef'],
  ]) {
    const put = await page.request.put(`/api/units/${where}/functions/${kind}`, { data: { person, from: '2022-01-01' } });
    assert.ok(put.ok(), await put.text());
  }
  await page.context().close();
});
after(() => world?.stop());

/** For the handbook, when pictures are asked for. */
async function picture(page, name) {
  if (process.env.LEDSTANG_SCREENSHOTS !== '1') return;
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: join(root, `docs/handbok/bilder/${name}.png`) });
}

/** As the person, past the pages: what the test needs before it looks at them. */
async function asks(person, method, path, data) {
  const page = await world.open('/konto', { person });
  const answer = await page.request[method](`/api${path}`, data === undefined ? {} : { data });
  const read = await answer.json();
  await page.context().close();
  return { status: answer.status(), ...read };
}

async function begun(data, person = 'demo_vo_chef') {
  const made = await asks(person, 'post', '/matters', {
    unit: clinic, title: 'Ett ärende', area: 'rorelseorganen', fields: {}, units: [], measures: [], documents: [], ...data,
  });
  assert.equal(made.status, 200, JSON.stringify(made));
  return made.matter;
}

async function step(person, matter, name, fields = {}, words = '', unit = '') {
  const shown = await asks(person, 'get', `/matters/${matter}`);
  const version = unit ? shown.units.find((one) => one.unit === unit).version : shown.version;
  const taken = await asks(person, 'post', `/matters/${matter}/steps`, { step: name, version, unit, fields, words });
  assert.equal(taken.status, 200, `${name}: ${JSON.stringify(taken)}`);
}

// KR-11
test('a question from a unit page reaches the group that owns the area, and the answer comes back', async () => {
  const page = await world.open(`/styrning/${clinic}/2022-T1`, { person: 'demo_lasare' });
  await page.getByRole('link', { name: 'Ställ fråga till kunskapsorganisationen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ställ fråga till kunskapsorganisationen' }).waitFor();
  await page.getByLabel('Rubrik').fill('Antibiotika vid höftfraktur före operation');
  await page.getByLabel('Fråga', { exact: true }).fill('Ges dosen på akuten eller på operation?');
  await page.getByLabel('Område').selectOption({ label: 'Rörelseorganens sjukdomar' });
  await page.getByText('Det går till LPO Rörelseorganens sjukdomar.').waitFor();
  // What is written is still there after a reload.
  await page.reload();
  assert.equal(await page.getByLabel('Fråga', { exact: true }).inputValue(), 'Ges dosen på akuten eller på operation?');
  await page.getByRole('button', { name: 'Skicka' }).click();
  await page.getByRole('heading', { level: 1, name: 'Antibiotika vid höftfraktur före operation' }).waitFor();
  await page.getByText('Väntar på LPO Rörelseorganens sjukdomar:').waitFor();
  const matter = decodeURIComponent(new URL(page.url()).pathname.split('/').pop());

  const answering = await world.open('/uppgifter', { person: 'demo_vo_chef' });
  await answering.getByRole('link', { name: 'Antibiotika vid höftfraktur före operation' }).click();
  const mine = answering.locator('.now');
  await mine.getByRole('heading', { name: 'Det här kan du göra' }).waitFor();
  await mine.getByLabel('Svar', { exact: true }).fill('På akuten, högst en timme före operation.');
  await mine.getByRole('button', { name: 'Svara', exact: true }).click();
  await answering.locator('.matter-way [aria-current]').getByText('Besvarad').waitFor();
  await answering.context().close();

  await page.goto('/');
  await page.getByRole('link', { name: /Nytt för dig, 1 oläst/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Nytt för dig' }).waitFor();
  await page.getByRole('link', { name: 'Antibiotika vid höftfraktur före operation' }).first().waitFor();
  await page.getByRole('button', { name: 'Markera allt som läst' }).click();
  await page.getByText('Inget är oläst.').waitFor();
  await page.getByRole('link', { name: 'Antibiotika vid höftfraktur före operation' }).first().click();
  await page.getByRole('heading', { name: 'Vad hände sedan?' }).waitFor(); // KR-32
  await page.locator('.matter-timeline').getByText('Svara → Besvarad').waitFor();
  await page.locator('.now').getByLabel('Hjälpte svaret').selectOption('ja');
  await page.locator('.now').getByRole('button', { name: 'Avsluta', exact: true }).click();
  await page.getByText('Ärendet är avslutat.').waitFor();
  assert.equal((await asks('demo_lasare', 'get', `/matters/${matter}`)).summary.ended, true);
  await page.context().close();
});

// KR-30
test('whoever writes a title sees that somebody is already at it', async () => {
  await begun({ type: 'question', title: 'Kortison vid artros i knät' });
  const page = await world.open(`/arenden/nytt/question?enhet=${clinic}`, { person: 'demo_enhetschef' });
  await page.getByLabel('Rubrik').fill('Artros i knät: när ges kortison?');
  await page.getByText('Är det här redan på gång?').waitFor();
  await page.getByRole('link', { name: 'Kortison vid artros i knät' }).waitFor();
  await page.context().close();
});

test('fields save themselves, a table shows its net, and two who write in the same field see each other', async () => {
  const id = await begun({ type: 'introduction', title: 'Nytt förband efter höftoperation', fields: { vad: 'Förbandet', patientnytta: 'stor' }, units: [clinic] });
  await step('demo_vo_chef', id, 'accept');
  const page = await world.open(`/arenden/${id}`, { person: 'demo_vo_chef' });
  const table = page.getByRole('table', { name: 'Kostnader och besparingar per enhet och år' });
  const add = page.locator('#falt-konsekvens').getByRole('button', { name: /Lägg till en/ });
  for (const [row, unit, column, amount] of [[1, 'VO Ortopedi', 'Kostnad, tkr', '200'], [2, 'VO Akutsjukvård', 'Besparing, tkr', '350,5']]) {
    await add.click();
    const choices = await table.getByLabel(`Enhet, rad ${row}`).locator('option').allTextContents();
    const label = choices.find((text) => text.trim() === unit) ?? choices.at(row + 1);
    await table.getByLabel(`Enhet, rad ${row}`).selectOption({ label });
    await table.getByLabel(`${column}, rad ${row}`).fill(amount);
  }
  await table.getByRole('row', { name: /Nettokostnad, tkr: alla.*−150,5/ }).waitFor(); // KR-52
  await page.getByLabel('Evidens', { exact: true }).fill('Tre studier, måttligt stöd.');
  await page.getByLabel('Evidens', { exact: true }).blur();
  await page.locator('#falt-evidens').getByText('Sparat').waitFor();
  await page.locator('#falt-konsekvens').getByText('Sparat').waitFor();
  const stored = await asks('demo_vo_chef', 'get', `/matters/${id}`);
  assert.equal(stored.fields.evidens, 'Tre studier, måttligt stöd.');
  assert.equal(stored.nets.find((one) => one.unit === '' && one.year === '').net, '-150.5');

  // Somebody else saves the same field while it is being written in.
  const gap = page.locator('#falt-gap');
  await gap.getByRole('textbox').fill('Alla gör lika.');
  const put = await page.request.put(`/api/matters/${id}`, { data: { version: stored.version, fields: { gap: 'Vi gör olika.' } } });
  assert.ok(put.ok(), await put.text());
  await gap.getByRole('textbox').blur();
  await gap.getByText('Vi gör olika.').waitFor();
  await gap.getByRole('button', { name: 'Spara mitt' }).click();
  await gap.getByText('Sparat').waitFor();
  assert.equal((await asks('demo_vo_chef', 'get', `/matters/${id}`)).fields.gap, 'Alla gör lika.');
  await page.context().close();
});

test('an introduction is not decided before everything is there, and then its units get it', async () => {
  const id = await begun({ type: 'introduction', title: 'Ordnat införande av nytt protesmaterial', fields: { vad: 'Proteserna', patientnytta: 'stor' }, units: [clinic, 'vo_obstetrik_gynekologi'] });
  await step('demo_vo_chef', id, 'accept');
  await step('demo_vo_chef', id, 'send_out', {
    evidens: 'Stark', gap: 'Olika', analysansvarig: 'demo_vo_chef', ekonomi: 'Ingen', ersatter: 'inget ersätts',
    konsekvens: '[{"enhet":"vo_ortopedi","ar":"2022","kostnad":"100"}]',
  });

  // One unit gives its statement in the browser and gets a reply; for the other it is noted why none is needed.
  const page = await world.open(`/arenden/${id}`, { person: 'demo_vo_chef' });
  await page.getByRole('link', { name: /Lämna yttrande för/ }).click();
  const own = page.locator(`#yttrande-${clinic}`);
  await own.getByLabel(/Yttrande från/).fill('Vi behöver en utbildningsdag.');
  await own.getByRole('button', { name: 'Lämna yttrandet' }).click();
  await own.getByText('Svara på yttrandet').click();
  await own.getByLabel(/Svar till/).fill('Den läggs i september.');
  await own.getByRole('button', { name: 'Skicka svaret' }).click();
  await own.getByText('Yttrat sig och fått svar').waitFor();
  const other = page.locator('#yttrande-vo_obstetrik_gynekologi');
  await other.getByText('Yttrandet behövs inte').click();
  await other.getByLabel(/Varför/).fill('Gör inte sådana operationer.');
  await other.getByRole('button', { name: 'Anteckna' }).click();
  await page.getByText('2 av 2 har yttrat sig eller behöver inte göra det.').waitFor();
  await page.context().close();

  await step('demo_vo_chef', id, 'to_council', { sammanstallning: 'En synpunkt, besvarad.' });
  // The council's people are no demo persons: one of them is let in as the person who may do everything.
  const made = await asks('demo_controller', 'post', '/groups/evidensradet/members', {
    person: 'demo_enhetschef', role: 'member', profession: 'barnmorska', manager: false, from: '2022-01-01',
  });
  assert.ok(made.status < 300, JSON.stringify(made));
  await step('demo_enhetschef', id, 'recommend', { rekommendation: 'Inför.', rad_yttrande: 'inte begärt' });

  const deciding = await world.open(`/arenden/${id}`, { person: 'demo_divisionschef' });
  const now = deciding.locator('.now');
  await now.getByRole('heading', { level: 3, name: 'Besluta om införande' }).waitFor();
  await picture(deciding, 'arende');
  await now.getByLabel('Beslut', { exact: true }).fill('Inför från oktober.');
  await now.getByRole('button', { name: 'Besluta om införande' }).click();
  // What is missing is told, and nothing that was written is lost.
  await now.getByRole('alert').getByText('Fyll i ”Implementeringsstrategi”.').first().waitFor();
  await now.getByRole('alert').getByText('Ange minst en resursrad').first().waitFor();
  assert.equal(await now.getByLabel('Beslut', { exact: true }).inputValue(), 'Inför från oktober.');
  await now.getByLabel('Implementeringsstrategi').fill('Utbildning, stöd på plats, ny rutin.');
  await now.getByRole('button', { name: 'Lägg till en första rad' }).click();
  await now.getByLabel('Vad, rad 1').fill('Utbildningsdag');
  await now.getByLabel('Belopp, tkr, rad 1').fill('0');
  await now.getByRole('combobox', { name: 'Genomförandeledare (verksamhetsutvecklare)' }).fill('Karin');
  await now.getByRole('option', { name: /Karin Åström/ }).click();
  await now.getByRole('button', { name: 'Besluta om införande' }).click();
  await deciding.locator('.matter-way [aria-current]').getByText('Införs').waitFor();
  const units = deciding.getByRole('table', { name: 'Berörda enheter' });
  await units.getByRole('row', { name: /Ortopedi.*Informerad.*Besluta att införa här/ }).waitFor();
  await deciding.context().close();

  // The head of one unit decides for that unit, from the same page.
  const head = await world.open(`/arenden/${id}`, { person: 'demo_vo_chef' });
  await head.locator('.now').getByRole('button', { name: 'Besluta att införa här' }).click();
  await head.getByRole('table', { name: 'Berörda enheter' }).getByRole('row', { name: /Ortopedi.*Beslutad/ }).waitFor();
  await head.getByText('Beslutad: 1 av 2').first().waitFor();
  await head.context().close();
});

// KR-48, KR-50
test('the region reads who decides what, sees it as a picture, and tries a change', async () => {
  const page = await world.open('/administration/arendetyper', { person: 'demo_lasare' });
  const rights = page.getByRole('table', { name: 'Vem som bereder, ger råd, beslutar och betalar' });
  await rights.getByRole('row', { name: /Ordnat införande.*regiondirektör.*Ingen utsedd/ }).waitFor();
  await page.getByLabel('Visa ärendetyp').selectOption({ label: 'Ordnat införande' });
  await page.getByRole('img', { name: 'Lägen och steg: Ordnat införande', exact: true }).waitFor();
  await page.getByRole('table', { name: 'Stegen: Ordnat införande', exact: true }).getByRole('row', { name: /Rekommendera införande.*Inte: gruppen som leder/ }).waitFor();
  if (process.env.LEDSTANG_SCREENSHOTS === '1')
    await page.locator('.flow-picture').first().screenshot({ path: join(root, 'docs/handbok/bilder/arendetyper.png') });
  await page.getByText('Pröva en ändring av ärendetypen').click();
  const text = page.getByLabel('Ärendetypen som TOML');
  const whole = await text.inputValue();
  await text.fill(whole.replace('to = "evidence"', 'to = "evidens"'));
  await page.getByRole('button', { name: 'Pröva texten' }).click();
  const line = whole.split('\n').findIndex((one) => one === 'to = "evidence"') + 1;
  await page.getByRole('button', { name: new RegExp(`Rad ${line}, kolumn`) }).first().click();
  const marked = await text.evaluate((element) => element.value.slice(element.selectionStart, element.selectionEnd));
  assert.equal(marked, 'to = "evidens"');
  await text.fill(whole);
  await page.getByRole('button', { name: 'Pröva texten' }).click();
  await page.getByText('Texten håller.').waitFor();
  await page.context().close();
});

// HA-49
test('what is going on is narrowed by whose it is and by phase', async () => {
  const page = await world.open('/arenden', { person: 'demo_enhetschef' });
  await page.getByRole('button', { name: 'Alla', exact: true }).click();
  await page.getByLabel('Efter prioritet').click(); // KR-53
  await page.getByText('det viktigaste först').waitFor();
  await page.getByRole('button', { name: /Ordnat införande \d/ }).click();
  await page.getByRole('link', { name: 'Ordnat införande av nytt protesmaterial' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Kortison vid artros i knät' }).count(), 0);
  await page.goto(`/organisation/${clinic}`);
  await page.getByRole('heading', { name: 'Ärenden som berör enheten' }).waitFor();
  await page.getByRole('link', { name: 'Ordnat införande av nytt protesmaterial' }).waitFor();
  await page.context().close();
});

for (const [size, named] of [[wide, '1440'], [narrow, '390']]) {
  test(`the pages of matters are accessible at ${named}`, async () => {
    const page = await world.open('/arenden?visa=alla', { size, person: 'demo_vo_chef', reducedMotion: 'reduce' });
    await page.locator('.matter-rows').first().waitFor();
    await fits(page);
    await page.goto('/arenden?visa=alla&typ=phase_out');
    await page.getByText('Inget ärende passar urvalet.').waitFor();
    await fits(page);
    await page.goto(`/arenden/nytt?enhet=${clinic}`);
    await page.getByRole('heading', { level: 1, name: 'Vad vill du lägga upp?' }).waitFor();
    await settled(page);
    await fits(page);
    await page.goto(`/arenden/nytt/introduction?enhet=${clinic}`);
    await page.getByLabel('Rubrik').waitFor();
    await fits(page);
    const list = await asks('demo_vo_chef', 'get', '/matters?type=introduction');
    for (const one of list.matters) {
      await page.goto(`/arenden/${one.id}`);
      await page.locator('.matter-way').waitFor();
      for (const fold of await page.locator('.matter-columns ~ .fold > summary').all()) await fold.click();
      await fits(page);
    }
    await page.goto('/administration/arendetyper?typ=introduction');
    await page.locator('.flow-picture').first().waitFor();
    await fits(page);
    await page.goto('/nytt');
    await settled(page);
    await fits(page);
    await page.context().close();
  });
}
