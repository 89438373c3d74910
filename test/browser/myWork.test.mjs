import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eventually, signIn } from '../api.mjs';
import { freePort } from '../freePort.mjs';
import { doPhase } from '../phaseWork.mjs';
import { root, startBackend } from '../portal.mjs';
import { technologyUpgrade } from '../technologyUpgrade.mjs';
import { launchChromium } from './chromium.mjs';

const SPONSOR = 'Zhao Lin';
const COORDINATOR = 'Priya Nair';
const OPERATIONS = 'Tanaka Hiroshi';
const FINANCE = 'Grace Kim';
const refOf = name => `user:default/${name.toLowerCase().replace(' ', '.')}`;
const GATE = 'Project approval';
const TITLES = ['The ledger moves', 'The archive moves'];
const UNFINISHED = 'The tills move';

let folder;
let portal;
let browser;
let cutovers;

/** Somebody who has signed in, at their work. */
async function workOf(person, { width = 1280 } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(portal.url);
  await page.getByRole('button', { name: new RegExp(person) }).click();
  await page.getByRole('heading', { name: /Welcome/ }).waitFor();
  await page.goto(`${portal.url}/cutovers/my-work`);
  await page.getByRole('heading', { name: 'My work', level: 1 }).waitFor();
  await page
    .getByText('Keys:')
    .or(page.getByText('Nothing waits'))
    .first()
    .waitFor();
  return {
    page,
    list: name =>
      page.getByRole('region', { name: new RegExp(`^${name} \\(`) }),
    leave: () => context.close(),
  };
}

/** What there is in a list, by the titles of cutovers. */
const cutoversIn = async list =>
  (await list.getByRole('listitem').allInnerTexts())
    .flatMap(text =>
      [...TITLES, UNFINISHED].filter(each => text.includes(each)),
    )
    .sort();

/** How much the menu says is waiting. */
async function counted(page) {
  const name = await page
    .getByRole('link', { name: /^My work: / })
    .getAttribute('aria-label');
  return Number(/\d+/.exec(name)?.[0] ?? 0);
}

const widthOf = page =>
  page.evaluate(() => [
    document.scrollingElement.scrollWidth,
    window.innerWidth,
  ]);

async function fits(page) {
  const [content, screen] = await widthOf(page);
  expect(content).toBeLessThanOrEqual(screen);
}

/** What of an element is wider than the place that it has, and can be scrolled. */
const scrolledSideways = locator =>
  locator.evaluate(element =>
    [element, ...element.querySelectorAll('*')]
      .filter(
        each =>
          each.scrollWidth > each.clientWidth + 1 &&
          ['auto', 'scroll'].includes(getComputedStyle(each).overflowX),
      )
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
  );

/** Whether something can be seen without scrolling sideways. */
async function isInView(locator, width) {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(width);
}

