// A measure's page as a place to understand a series: control charts, phases, the units below and the funnel.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { narrow, root, settled, startWorld, unit, violations, wide } from './support.mjs';

const run = promisify(execFile);
const measure = 'oplanerad_aterinskrivning_30d_65plus';
const at = (place) => `/styrning/${place}/matt/${measure}?period=2022-T1`;
const months = 120;
const departments = [
  'vo_allmankirurgi_urologi', 'vo_inf_hud_reuma_lunga', 'vo_ortopedi', 'vo_hjartsjukvard', 'vo_obstetrik_gynekologi',
];
let world;

const monthOf = (i) => `${2012 + Math.floor((i + 4) / 12)}-${String(((i + 4) % 12) + 1).padStart(2, '0')}`;

/** Ten years up to 2022-04 without chance in them: a level, a lower one from month 48, the lowest from month 84. */
function value(i, sex) {
  const level = i < 48 ? 16 : i < 84 ? 13 : 10;
  const wave = [0.6, -0.4, 0.9, -0.8, 0.2, -0.7, 0.5][(i * 3 + { K: 0, M: 2, T: 5 }[sex]) % 7];
  return Number((level + wave + (sex === 'M' ? 0.8 : 0)).toFixed(1));
}

function rows(place, sexes, count, of, denominator = '') {
  const lines = [];
  for (let i = months - count; i < months; i += 1) {
    for (const sex of sexes) {
      const share = of(i, sex);
      const numerator = denominator === '' ? '' : Math.round((share * denominator) / 100);
      lines.push([measure, place, monthOf(i), sex, share, numerator, denominator, '%', 'imported'].join(','));
    }
  }
  return lines;
}

const table = [
  'measure_id,unit_id,period,sex,value,numerator,denominator,unit,origin',
  ...rows(unit, ['K', 'M', 'T'], months, value),
  // Twenty readmissions of a hundred in most units; a large one far above, a small one further above by chance.
  ...rows(departments[0], ['T'], 30, () => 10, 1000),
  ...rows(departments[1], ['T'], 30, (i) => (i % 2 ? 10 : 12), 500),
  ...rows(departments[2], ['T'], 30, (i) => (i === months - 1 ? 20 : i % 2 ? 9 : 11), 2000),
  ...rows(departments[3], ['T'], 14, (i) => (i % 2 ? 20 : 10), 10),
  ...rows('ort_avdelning', ['T'], 14, (i) => (i % 2 ? 12 : 10), 100),
].join('\n');

before(async () => {
  world = await startWorld({
    prepare: ({ data }) => writeFile(join(data, 'config/judgement.toml'), '[measures]\nsjukfranvaro = "computed"\n'),
  });
  const page = await world.open('/administration/import');
  const ward = { id: 'ort_avdelning', name: 'Avdelning 41', level: 'enhet', parent: 'vo_ortopedi', from: '2021-01-01' };
  const made = await page.request.post('/api/units', { data: ward });
  assert.ok(made.ok(), await made.text());
  const sent = await page.request.post('/api/imports/outcomes?file_name=manader.csv', {
    data: Buffer.from(table),
    headers: { 'Content-Type': 'application/octet-stream' },
  });
  assert.ok(sent.ok(), await sent.text());
  await page.context().close();
});
after(() => world?.stop());

const section = (page) => page.locator('section.control');
const below = (page) => page.locator('section.below-section');
const reader = (page, sex) => page.getByRole('slider', { name: new RegExp(`^Bläddra bland punkterna .*, ${sex}$`) });

async function check(page) {
  assert.deepEqual(await violations(page), []);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(beyond, 0, 'the page scrolls sideways');
  assert.deepEqual(page.complaints, []);
}

