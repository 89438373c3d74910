import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eventually, signIn } from '../api.mjs';
import { freePort } from '../freePort.mjs';
import { doPhase } from '../phaseWork.mjs';
import { root, startBackend } from '../portal.mjs';
import { launchChromium } from './chromium.mjs';

const TITLE = 'Payment switch on the new acquirer';
const NAME = 'payment-switch-on-the-new-acquirer';

let folder;
let port;
let portal;
let browser;
let page;

async function openAs(person) {
  await page?.context().close();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
  });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(portal.url);
  await page.getByRole('button', { name: new RegExp(person) }).click();
  await page.getByRole('heading', { name: /Welcome/ }).waitFor();
}

/** Goes by the app's own router, as a click would, so that the person stays signed in. */
async function visit(where) {
  await page.goto(`${portal.url}${where}`);
}

/** For people to look at; with UPDATE_SCREENSHOTS also for the README. */
async function picture(name, { keep = false } = {}) {
  const target =
    keep && process.env.UPDATE_SCREENSHOTS
      ? path.join(root, 'docs/images')
      : path.join(root, 'test-results/screenshots');
  fs.mkdirSync(target, { recursive: true });
  await page.screenshot({ path: path.join(target, `${name}.png`) });
}

async function next() {
  await page.getByRole('button', { name: 'Next', exact: true }).click();
}

async function pick(label, typed, option) {
  await page.getByRole('textbox', { name: label }).fill(typed);
  await page.getByRole('option', { name: option }).first().click();
}

beforeAll(async () => {
  if (!fs.existsSync(path.join(root, 'packages/app/dist/index.html'))) {
    throw new Error('Build the app first: yarn workspace app build');
  }
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cutover-journey-'));
  port = await freePort();
  [portal, browser] = await Promise.all([
    startBackend({ folder, port }),
    launchChromium(),
  ]);
  // The catalog takes in the demo company, the templates and their wizards.
  const { call } = await eventually(
    () => signIn(portal.url, 'maya.cohen').catch(error => error),
    answer => !(answer instanceof Error),
    120,
  );
  await eventually(
    () =>
      call(
        'GET',
        '/catalog/entities/by-query?filter=kind=cutover&limit=0&filter=kind=template',
      ),
    ({ body }) => body.totalItems >= 8,
    180,
  );
});

