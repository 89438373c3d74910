import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eventually, signIn } from '../api.mjs';
import { freePort } from '../freePort.mjs';
import { root, startBackend } from '../portal.mjs';
import { technologyUpgrade } from '../technologyUpgrade.mjs';
import { launchChromium } from './chromium.mjs';

const COORDINATOR = 'Priya Nair';
const TECHNOLOGY = 'Chen Wei';
const SPONSOR = 'Zhao Lin';
const TARGET = 'component/ledger-service';
const RISK = 'Bookings are lost on the way';
const UNRATED = 'Nobody knows yet';

let folder;
let portal;
let browser;
let cutover;

/** Somebody who has signed in, at a page of the portal. */
async function at(where, person, look = {}) {
  const { width = 1280, theme = 'light', language = 'en' } = look;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  await context.addInitScript(
    ([chosen, spoken]) => {
      localStorage.setItem('theme', chosen);
      localStorage.setItem('language', spoken);
    },
    [theme, language],
  );
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(portal.url);
  await page.getByRole('button', { name: new RegExp(person) }).click();
  await page.getByRole('heading', { name: /Welcome|欢迎/ }).waitFor();
  await page.goto(`${portal.url}/catalog/default/${where}`);
  return { page, leave: () => context.close() };
}

const risksOf = () => `cutover/${cutover.name}/risks`;

async function picture(page, name) {
  const target = path.join(root, 'test-results/screenshots');
  fs.mkdirSync(target, { recursive: true });
  await page.screenshot({
    path: path.join(target, `${name}.png`),
    fullPage: true,
  });
}

/** Whether something is wider than the window. */
const sideways = page =>
  page.evaluate(
    () =>
      document.documentElement.scrollWidth >
      document.documentElement.clientWidth,
  );

async function choose(page, field, choice) {
  await field.click();
  await page.getByRole('option', { name: choice, exact: true }).click();
}

/** A row of a spreadsheet. */
function aRow(at) {
  return {
    title: `Interface ${at} is forgotten`,
    category: 'technical',
    cause: `Nobody has listed interface ${at}. ${'It is old. '.repeat(30)}`,
    owner: 'user:default/chen.wei',
    phase: 'implementation',
    'current.likelihood': 'low',
    'current.impact.goals': 'moderate',
  };
}

function dayFromNow(days) {
  return new Date(Date.now() + days * 24 * 3600 * 1000)
    .toISOString()
    .slice(0, 10);
}

beforeAll(async () => {
  if (!fs.existsSync(path.join(root, 'packages/app/dist/index.html'))) {
    throw new Error('Build the app first: yarn workspace app build');
  }
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cutover-risks-'));
  [portal, browser] = await Promise.all([
    startBackend({ folder, port: await freePort() }),
    launchChromium(),
  ]);
  const { call } = await eventually(
    () => signIn(portal.url, 'priya.nair').catch(error => error),
    answer => !(answer instanceof Error),
    120,
  );
  const { body } = await eventually(
    () =>
      call('POST', '/cutover/cutovers', {
        body: technologyUpgrade({ title: 'Ledger with its risks' }),
      }),
    ({ status }) => status === 201,
    180,
  );
  cutover = body;
  await eventually(
    () =>
      call('GET', `/catalog/entities/by-name/cutover/default/${cutover.name}`),
    ({ status }) => status === 200,
  );
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  if (folder) fs.rmSync(folder, { recursive: true, force: true });
});

it('the team takes over what the template proposes, and adds a risk of its own', async () => {
  const { page, leave } = await at(risksOf(), TECHNOLOGY);
  await page.getByText('No risk is in the register yet').waitFor();
  await page
    .getByRole('button', { name: 'Take over “System failure”' })
    .click();
  await page
    .getByRole('gridcell', {
      name: 'likelihood Medium, impact Severe, priority High, 1 risk',
    })
    .waitFor();
  await page.getByRole('button', { name: 'Add a risk' }).click();
  const drawer = page.getByRole('dialog', { name: 'Risk' });
  await drawer.getByLabel('Title').fill(RISK);
  await choose(page, drawer.getByLabel('Category'), 'Technical');
  await choose(page, drawer.getByLabel('Phase'), 'Implementation');
  await choose(page, drawer.getByLabel('Likelihood'), 'High');
  await choose(page, drawer.getByLabel(/^The customers/), 'Severe');
  await drawer.getByRole('button', { name: 'Add a risk' }).click();
  await drawer.getByRole('heading', { name: `R-2 ${RISK}` }).waitFor();
  await picture(page, 'risk-drawer');
  await page.keyboard.press('Escape');
  const cell = page.getByRole('gridcell', {
    name: 'likelihood High, impact Severe, priority Critical, 1 risk',
  });
  await cell.focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('table', { name: /likelihood High, impact Severe/ })
    .getByRole('button', { name: RISK })
    .waitFor();
  await leave();
});

