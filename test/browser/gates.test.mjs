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
const BUSINESS = 'Sofia Rossi';
const TECHNOLOGY = 'Chen Wei';
const OPERATIONS = 'Tanaka Hiroshi';
const FINANCE = 'Grace Kim';
const refOf = name => `user:default/${name.toLowerCase().replace(' ', '.')}`;

const GATES = {
  initiation: ['project-approval', 'Project approval'],
  planning: ['scheme-review', 'Scheme review'],
  implementation: ['verification', 'Verification'],
  'go-live': ['go-live-review', 'Go-live review'],
  closing: ['acceptance', 'Acceptance'],
};

let folder;
let portal;
let browser;
let cutover;

/** Somebody who has signed in, looking at a phase and its gate. */
async function at(phase, person, { width = 1280 } = {}) {
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
  await page.goto(
    `${portal.url}/catalog/default/cutoverphase/${cutover.name}.${phase}`,
  );
  const [, title] = GATES[phase];
  const gate = page.getByRole('region', { name: new RegExp(title) });
  await gate.waitFor();
  return { page, gate, leave: () => context.close() };
}

async function picture(page, name) {
  const target = path.join(root, 'test-results/screenshots');
  fs.mkdirSync(target, { recursive: true });
  await page.screenshot({
    path: path.join(target, `${name}.png`),
    fullPage: true,
  });
}

async function submit(phase, note, person = COORDINATOR) {
  const { page, gate, leave } = await at(phase, person);
  await gate
    .getByRole('button', { name: /^(Submit for review|Resubmit)/ })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'Who would decide' }).waitFor();
  await dialog.getByLabel('Note to those who decide').fill(note);
  await picture(page, `gate-${phase}-submit`);
  await dialog
    .getByRole('button', { name: /^(Submit for review|Resubmit)/ })
    .click();
  await dialog.waitFor({ state: 'detached' });
  await gate
    .getByText(/under review/i)
    .first()
    .waitFor();
  await leave();
}

