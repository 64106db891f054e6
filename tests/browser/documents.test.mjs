// Documents: written, commented on, published, chosen by a unit, and read at the paragraph.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fits, narrow, root, settled, startWorld, wide } from './support.mjs';

let world;
before(async () => {
  world = await startWorld({
    prepare: ({ run }) => run('import', 'documents', join(root, 'examples/knowledge/documents.toml')),
  });
  await holdTheClinic();
});
after(() => world?.stop());

const clinic = 'vo_ortopedi';
// Somebody has to hold the function that owns.
async function holdTheClinic() {
  const page = await world.open('/kunskap');
  const session = await (await page.request.get('/api/session')).json();
  const done = await page.request.put(`/api/units/${clinic}/functions/vo_chef`, {
    headers: { 'X-CSRF-Token': session.csrf_token ?? '' },
    data: { person: 'demo_vo_chef', name: 'Sara Lindgren', from: '2022-01-01' },
  });
  assert.equal(done.ok(), true, await done.text());
  await page.context().close();
}

const texts = {
  Syfte: 'Alla som faller ska få veta varför.',
  'Gäller för': 'Avdelningen och mottagningen.',
  'Gör så här': '1. Fråga vad som hände.\n2. Mät blodtrycket liggande och stående.\n3. Skriv in det **samma dag**.',
  'När något blir fel': 'Ring avdelningen och skriv en avvikelse.',
  'Personcentrerat möte': 'Fråga vad patienten är mest rädd för, och börja där.',
  'Det här gör patienten själv': 'Gå upp långsamt på morgonen och säg till om du blir yr.',
};

test('a routine is written, held back for what it lacks, published, chosen and read', async () => {
  const page = await world.open('/kunskap/nytt', { person: 'demo_vo_chef' });
  await page.getByLabel('Slag', { exact: true }).selectOption({ label: 'Vårdrutin' });
  await page.getByLabel('Titel').fill('Fall på avdelningen');
  await page.getByLabel('Område').selectOption({ label: 'Rörelseorganens sjukdomar' });
  await page.getByLabel('Ägarens funktion').selectOption({ label: 'VO-chef' });
  await page.getByLabel('Ägarens enhet').selectOption({ label: 'VO Ortopedi' });
  await page.getByRole('button', { name: 'Börja skriva' }).click();
  await page.getByRole('heading', { level: 1, name: 'Skriv: Fall på avdelningen' }).waitFor();
  for (const [section, text] of Object.entries(texts)) {
    if (section === 'När något blir fel') continue;
    const field = page.getByLabel(`Texten i ${section}`);
    await field.fill(text);
    await field.blur();
    const editor = page.locator('.section-editor').filter({ has: page.getByRole('heading', { name: section, exact: true }) });
    await editor.getByText('Sparat').waitFor();
    await editor.getByText(/LIX \d+/).waitFor();
  }
  await page.locator('.document-preview strong').getByText('samma dag').waitFor();
  // KR-41: a routine missing a mandatory section cannot be published.
  await page.locator('.gaps').getByText('Avsnittet ”När något blir fel” är tomt.').waitFor();
  await page.getByRole('button', { name: 'Publicera' }).click();
  await page.getByRole('alert').getByText('Avsnittet ”När något blir fel” är tomt.').waitFor();
  await page.getByLabel('Texten i När något blir fel').fill(texts['När något blir fel']);
  await page.getByLabel('Texten i När något blir fel').blur();
  await page.locator('.gaps').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Publicera' }).click();
  await page.getByRole('heading', { level: 1, name: 'Fall på avdelningen', exact: true }).waitFor();
  await page.getByText('VO-chef, VO Ortopedi').first().waitFor(); // KR-42: a function owns it
  await page.getByText('Sara Lindgren').first().waitFor();
  // KR-44: the unit's management chooses it, and the unit's list then shows it first.
  await page.goto(`/kunskap/dokument/fall_pa_avdelningen`);
  await page.getByLabel('Lokalt tillägg, eller hur det används hos oss').fill('Blanketten ligger i pärmen.');
  await page.getByRole('button', { name: /^Välj för/ }).click();
  await page.getByText('Blanketten ligger i pärmen.').first().waitFor();
  await page.goto('/kunskap');
  await page.getByRole('row', { name: /Fall på avdelningen.*Blanketten ligger i pärmen/ }).waitFor();
  await page.context().close();
});