it('the technology lead sees the sum on the page of a component, drills down and adds a response', async () => {
  const { page, leave } = await at(`${TARGET}/cutover-risks`, TECHNOLOGY);
  const cell = page.getByRole('gridcell', {
    name: /likelihood High, impact Severe, priority Critical, [1-9]/,
  });
  await cell.click();
  const list = page.getByRole('table', {
    name: 'likelihood High, impact Severe',
  });
  await list.getByRole('link', { name: 'Ledger with its risks' }).waitFor();
  await picture(page, 'risks-component');
  await list.getByRole('button', { name: new RegExp(RISK) }).click();
  const measures = page
    .getByRole('dialog', { name: 'Risk' })
    .getByRole('region', { name: 'Measures' });
  await measures.getByRole('button', { name: 'Add a measure' }).click();
  await choose(
    page,
    measures.getByLabel('Standard response'),
    'Backup and recovery plan with drills',
  );
  await measures.getByLabel('Due on').fill(dayFromNow(30));
  await measures.getByLabel('Drill planned for').fill(dayFromNow(20));
  await measures.getByRole('button', { name: 'Add a measure' }).click();
  await measures.getByText(/drill planned for/).waitFor();
  await leave();
  const { call } = await signIn(portal.url, 'chen.wei');
  const { body } = await call('GET', `/cutover/cutovers/${cutover.name}/risks`);
  expect(body.items.find(({ title }) => title === RISK)).toMatchObject({
    status: 'responding',
    measures: [{ response: 'backup-recovery-drill', status: 'open' }],
  });
});

it('an acceptance that the team asks for is decided by whoever leads', async () => {
  const asking = await at(risksOf(), TECHNOLOGY);
  await asking.page.getByRole('button', { name: RISK }).click();
  const asked = asking.page.getByRole('region', { name: 'Acceptance' });
  await asked.getByRole('button', { name: 'Ask for acceptance' }).click();
  await asked.getByLabel('Why the team can live with it').fill('It is rare');
  await asked.getByLabel(/^Last day/).fill(dayFromNow(40));
  await asked.getByRole('button', { name: 'Ask for acceptance' }).click();
  await asked.getByText(/Asked for, not decided yet/).waitFor();
  await asking.leave();

  const deciding = await at(risksOf(), SPONSOR);
  await deciding.page.getByRole('button', { name: RISK }).click();
  const decided = deciding.page.getByRole('region', { name: 'Acceptance' });
  await decided.getByRole('radio', { name: 'Accept the risk' }).check();
  await decided.getByRole('button', { name: 'Decide' }).click();
  await decided.getByText(/Decided by .*Zhao Lin/).waitFor();
  await deciding.leave();
});

it('a risk that nobody has rated is reached from the page of the component, too', async () => {
  const { call } = await signIn(portal.url, 'chen.wei');
  await call('POST', `/cutover/cutovers/${cutover.name}/risks`, {
    body: {
      title: UNRATED,
      category: 'people',
      owner: 'user:default/chen.wei',
      phase: 'closing',
    },
  });
  const { page, leave } = await at(`${TARGET}/cutover-risks`, TECHNOLOGY);
  await page.getByRole('button', { name: /not in this matrix/ }).click();
  await page
    .getByRole('table', { name: 'not assessed this way' })
    .getByRole('button', { name: UNRATED })
    .click();
  await page
    .getByRole('dialog', { name: 'Risk' })
    .getByRole('heading', { name: UNRATED })
    .waitFor();
  await leave();
});

it('a long register goes out as Excel and comes back, and the review shows what a row changes', async () => {
  const { call } = await signIn(portal.url, 'chen.wei');
  const risks = `/cutover/cutovers/${cutover.name}/risks`;
  // More than is packed without help: where helpers are forbidden, it must not be waited for.
  const { status } = await call('POST', `${risks}/import`, {
    body: { rows: Array.from({ length: 900 }, (_, at) => aRow(at)) },
  });
  expect(status).toBe(200);
  const { page, leave } = await at(risksOf(), TECHNOLOGY);
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Excel' }).click(),
  ]);
  const file = path.join(folder, 'register.xlsx');
  await download.saveAs(file);
  const input = page.locator('input[type=file]');
  await input.setInputFiles(file);
  const review = page.getByRole('dialog', { name: /would change/ });
  await review.getByText('The register says the same already.').waitFor();
  await review.getByRole('button', { name: 'Back' }).click();

  const changed = path.join(folder, 'changed.csv');
  fs.writeFileSync(
    changed,
    'risk,current.likelihood,current.impact.goals\nR-4,high,severe\n',
  );
  await input.setInputFiles(changed);
  await review
    .getByText(/Current, Likelihood: .*Low → High/)
    .first()
    .waitFor();
  await review.getByText(/Current, Priority: .*Low → Critical/).waitFor();
  await picture(page, 'risk-import-review');
  await review.getByRole('button', { name: 'Import 1 risk' }).click();
  await page.getByText('1 risk was stored.').waitFor();
  await leave();
}, 240_000);

it.each([
  ['light', 'en', 1280],
  ['dark', 'en', 1280],
  ['light', 'en', 360],
  ['dark', 'zh-CN', 360],
  ['light', 'zh-CN', 1280],
])(
  'the pages of risks fit, %s, in %s, %s wide',
  async (theme, language, width) => {
    const look = { theme, language, width };
    const name = `${theme}-${language}-${width}`;
    const tab = await at(`${risksOf()}?basis=all`, COORDINATOR, look);
    await tab.page.getByRole('grid').first().waitFor();
    await tab.page.getByRole('table').first().waitFor();
    await picture(tab.page, `risks-${name}`);
    expect(await sideways(tab.page)).toBe(false);
    await tab.page.getByRole('button', { name: RISK }).click();
    await tab.page.getByRole('dialog').getByRole('listitem').last().waitFor();
    await picture(tab.page, `risk-drawer-${name}`);
    await tab.leave();
    const sum = await at(`${TARGET}/cutover-risks`, COORDINATOR, look);
    await sum.page.getByRole('grid').waitFor();
    await picture(sum.page, `risks-component-${name}`);
    expect(await sideways(sum.page)).toBe(false);
    await sum.leave();
  },
);