beforeAll(async () => {
  if (!fs.existsSync(path.join(root, 'packages/app/dist/index.html'))) {
    throw new Error('Build the app first: yarn workspace app build');
  }
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cutover-my-work-'));
  [portal, browser] = await Promise.all([
    startBackend({ folder, port: await freePort() }),
    launchChromium(),
  ]);
  const { call } = await eventually(
    () => signIn(portal.url, 'priya.nair').catch(error => error),
    answer => !(answer instanceof Error),
    120,
  );
  cutovers = [];
  for (const title of [...TITLES, UNFINISHED]) {
    const { body } = await eventually(
      () =>
        call('POST', '/cutover/cutovers', {
          body: technologyUpgrade({
            title,
            team: {
              sponsor: [refOf(SPONSOR)],
              'business-lead': [refOf('Sofia Rossi')],
              'technology-lead': [refOf('Chen Wei')],
              'operations-lead': [refOf(OPERATIONS)],
              coordinator: [refOf(COORDINATOR)],
              finance: [refOf(FINANCE)],
            },
          }),
        }),
      ({ status }) => status === 201,
      180,
    );
    cutovers.push(body);
  }
  for (const { id } of cutovers.slice(0, TITLES.length)) {
    await doPhase(portal.url, id, 'initiation');
    const submitted = await call(
      'POST',
      `/cutover/cutovers/${id}/gates/project-approval/rounds`,
      { body: { note: 'Please approve the project' } },
    );
    expect(submitted.status).toBe(201);
  }
  const sponsor = await signIn(portal.url, 'zhao.lin');
  const asked = await sponsor.call(
    'POST',
    `/cutover/cutovers/${cutovers[0].id}/gates/project-approval/seats/s1/questions`,
    { body: { of: refOf(FINANCE), question: 'Is there money for it?' } },
  );
  expect(asked.status).toBe(200);
  const now = Date.now();
  const named = await sponsor.call('POST', '/cutover/substitutions', {
    body: {
      substitute: refOf(FINANCE),
      start: new Date(now + 24 * 3_600_000).toISOString(),
      end: new Date(now + 48 * 3_600_000).toISOString(),
    },
  });
  expect(named.status).toBe(201);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

it('shows each person what they decide, answer, do and wait for, and who stands in for whom', async () => {
  const [ledger] = TITLES;
  const sponsor = await workOf(SPONSOR);
  expect(await cutoversIn(sponsor.list('Decide'))).toEqual([...TITLES].sort());
  expect(await sponsor.list('Give an opinion').count()).toBe(0);
  expect(await sponsor.list('Waiting for others').count()).toBe(0);
  await sponsor.page.getByText('Who decides for me').waitFor();
  await sponsor.page.getByText(FINANCE).first().waitFor();
  await sponsor.leave();

  const coordinator = await workOf(COORDINATOR);
  expect(await coordinator.list('Decide').count()).toBe(0);
  const waiting = coordinator.list('Waiting for others');
  expect([...new Set(await cutoversIn(waiting))]).toEqual([...TITLES].sort());
  await waiting.getByText(SPONSOR).first().waitFor();
  await coordinator.leave();

  const finance = await workOf(FINANCE);
  const questions = finance.list('Give an opinion');
  expect(await cutoversIn(questions)).toEqual([ledger]);
  await questions.getByText('Is there money for it?').waitFor();
  // The substitution is not in force yet.
  expect(await finance.list('Decide').count()).toBe(0);
  await finance.page.getByText('Not begun yet').waitFor();
  await finance.leave();

  const operations = await workOf(OPERATIONS);
  const todo = operations.list('Do');
  expect(new Set(await cutoversIn(todo))).toEqual(new Set([UNFINISHED]));
  expect(await counted(operations.page)).toBe(
    await todo.getByRole('heading', { level: 3 }).count(),
  );
  await operations.leave();
});

it('fits difference, comment and decision on a phone', async () => {
  const width = 360;
  const { page, list, leave } = await workOf(SPONSOR, { width });
  await fits(page);
  const decide = list('Decide');
  await decide
    .getByRole('button', {
      name: new RegExp(`^Show the difference.*${TITLES[0]}`),
    })
    .click();
  const look = decide.getByRole('button', { name: /^Look at/ });
  await look.first().waitFor();
  while (await look.count()) await look.first().click();
  await decide.getByText('Looked at').first().waitFor();
  await fits(page);

  await decide
    .getByRole('button', { name: new RegExp(`^Decide: .*${TITLES[0]}`) })
    .click();
  await decisionFits(page, width);
  await page.keyboard.press('Escape');

  await page.goto(
    `${portal.url}/catalog/default/cutoverphase/${cutovers[0].name}.initiation`,
  );
  const gate = page.getByRole('region', { name: new RegExp(GATE) });
  await gate
    .getByRole('button', { name: /^Decide/ })
    .first()
    .click();
  await decisionFits(page, width);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await fits(page);
  await leave();
});

/** The dialog in which a decision is taken, with every difference open. */
async function decisionFits(page, width) {
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Your decision').waitFor();
  const unseen = dialog.getByRole('button', { name: /^Look at/ });
  while (await unseen.count()) await unseen.first().click();
  await dialog.getByText('Looked at').first().waitFor();
  await fits(page);
  expect(await scrolledSideways(dialog)).toEqual([]);
  await isInView(dialog.getByRole('radio', { name: 'Reject' }).first(), width);
  await isInView(dialog.getByRole('textbox').first(), width);
  await isInView(dialog.getByRole('button', { name: 'Send decision' }), width);
}

it('approves several gates at once, each after its difference was opened, and the menu of others follows without a reload', async () => {
  const watching = await workOf(OPERATIONS);
  const before = await counted(watching.page);
  await watching.page.evaluate(() => {
    window.neverLoadedAnew = true;
  });

  const { page, list, leave } = await workOf(SPONSOR);
  const own = await counted(page);
  const decide = list('Decide');
  const tick = title =>
    decide.getByRole('checkbox', { name: `Approve: ${GATE} of ${title}` });
  const approve = page.getByRole('button', { name: /^Approve / });
  for (const title of TITLES) {
    await tick(title).waitFor();
    expect(await tick(title).isDisabled()).toBe(true);
  }
  for (const [index, title] of TITLES.entries()) {
    await decide
      .getByRole('button', { name: `Show the difference: ${GATE} of ${title}` })
      .click();
    const row = decide
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: title }) })
      .first();
    const look = row.getByRole('button', { name: /^Look at/ });
    await look.first().waitFor();
    expect(await tick(title).isDisabled()).toBe(true);
    while (await look.count()) await look.first().click();
    await eventually(
      () => tick(title).isEnabled(),
      enabled => enabled,
    );
    await tick(title).check();
    // What one has not looked at stays shut.
    for (const other of TITLES.slice(index + 1)) {
      expect(await tick(other).isDisabled()).toBe(true);
    }
  }
  await page.getByLabel('Comment to all of them').fill('Go ahead');
  await approve.click();
  const outcomes = page.getByRole('status', { name: 'What came of it' });
  for (const title of TITLES) {
    await outcomes
      .getByText(`${GATE} of ${title}: approved, and the gate is open.`)
      .waitFor()
      .catch(async error => {
        const said = await page.getByRole('main').innerText();
        throw new Error(`${title} was not approved: ${said}`, { cause: error });
      });
  }
  await eventually(
    () => counted(page),
    count => count < own,
    20,
  );
  await leave();

  // The next phase has begun for others: a signal tells them, long before their page would ask.
  await eventually(
    () => counted(watching.page),
    count => count > before,
    20,
  );
  expect(await watching.page.evaluate(() => window.neverLoadedAnew)).toBe(true);
  await watching.leave();
  for (const { id } of cutovers.slice(0, TITLES.length)) {
    const { call } = await signIn(portal.url, 'priya.nair');
    const { body } = await call('GET', `/cutover/cutovers/${id}`);
    expect(body.phase).toBe('planning');
  }
});