for (const [size, named] of [[wide, '1440'], [narrow, '390']]) {
  test(`charts, tables, units below and funnel are accessible at ${named}`, async () => {
    const page = await world.open(at(unit), { size });
    await section(page).waitFor();
    await below(page).waitFor();
    await check(page);
    for (const fold of await page.locator('details > summary').all()) await fold.click();
    await page.locator('.below-section figure svg').waitFor();
    await settled(page);
    for (const chart of await page.locator('.control-svg').all()) {
      const drawn = await chart.evaluate((svg) => svg.getScreenCTM().a);
      assert.ok(drawn > 0.85, `text in a chart is shrunk to ${drawn}`);
    }
    await check(page);
    await page.context().close();
  });
}

test('each sex has its chart, its verdict and what it says of the target', async () => {
  const page = await world.open(at(unit));
  await section(page).waitFor();
  for (const sex of ['totalt', 'kvinnor', 'män']) {
    const chart = page.getByRole('img', { name: new RegExp(`^Styrdiagram för .*, ${sex}$`) });
    assert.equal(await chart.count(), 1, sex);
  }
  const women = section(page).locator('.verdicts li').filter({ hasText: 'Kvinnor' });
  assert.match(await women.innerText(), /Förbättring/);
  assert.match(await women.innerText(), /mål 16,0?\s%/);
  await section(page).getByRole('button', { name: 'Kvinnor' }).click();
  assert.equal(await section(page).locator('figure svg').count(), 1);
  await page.context().close();
});

test('the points are read by keyboard and stand in the table, in the same words', async () => {
  const page = await world.open(at(unit));
  await section(page).getByRole('button', { name: 'Totalt' }).click();
  const points = reader(page, 'totalt');
  await points.focus();
  assert.match(await points.getAttribute('aria-valuetext'), /^april 2022: /);
  await page.keyboard.press('Home');
  const first = await points.getAttribute('aria-valuetext');
  assert.match(first, /^maj 2012: 15,3\s%, två av tre nära gränsen: försämring$/);
  await page.getByText('Punkter, gränser och tecken som tabell').click();
  const line = page.locator('.control-table tbody tr').first();
  assert.match(await line.innerText(), /maj 2012/);
  assert.match(await line.innerText(), new RegExp(first.split(', ').at(-1)));
  assert.equal(await page.locator('.control-table tbody tr').count(), months);
  await page.context().close();
});

test('a phase is suggested, marked with a reason, seen in the chart by who reads, and taken back', async () => {  // NB-54
  const page = await world.open(at(unit), { person: 'demo_divisionschef' });
  await section(page).getByText(/^Värdena tyder på att något ändrades från maj 2016/).first().waitFor();
  await section(page).getByRole('button', { name: 'Märk ut en fas från maj 2016' }).click();
  await page.getByRole('button', { name: 'Märk ut fasen' }).click();
  await page.getByRole('alert').getByText('Skriv vad som ändrades').waitFor();
  await page.getByLabel('Vad ändrades?').fill('Ny rutin för utskrivning');
  await page.getByRole('button', { name: 'Märk ut fasen' }).click();
  const phase = section(page).locator('.phase-list li').filter({ hasText: 'Ny rutin för utskrivning' });
  await phase.waitFor();
  assert.match(await phase.innerText(), /2016-05-01/);
  assert.match(await phase.innerText(), /Per Öhman/);
  assert.equal(await section(page).locator('.part-name').count(), 6, 'two parts in each of the three charts');
  // The words and the day stand in each chart, in what a screen reader says of it, and in the table.
  const words = '2016-05-01 Ny rutin för utskrivning';
  assert.deepEqual(await section(page).locator('.part-change').allTextContents(), [words, words, words]);
  assert.match(await section(page).locator('figure desc').first().textContent(), new RegExp(`Ändrat arbetssätt: ${words}\\.`));
  await check(page);
  // Whoever sees the series sees it.
  const reading = await world.open(at(unit), { person: 'demo_lasare' });
  await section(reading).locator('.part-change').first().waitFor();
  assert.equal(await section(reading).locator('.part-change').first().textContent(), words);
  await reading.getByText('Punkter, gränser och tecken som tabell').click();
  const row = reading.locator('.control-table').first().locator('tbody tr').filter({ hasText: words });
  assert.match(await row.innerText(), /^maj 2016/);
  // In a narrow window the words are cut before they reach the chart's end, never wrapped over it.
  await reading.setViewportSize({ width: 390, height: 844 });
  await reading.waitForFunction(() => document.querySelector('.control-svg').getAttribute('width') < 390);
  for (const text of await section(reading).locator('.part-change').all()) {
    const [own, chart] = [await text.boundingBox(), await text.locator('xpath=ancestor::*[name()="svg"]').boundingBox()];
    assert.ok(own.x + own.width <= chart.x + chart.width + 1, 'the words go beyond the chart');
  }
  await reading.context().close();
  await page.reload();
  await phase.waitFor();
  await phase.getByRole('button', { name: 'Ta tillbaka fasen från 2016-05-01' }).click();
  await phase.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'forandring', 'the focus stays in the section');
  await page.context().close();
});