/** Looks at all that changed, and then decides on every seat of theirs. */
async function decide(phase, person, verdict, comment) {
  const { page, gate, leave } = await at(phase, person);
  await gate
    .getByRole('button', { name: /^Decide/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Your decision').waitFor();
  const unseen = dialog.getByRole('button', { name: /^Look at/ });
  while (await unseen.count()) await unseen.first().click();
  for (const choice of await dialog
    .getByRole('radio', { name: verdict })
    .all()) {
    await choice.check();
  }
  if (comment) {
    await dialog
      .getByRole('textbox', { name: /Comment/ })
      .first()
      .fill(comment);
  }
  await picture(page, `gate-${phase}-decide-${person}`.replace(/\W+/g, '-'));
  await dialog.getByRole('button', { name: 'Send decision' }).click();
  await dialog.waitFor({ state: 'detached' }).catch(async error => {
    const said = await dialog.innerText();
    throw new Error(`The decision was not taken: ${said}`, { cause: error });
  });
  await leave();
}

async function gateNow(phase) {
  const { call } = await signIn(portal.url, 'priya.nair');
  const [id] = GATES[phase];
  const { body } = await call(
    'GET',
    `/cutover/cutovers/${cutover.id}/gates/${id}`,
  );
  return body;
}

const lastRound = async phase => (await gateNow(phase)).rounds.at(-1);

beforeAll(async () => {
  if (!fs.existsSync(path.join(root, 'packages/app/dist/index.html'))) {
    throw new Error('Build the app first: yarn workspace app build');
  }
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cutover-gates-'));
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
        body: technologyUpgrade({
          title: 'All the way through the gates',
          team: {
            sponsor: [refOf(SPONSOR)],
            'business-lead': [refOf(BUSINESS)],
            'technology-lead': [refOf(TECHNOLOGY)],
            'operations-lead': [refOf(OPERATIONS)],
            coordinator: [refOf(COORDINATOR)],
            finance: [refOf(FINANCE)],
          },
        }),
      }),
    ({ status }) => status === 201,
    180,
  );
  cutover = body;
  await eventually(
    () =>
      call(
        'GET',
        `/catalog/entities/by-name/cutoverphase/default/${cutover.name}.closing`,
      ),
    ({ status }) => status === 200,
  );
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

it('initiation: a change under review makes the approvals lapse, and the next round shows the difference', async () => {
  await doPhase(portal.url, cutover.id, 'initiation');
  await submit('initiation', 'Please approve the project');
  const { call } = await signIn(portal.url, 'chen.wei');
  const documents = `/cutover/cutovers/${cutover.id}/deliverables`;
  const { body: before } = await call(
    'GET',
    `${documents}/feasibility-assessment`,
  );
  const { body: revision } = await call(
    'GET',
    `${documents}/feasibility-assessment/revisions/${before.revision.number}`,
  );
  const again = await call(
    'POST',
    `${documents}/feasibility-assessment/revisions`,
    {
      body: { data: { ...revision.data, reasons: 'It pays twice over' } },
    },
  );
  expect(again.status).toBe(201);
  expect(await lastRound('initiation')).toMatchObject({
    status: 'lapsed',
    lapsed: [{ item: 'deliverable:feasibility-assessment' }],
  });
  await submit('initiation', 'The reasons are clearer now');
  await decide('initiation', SPONSOR, 'Approve', 'Go ahead');
  expect(await gateNow('initiation')).toMatchObject({ status: 'open' });
});

it('planning: a rejection, rework, and a second round that all approve', async () => {
  await doPhase(portal.url, cutover.id, 'planning');
  await submit('planning', 'The schemes are ready');
  const watching = await at('planning', OPERATIONS);
  await watching.gate.getByText(/^Waiting for .*Sofia/).waitFor();
  await decide('planning', BUSINESS, 'Approve');
  // Who looks on sees it come, without a reload.
  await watching.gate.getByText(/^Waiting for (?!.*Sofia)/).waitFor();
  await watching.leave();
  await decide('planning', TECHNOLOGY, 'Reject', 'The way back is missing');
  await decide('planning', OPERATIONS, 'Approve');
  expect(await lastRound('planning')).toMatchObject({ status: 'rejected' });
  await submit('planning', 'The way back is planned');
  for (const person of [BUSINESS, TECHNOLOGY, OPERATIONS, SPONSOR]) {
    await decide('planning', person, 'Approve');
  }
  expect(await gateNow('planning')).toMatchObject({ status: 'open' });
});

it('implementation: one document is returned, and handed in again', async () => {
  await doPhase(portal.url, cutover.id, 'implementation');
  await submit('implementation', 'Everything is verified');
  const { page, gate, leave } = await at('implementation', TECHNOLOGY);
  await gate
    .getByRole('button', { name: /^Return/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByRole('textbox').first().fill('The counts are not there');
  await picture(page, 'gate-return');
  await dialog.getByRole('button', { name: /^Return/ }).click();
  await dialog.waitFor({ state: 'detached' });
  await leave();
  expect(await lastRound('implementation')).toMatchObject({
    status: 'returned',
  });
  await submit('implementation', 'With the counts');
  for (const person of [BUSINESS, TECHNOLOGY, OPERATIONS, SPONSOR]) {
    await decide('implementation', person, 'Approve');
  }
  expect(await gateNow('implementation')).toMatchObject({ status: 'open' });
});

it('go-live: a signer is added and decides as well', async () => {
  await doPhase(portal.url, cutover.id, 'go-live');
  await submit('go-live', 'Two weeks without an incident');
  const { page, gate, leave } = await at('go-live', OPERATIONS);
  await gate
    .getByRole('button', { name: /More for the seat of .*Tanaka/ })
    .click();
  await page.getByRole('menuitem', { name: 'Add a signer' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: new RegExp(FINANCE) }).check();
  await dialog.getByRole('radio', { name: /In parallel/ }).check();
  await picture(page, 'gate-add-signer');
  await dialog.getByRole('button', { name: 'Add a signer' }).click();
  await dialog.waitFor({ state: 'detached' });
  await leave();
  for (const person of [BUSINESS, TECHNOLOGY, OPERATIONS, FINANCE, SPONSOR]) {
    await decide('go-live', person, 'Approve');
  }
  expect(await gateNow('go-live')).toMatchObject({ status: 'open' });
});

it('closing: a substitute decides on behalf of who is away, and the cutover is closed', async () => {
  await doPhase(portal.url, cutover.id, 'closing');
  const { call } = await signIn(portal.url, 'sofia.rossi');
  const now = Date.now();
  const named = await call('POST', '/cutover/substitutions', {
    body: {
      substitute: refOf(TECHNOLOGY),
      start: new Date(now - 3_600_000).toISOString(),
      end: new Date(now + 24 * 3_600_000).toISOString(),
    },
  });
  expect(named.status).toBe(201);
  await submit('closing', 'All goals are reached');
  // Two seats in one dialog: their own, and that of who is away.
  await decide('closing', TECHNOLOGY, 'Approve', 'It runs');
  const { seats } = await lastRound('closing');
  expect(seats.slice(0, 2).map(({ decision }) => decision)).toMatchObject([
    { by: refOf(TECHNOLOGY), onBehalfOf: refOf(BUSINESS) },
    { by: refOf(TECHNOLOGY) },
  ]);
  for (const person of [OPERATIONS, SPONSOR]) {
    await decide('closing', person, 'Approve');
  }
  const { body } = await call('GET', `/cutover/cutovers/${cutover.id}`);
  expect(body.status).toBe('closed');
});

it('keeps a record of every gate that can be printed, in both languages', async () => {
  const { page, gate, leave } = await at('planning', SPONSOR);
  await gate.getByRole('button', { name: /More for this gate/ }).click();
  await page.getByRole('menuitem', { name: /Gate sheet/ }).click();
  await page.getByText('The way back is missing').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  await picture(page, 'gate-sheet');
  await leave();
});
