import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eventually, freePort, signIn } from '../api.mjs';
import { root, startBackend } from '../portal.mjs';
import { technologyUpgrade } from '../technologyUpgrade.mjs';
import { launchChromium } from './chromium.mjs';

const DOCUMENT = 'feasibility-assessment';

/** What is easier given as data than typed, so that the journey is about typing: the three tables. */
const tables = {
  alternatives: [
    {
      alternative: 'A new database',
      advantages: 'Still maintained',
      disadvantages: 'Has to be learnt',
    },
  ],
  risks: [
    {
      category: 'technical',
      risk: 'Bookings are lost on the way',
      likelihood: 'low',
      impact: 'severe',
      response: 'Count before and after',
    },
  ],
  impacts: [
    { on: 'staff', impact: 'New screens', response: 'A day of training' },
  ],
};

let folder;
let portal;
let browser;
let cutover;

async function pageOf(person) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(portal.url);
  await page.getByRole('button', { name: new RegExp(person) }).click();
  await page.getByRole('heading', { name: /Welcome/ }).waitFor();
  return page;
}

async function openDocument(page) {
  await page.goto(
    `${portal.url}/catalog/default/cutoverphase/${cutover.name}.initiation?deliverable=${DOCUMENT}`,
  );
  const drawer = page.getByRole('dialog', { name: 'Document' });
  await architecture(drawer).waitFor();
  return drawer;
}

const architecture = drawer =>
  drawer.getByRole('textbox', { name: /^Architecture and environments/ });

const skills = drawer =>
  drawer.getByRole('textbox', { name: /^Skills and capacity/ });

async function picture(page, name) {
  const target = path.join(root, 'test-results/screenshots');
  fs.mkdirSync(target, { recursive: true });
  await page.screenshot({ path: path.join(target, `${name}.png`) });
}

/** The draft as the server has it. */
async function draft() {
  const { call } = await signIn(portal.url, 'chen.wei');
  const { body, etag } = await call(
    'GET',
    `/cutover/cutovers/${cutover.id}/deliverables/${DOCUMENT}`,
  );
  return { ...body, etag, call };
}

async function eventuallyInDraft(holds) {
  const { working } = await eventually(
    draft,
    view => holds(view.working.data),
    60,
  );
  return working.data;
}

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cutover-documents-'));
  [portal, browser] = await Promise.all([
    startBackend({
      folder,
      port: await freePort(),
      config: { cutover: { samples: { file: null } } },
    }),
    launchChromium(),
  ]);
  const { call } = await eventually(
    () => signIn(portal.url, 'chen.wei').catch(error => error),
    answer => !(answer instanceof Error),
    120,
  );
  ({ body: cutover } = await eventually(
    () => call('POST', '/cutover/cutovers', { body: technologyUpgrade() }),
    ({ status }) => status === 201,
    180,
  ));
  await eventually(
    () =>
      call(
        'GET',
        `/catalog/entities/by-name/cutoverphase/default/${cutover.name}.initiation`,
      ),
    ({ status }) => status === 200,
    180,
  );
  const path_ = `/cutover/cutovers/${cutover.id}/deliverables/${DOCUMENT}/draft`;
  const saved = await call('PATCH', path_, {
    body: { data: tables },
    headers: { 'If-Match': '"1"' },
  });
  expect(saved.status).toBe(200);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

it('keeps what is typed while the connection is gone, and sends it when it is back', async () => {
  const page = await pageOf('Chen Wei');
  const drawer = await openDocument(page);
  await architecture(drawer).fill('Two nodes carry it');
  await eventuallyInDraft(
    ({ technical }) => technical?.architecture === 'Two nodes carry it',
  );

  await page.context().setOffline(true);
  await architecture(drawer).fill('Two nodes carry it, and a third in reserve');
  await drawer.getByText(/Not saved yet/).waitFor();
  await picture(page, 'document-offline');
  await page.context().setOffline(false);
  await eventuallyInDraft(
    ({ technical }) =>
      technical?.architecture === 'Two nodes carry it, and a third in reserve',
  );
  await drawer
    .getByText(/^Saved/)
    .first()
    .waitFor();
  await page.context().close();
});

it('lets whoever saves second choose, and loses neither’s other work', async () => {
  const [chen, sofia] = [await pageOf('Chen Wei'), await pageOf('Sofia Rossi')];
  const ofChen = await openDocument(chen);
  const ofSofia = await openDocument(sofia);
  await ofSofia.getByText(/Chen Wei has this form open/).waitFor();

  // What Sofia does not hear of in time, she writes over.
  await sofia.context().setOffline(true);
  await architecture(ofSofia).fill('One node is enough');
  await skills(ofSofia).fill('The team has been trained');
  await architecture(ofChen).fill('Three nodes');
  await eventuallyInDraft(
    ({ technical }) => technical?.architecture === 'Three nodes',
  );
  await sofia.context().setOffline(false);

  await sofia.getByText('Somebody else changed the same fields').waitFor();
  await picture(sofia, 'document-conflict');
  await sofia.getByRole('radio', { name: /One node is enough/ }).check();
  await sofia
    .getByRole('button', { name: 'Go on with what is chosen' })
    .click();
  const data = await eventuallyInDraft(
    ({ technical }) => technical?.architecture === 'One node is enough',
  );
  expect(data.technical.skills).toBe('The team has been trained');
  expect(data.alternatives).toHaveLength(1);
  await Promise.all([chen.context().close(), sofia.context().close()]);
});