test('who may not plan sees the suggestion and cannot mark a phase', async () => {
  const page = await world.open(at(unit), { person: 'demo_lasare' });
  await section(page).waitFor();
  assert.equal(await page.getByRole('button', { name: /^\+? ?Märk ut/ }).count(), 0);
  await page.context().close();
});

test('the units below open level by level and lead to their own page', async () => {
  const page = await world.open(at(unit));
  const orthopaedics = below(page).locator('.below > li').filter({ hasText: 'Ortopedi' });
  await orthopaedics.scrollIntoViewIfNeeded();
  assert.match(await orthopaedics.innerText(), /20,0?\s%/);
  assert.match(await orthopaedics.innerText(), /Försämring/);
  assert.equal(await below(page).getByText('Avdelning 41').count(), 0, 'nothing is fetched before it is asked for');
  const open = orthopaedics.getByRole('button', { name: /^Visa 1 enhet under/ });
  await open.focus();
  await page.keyboard.press('Enter');
  const ward = below(page).locator('.below .below > li').filter({ hasText: 'Avdelning 41' });
  await ward.scrollIntoViewIfNeeded();
  assert.equal(await open.getAttribute('aria-expanded'), 'true');
  assert.match(await ward.innerText(), /Slumpmässig variation/);
  await check(page);
  await orthopaedics.getByRole('link', { name: /Ortopedi/ }).click();
  await page.waitForURL(/\/styrning\/vo_ortopedi\/matt\//);
  await section(page).waitFor();
  await page.context().close();
});

test('the funnel judges a unit by its size, and a place stands with those that chance leaves open', async () => {
  const page = await world.open(at(unit));
  await below(page).getByText('Jämför enheterna i en period').click();
  const funnel = below(page).getByRole('table');
  await funnel.waitFor();
  assert.match(await below(page).innerText(), /Lägre är bättre\. Enheterna står i bokstavsordning\. Platsen är 1 för den bästa/);
  const names = await funnel.locator('tbody th').allInnerTexts();
  assert.deepEqual(names, [...names].sort((a, b) => a.localeCompare(b, 'sv')));
  const says = async (name) => funnel.locator('tbody tr').filter({ hasText: name }).locator('td').nth(4).innerText();
  assert.equal(await says('Hjärtsjukvård'), 'inom slumpen', 'two of ten is chance');
  const place = (name) => funnel.locator('tbody tr').filter({ hasText: name }).locator('td').last().innerText();
  assert.match(await place('Hjärtsjukvård'), /, kan vara 1–4$/, 'ten patients can stand anywhere');
  assert.match(await place('Ortopedi'), /^[34], kan vara [234]–4$/, 'twenty of a hundred among two thousand cannot');
  assert.match(await below(page).innerText(), /Utan täljare eller nämnare i perioden: /);
  await page.context().close();
});

test('behind a computed figure are its deliveries, and its rows for who may review and says why', async () => {
  const figures = `/styrning/vo_ortopedi/matt/sjukfranvaro?period=2022-T1`;
  const page = await world.open(figures);
  const upload = await page.request.post('/api/datasets/staff_hours/deliveries?file_name=staff_hours.csv', {
    data: await readFile(join(root, 'examples/datasets/staff_hours.csv')),
    headers: { 'Content-Type': 'application/octet-stream' },
  });
  assert.ok(upload.ok(), await upload.text());
  // February has been reported too; what is computed then stands beside it, and is what the region has judged.
  const reported = await page.request.put('/api/units/vo_ortopedi/outcomes', {
    data: { measure: 'sjukfranvaro', period: '2022-02', sex: 'T', value: 77 },
  });
  assert.ok(reported.ok(), await reported.text());
  const computed = await page.request.post('/api/computations', { data: { measures: ['sjukfranvaro'] } });
  assert.ok(computed.ok(), await computed.text());
  await page.reload();
  await page.getByText(/^Diagrammen visar den siffra som bedöms/).waitFor();
  const drawn = (await page.locator('main svg desc').allTextContents()).join(' ');
  assert.match(drawn, /februari 2022/);
  assert.doesNotMatch(drawn, /februari 2022: 77/);
  await page.getByRole('button', { name: 'Ursprung för totalt januari 2022' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('table', { name: 'Leveranser med rader i perioden' }).waitFor();
  assert.match(await dialog.innerText(), /Rader bakom utfallet\s+2/);
  assert.deepEqual(await violations(page), []);
  await dialog.getByRole('button', { name: 'Öppna raderna' }).click();
  await dialog.getByText('Skriv varför raderna öppnas.').waitFor();
  await dialog.getByLabel('Varför öppnar du raderna?').fill('Januari ser hög ut');
  await dialog.getByRole('button', { name: 'Öppna raderna' }).click();
  const opened = dialog.getByRole('table', { name: /^Visar 2 av 2 rader ur / });
  await opened.waitFor();
  assert.equal(await opened.locator('tbody tr').count(), 2);
  assert.deepEqual(await violations(page), []);
  await page.context().close();

  const reader = await world.open(figures, { person: 'demo_lasare' });
  await reader.getByRole('button', { name: 'Ursprung för totalt januari 2022' }).click();
  await reader.getByRole('dialog').getByText('Raderna själva får den öppna som har rätt att granska.').waitFor();
  assert.equal(await reader.getByRole('button', { name: 'Öppna raderna' }).count(), 0);
  await reader.context().close();
});

test('few values keep the plain history', async () => {
  const page = await world.open(`/styrning/${unit}/matt/sjukfranvaro?period=2022-T1`);
  await page.getByText(/^Ett styrdiagram ritas från 5 värden av samma slags period/).waitFor();
  assert.equal(await section(page).count(), 0);
  await check(page);
  await page.context().close();
});

// A4 in points and its side margins of 14 mm as print.css has them; inside them in CSS pixels.
const PAPER = { width: 595, margin: 39, inside: 688 };

/** The words of a PDF with their boxes in points, page by page. */
async function wordsOf(file) {
  const { stdout } = await run('pdftotext', ['-bbox', file, '-'], { maxBuffer: 1 << 26 });
  return stdout.split('<page ').slice(1).map((page) =>
    [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)].map(
      ([, left, top, right, bottom, text]) => ({ left: +left, top: +top, right: +right, bottom: +bottom, text }),
    ),
  );
}

/** The size in points of every piece of text on the page as it would be printed, and the width of each in a chart. */
async function printedText(page) {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: PAPER.inside, height: 1000 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(() => {
    const texts = [];
    const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const element = node.parentElement;
      const box = element.getBoundingClientRect();
      if (!node.data.trim() || box.width < 2 || element.closest('.ds-sr-only, desc, title') || !element.checkVisibility()) continue;
      const scale = element.ownerSVGElement ? element.getScreenCTM().a : 1;
      texts.push({ text: node.data.trim(), points: parseFloat(getComputedStyle(element).fontSize) * scale * 0.75, drawn: Boolean(element.ownerSVGElement), width: box.width * 0.75 });
    }
    return texts;
  });
}

/** Whether anything is drawn in the left and right margins of the pages. */
async function inkInMargins(folder, file) {
  await run('pdftoppm', ['-gray', '-r', '72', file, join(folder, 'sida')]);
  let ink = 0;
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.pgm'))) {
    const bytes = await readFile(join(folder, name));
    const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(bytes.subarray(0, 40).toString('latin1'));
    for (let y = 0; y < Number(height); y += 1) {
      for (let x = 0; x < Number(width); x += 1) {
        const inside = x > PAPER.margin - 4 && x < PAPER.width - PAPER.margin + 4;
        if (!inside && bytes[head.length + y * Number(width) + x] < 200) ink += 1;
      }
    }
  }
  return ink;
}