test('any employee finds it, comments on a passage and tells the owner whether it helped', async () => {
  const page = await world.open('/kunskap?urval=alla', { person: 'demo_lasare' });
  // KR-43
  await page.getByRole('link', { name: 'Exempel: Snabbspår vid höftfraktur' }).click();
  await page.getByRole('heading', { level: 1, name: 'Exempel: Snabbspår vid höftfraktur' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Skriv en ny version' }).count(), 0);
  await page.getByLabel('Avsnitt').selectOption({ label: 'Gör så här' });
  await page.getByLabel('Orden som kommentaren gäller').fill('Narkosläkaren bedömer samma dag.');
  await page.getByLabel('Kommentar', { exact: true }).fill('Gäller det också på helgen?');
  await page.getByRole('button', { name: 'Kommentera', exact: true }).click();
  await page.getByText('Gör så här: Narkosläkaren bedömer samma dag.').waitFor();
  await page.locator('.written').getByText('Gäller det också på helgen?').waitFor();
  // VG-59
  await page.getByRole('radio', { name: 'Nej' }).check();
  await page.getByLabel('Något att säga till ägaren? (frivilligt)').fill('Telefonnumret saknas.');
  await page.getByRole('button', { name: 'Skicka till ägaren' }).click();
  await page.getByText('Tack. Ägaren får det bland sina uppgifter.').waitFor();
  await page.context().close();
  const owner = await world.open('/uppgifter', { person: 'demo_vo_chef' });
  await owner.getByRole('link', { name: /Läsare har skrivit om ”Exempel: Snabbspår vid höftfraktur”/ }).click();
  await owner.getByText('Telefonnumret saknas.').waitFor();
  await owner.context().close();
});

test('a link leads to the paragraph, two versions stand side by side, and areas show what they lack', async () => {
  const page = await world.open('/kunskap/dokument/exempel_hoftfraktur#s3p1', { person: 'demo_vo_chef' });
  await page.locator('#s3p1[data-wanted="true"]').waitFor();
  await page.getByRole('button', { name: 'Skriv en ny version' }).click();
  await page.getByLabel('Texten i Syfte').fill('Den som har brutit höften ska opereras inom arton timmar.');
  await page.getByLabel('Texten i Syfte').blur();
  await page.locator('.section-editor').first().getByText('Sparat').waitFor();
  await page.getByText('Jämför versioner').click();
  await page.locator('.difference-side ins').first().waitFor();
  await page.locator('.difference-side del').first().waitFor();
  // VG-58: four supports, the empty ones flagged.
  await page.goto('/kunskap/omraden/rorelseorganen');
  await page.getByRole('button', { name: /^Kunskapsstöd \(\d/ }).waitFor();
  await page.getByRole('button', { name: 'Ledarskap (saknas)' }).click();
  await page.getByText('Stödet saknas i området.').waitFor();
  // VG-59, KR-45: overdue reviews per owner, areas without document or owner.
  await page.goto('/kunskap?vy=omsorg');
  await page.getByRole('heading', { name: 'Försenade översyner' }).waitFor();
  await page.getByText('Exempel: Pröva i liten skala').first().waitFor();
  await page.getByRole('link', { name: 'Tandvård' }).waitFor();
  await page.context().close();
});

// KR-35 KR-55 KR-56 VG-10
test('what an operation publishes on its own is marked until the group has been asked, and points at what belongs with it', async () => {
  const page = await world.open('/kunskap', { person: 'demo_vo_chef' });
  const call = async (method, path, data) => {
    const answer = await page.request[method](`/api${path}`, { data });
    const read = await answer.json();
    assert.ok(answer.ok(), `${path}: ${JSON.stringify(read)}`);
    return read;
  };
  const written = async (title, area) => {
    let document = await call('post', '/documents', { kind: 'riktlinje', title, owner_function: 'vo_chef', owner_unit: clinic, areas: [area] });
    for (const section of document.sections)
      await call('put', `/documents/${document.id}/sections/${section.id}`, { text: 'Fråga patienten vad som är viktigt, och skriv det först.', version: section.text_version });
    document = await call('get', `/documents/${document.id}`);
    return document;
  };
  const tobacco = await written('Råd om tobak', 'levnadsvanor');
  await call('post', `/documents/${tobacco.id}/publish`, { version: tobacco.head_version, change_note: '' });
  const mood = await written('Nedstämdhet efter höftfraktur', 'psykisk_halsa');
  // Publishing tells it, before and after.
  await page.goto(`/kunskap/dokument/${mood.id}/redigera`);
  await page.getByText('Patientens del är skriven.').waitFor();
  await page.getByText('Ej förankrad: ingen grupp äger dokumentets område.').waitFor();
  await page.getByRole('button', { name: /^Vad är det\?/ }).first().click();
  await page.locator('.term-meaning').getByText(/gruppen som äger området har fått yttra sig/).first().waitFor();
  await page.locator('.term-meaning').getByText(/^Källa:/).first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Publicera' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nedstämdhet efter höftfraktur', exact: true }).waitFor();
  await page.locator('.anchoring').getByText(/^Ej förankrad/).waitFor();
  const related = page.locator('.related-area').filter({ hasText: 'Levnadsvanor' });
  await related.getByText(/Fråga om levnadsvanor: tobak/).waitFor();
  await related.getByRole('link', { name: 'Råd om tobak' }).waitFor();
  await fits(page);
  await page.goto('/kunskap?urval=alla');
  await page.getByRole('row', { name: /Nedstämdhet efter höftfraktur Ej förankrad/ }).waitFor();
  await page.goto('/kunskap?vy=omsorg');
  await page.getByRole('table', { name: 'Ej förankrade dokument' }).getByRole('link', { name: 'Råd om tobak' }).waitFor();
  await page.getByText('Alla dokument säger vad patienten själv kan göra.').waitFor();
  await page.goto('/sok?q=nedst%C3%A4mdhet');
  await page.locator('.search-hit').filter({ hasText: 'Nedstämdhet efter höftfraktur' }).getByText(/ej förankrad/).waitFor();
  // The round is begun with the document, its title and its area filled in.
  await page.goto(`/kunskap/dokument/${mood.id}`);
  await page.getByRole('link', { name: 'Skicka på remiss till gruppen' }).click();
  await page.getByRole('heading', { level: 1, name: /Lokal riktlinje på remiss/ }).waitFor();
  assert.equal(await page.getByLabel('Rubrik').inputValue(), 'Nedstämdhet efter höftfraktur');
  await page.context().close();
});

for (const [size, named] of [[wide, '1440'], [narrow, '390']]) {
  test(`the pages of documents are accessible at ${named}`, async () => {
    const page = await world.open('/kunskap?urval=alla', { size, reducedMotion: 'reduce', person: 'demo_vo_chef' });
    for (const [path, waits] of [
      ['/kunskap?urval=alla', 'table'],
      ['/kunskap?vy=omraden', 'table'],
      ['/kunskap?vy=omsorg', '.care-areas'],
      ['/kunskap/nytt', '.new-document'],
      ['/kunskap/dokument/exempel_hjartsvikt', '.document-versions'],
      ['/kunskap/dokument/exempel_hoftfraktur', '.document-versions'],
      ['/kunskap/dokument/exempel_hoftfraktur/redigera', '.section-editor'],
      ['/kunskap/omraden/hjarta_karl', '.support-switch'],
    ]) {
      await page.goto(path);
      await page.locator(waits).first().waitFor();
      await settled(page);
      await fits(page);
      if (process.env.LEDSTANG_SHOTS) {
        await page.screenshot({ path: `${process.env.LEDSTANG_SHOTS}/${path.replace(/\W+/g, '_')}_${named}.png`, fullPage: true });
      }
    }
    await page.context().close();
  });
}