afterEach(async () => {
  await picture(
    `after ${expect.getState().currentTestName}`.replace(/\W+/g, '-'),
  );
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

it('lets a developer start a cutover from Create', async () => {
  await openAs('Maya Cohen');
  await page.getByRole('link', { name: 'Create' }).first().click();
  await page.getByText('Technology upgrade · 技术升级').waitFor();
  await picture('create');
  await visit('/create/templates/default/start-technology-upgrade');

  await page.getByLabel('Title').fill(TITLE);
  await page
    .getByLabel('Goals')
    .fill('Card payments take the new way, without a lost one.');
  await page
    .getByLabel('Scope')
    .fill('<script>alert("scope")</script> The switch and its link.');
  await pick(/^Owner/, 'Payments', 'Payments');
  await picture('wizard-what');
  await next();

  await pick(/^Targets/, 'Payment Switch', /Payment Switch/);
  await page.getByText(/depends? on your choice/).waitFor();
  await picture('wizard-where');
  await next();

  await pick(/^Team leader/, 'Zhao', /Zhao Lin/);
  await pick(/^Head of business/, 'Sofia', /Sofia Rossi/);
  await pick(/^Head of technology/, 'Chen', /Chen Wei/);
  await pick(/^Head of operations/, 'Tanaka', /Tanaka Hiroshi/);
  await picture('wizard-who');
  await next();

  await page.getByLabel(/^Start/).fill('2031-03-14T22:00');
  await page.getByLabel(/^End/).fill('2031-03-15T04:00');
  await picture('wizard-when');
  await next();

  await page.getByLabel(/^System in use today/).fill('Acquirer link 3');
  await page.getByLabel(/^New system/).fill('Acquirer link 4');
  await page.getByRole('button', { name: /^Kind of upgrade/ }).click();
  await page.getByRole('option', { name: 'Another system' }).click();
  await page.getByLabel('All at once').check();
  await page.getByLabel(/^Tolerated interruption/).fill('30');
  await picture('wizard-details');
  await page.getByRole('button', { name: 'Review' }).click();

  await page.getByText(TITLE).waitFor();
  await page.getByText('Payment Switch', { exact: true }).waitFor();
  await page.getByText('Zhao Lin').waitFor();
  expect(await page.getByText(/:default\//).count()).toBe(0);
  await picture('wizard-review');
  await page.getByRole('button', { name: /Start the cutover|Create/ }).click();
  await page
    .getByRole('link', { name: /Open the cutover/ })
    .first()
    .waitFor();
  await picture('wizard-result');
  await page
    .getByRole('link', { name: /Open the cutover/ })
    .first()
    .click();

  await page.getByRole('heading', { name: TITLE }).first().waitFor();
  await page.getByText('0 of 5 phases done').waitFor();
  expect(new URL(page.url()).pathname).toBe(`/catalog/default/cutover/${NAME}`);
});

it('shows what was typed as text, and who leads, what is next and when', async () => {
  await page.getByText('<script>alert("scope")</script>').waitFor();
  await page.getByText('Zhao Lin').first().waitFor();
  await page.getByRole('link', { name: 'Initiation' }).first().waitFor();
  await page.getByText('Asia/Shanghai').first().waitFor();
  await picture('cutover-page-begun');
});

it('has the cutover and its five phases in the catalog', async () => {
  const { call } = await signIn(portal.url, 'maya.cohen');
  const { body } = await eventually(
    () =>
      call(
        'GET',
        `/catalog/entities/by-query?filter=kind=cutoverphase,relations.partof=cutover:default/${NAME}`,
      ),
    answer => answer.body.totalItems === 5,
  );
  expect(body.items.map(({ spec }) => spec.status).sort()).toEqual([
    'in-progress',
    'not-started',
    'not-started',
    'not-started',
    'not-started',
  ]);
  await visit(`/catalog/default/cutoverphase/${NAME}.initiation`);
  await page.getByText('Requirements research').first().waitFor();
  await picture('phase-page');
});

it('tells the tech lead of what it touches, on the page of what they own', async () => {
  await openAs('Lukas Weber');
  await visit('/catalog/default/component/payment-switch');
  // The sidebar has a link of the same name, above.
  await page.getByRole('link', { name: 'Cutovers' }).nth(1).click();
  await page.getByRole('link', { name: TITLE }).first().waitFor();
  await picture('entity-tab');
});

it('lets the team leader open the gate of the phase with a comment, and records it', async () => {
  await doPhase(portal.url, NAME, 'initiation');
  const { call } = await signIn(portal.url, 'chen.wei');
  const submitted = await call(
    'POST',
    `/cutover/cutovers/${NAME}/gates/project-approval/rounds`,
    { body: { note: 'Ready for the executive office' } },
  );
  expect(submitted.status).toBe(201);

  await openAs('Zhao Lin');
  await visit(`/catalog/default/cutoverphase/${NAME}.initiation`);
  await page.getByRole('button', { name: /^Decide/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Your decision').waitFor();
  const unseen = dialog.getByRole('button', { name: /^Look at/ });
  while (await unseen.count()) await unseen.first().click();
  await dialog.getByRole('radio', { name: 'Approve' }).check();
  await dialog
    .getByRole('textbox', { name: /Comment/ })
    .fill('The executive office approves.');
  await dialog.getByRole('button', { name: 'Send decision' }).click();
  await dialog.waitFor({ state: 'detached' });

  await visit(`/catalog/default/cutover/${NAME}`);
  await page.getByText('1 of 5 phases done').waitFor();
  await picture('cutover-page', { keep: true });

  await page.getByRole('link', { name: 'History' }).click();
  await page.getByText('The executive office approves.').first().waitFor();
  await page.getByRole('button', { name: /Verify/ }).click();
  await page
    .getByText(/holds|unbroken|whole/)
    .first()
    .waitFor();
  await picture('history');
});

it('shows all cutovers as a table and as a calendar, by a link that keeps the filters', async () => {
  await visit('/cutovers?text=acquirer');
  await page.getByRole('link', { name: TITLE }).first().waitFor();
  expect(
    await page.getByRole('link', { name: 'Ledger on a new database' }).count(),
  ).toBe(0);
  await picture('portfolio');
  const { width, height } = page.viewportSize();
  for (const narrow of [768, 360]) {
    await page.setViewportSize({ width: narrow, height });
    await page.getByRole('term').getByText('Phase').first().waitFor();
    const beside = await page
      .getByRole('table')
      .evaluate(({ parentElement, scrollWidth }) => [
        scrollWidth > parentElement.clientWidth,
        document.scrollingElement.scrollWidth > window.innerWidth,
      ]);
    expect([narrow, ...beside]).toEqual([narrow, false, false]);
    await picture(`portfolio-${narrow}`);
  }
  await page.setViewportSize({ width, height });
  await page.getByRole('tab', { name: 'Calendar' }).click();
  await picture('calendar');
  expect(page.url()).toContain('text=acquirer');
});

it('speaks Chinese where the reader chooses it', async () => {
  await visit('/settings');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('option', { name: /中文/ }).click();
  await page.getByRole('link', { name: '软件目录' }).first().waitFor();
  await visit(`/catalog/default/cutover/${NAME}`);
  await page.getByText('启动阶段').first().waitFor();
  await picture('cutover-page-chinese');
  // The index is made anew once a minute.
  const { call } = await signIn(portal.url, 'zhao.lin');
  await eventually(
    () => call('GET', '/search/query?term=acquirer'),
    ({ body }) =>
      body.results?.some(({ document }) => document.kind === 'Cutover'),
    120,
  );
  await visit('/search?query=acquirer');
  await page.getByText('类别: 业务切换').first().waitFor();
  await page.getByText('结果类型').waitFor();
  await picture('search-chinese');
  await visit('/create/templates/default/start-market-expansion');
  await page.getByText('市场拓展').first().waitFor();
  await picture('wizard-chinese');
});

it('still has everything after a restart of the backend', async () => {
  await portal.stop();
  portal = await startBackend({ folder, port });
  await openAs('Maya Cohen');
  await visit(`/catalog/default/cutover/${NAME}`);
  await page.getByText('1 of 5 phases done').waitFor();
  await picture('after-restart');
});