test('a chart of 120 points and three phases is legible in the PDF', async () => {
  const page = await world.open(at(unit));
  for (const [from, reason] of [['2016-05-01', 'Ny rutin för utskrivning'], ['2019-05-01', 'Mobilt team för äldre']]) {
    const marked = await page.request.post(`/api/units/${unit}/measures/${measure}/phases`, { data: { from, reason } });
    assert.ok(marked.ok(), await marked.text());
  }
  await page.reload();
  await section(page).locator('.phase-list').getByText('Mobilt team för äldre').waitFor();
  const folder = await mkdtemp(join(tmpdir(), 'ledstang-chart-'));
  try {
    const file = join(folder, 'matt.pdf');
    await page.pdf({ path: file, preferCSSPageSize: true });
    const texts = await printedText(page);
    assert.ok(texts.filter((one) => one.drawn).length > 40, 'the charts have words');
    for (const { text, points } of texts) assert.ok(points >= 7, `${text} is ${points.toFixed(1)} points`);
    const sheets = await wordsOf(file);
    for (const words of sheets) {
      for (const [i, one] of words.entries()) {
        assert.ok(one.left >= PAPER.margin - 2 && one.right <= PAPER.width - PAPER.margin + 2, `${one.text} is cut`);
        for (const other of words.slice(i + 1)) {
          const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          const low = Math.min(one.bottom - one.top, other.bottom - other.top);
          assert.ok(across < 1 || down < low * 0.35, `${one.text} lies over ${other.text}`);
        }
      }
    }
    // The paper shows the words of the charts as large as the page has them.
    const year = texts.find((one) => one.drawn && one.text === '2014');
    const onPaper = sheets.flat().find((one) => one.text === '2014');
    assert.ok(Math.abs(onPaper.right - onPaper.left - year.width) < year.width * 0.06, 'the page is shrunk');
    const told = sheets.map((words) => words.map((word) => word.text).join(' ')).join(' ');
    for (const text of ['Del 1', 'Del 2', 'Del 3', '2013', '2022', 'Övre', 'Undre', 'Mål 16,0', 'Ny rutin för utskrivning']) {
      assert.ok(told.includes(text), `${text} is missing`);
    }
    assert.equal(await inkInMargins(folder, file), 0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await page.context().close();
});

test('picture of a control chart', { skip: process.env.LEDSTANG_SCREENSHOTS !== '1' }, async () => {
  const page = await world.open(at(unit));
  await section(page).getByRole('button', { name: 'Kvinnor' }).click();
  // The header follows the page; in a picture of a part it would lie over it.
  await page.evaluate(() => { document.querySelector('header.top').style.position = 'static'; });
  await page.waitForTimeout(400);
  await section(page).screenshot({ path: join(root, 'docs/handbok/bilder/styrdiagram.png') });
  await below(page).getByText('Jämför enheterna i en period').click();
  await below(page).locator('figure svg').waitFor();
  await page.waitForTimeout(400);
  await below(page).screenshot({ path: join(root, 'docs/handbok/bilder/enheterna-under.png') });
  await page.context().close();
});
