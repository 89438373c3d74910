import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eventually, signIn } from '../api.mjs';
import { freePort } from '../freePort.mjs';
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

const phasePage = ({ name }) =>
  `${portal.url}/catalog/default/cutoverphase/${name}.initiation`;

async function openDocument(page) {
  await page.goto(`${phasePage(cutover)}?deliverable=${DOCUMENT}`);
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

/** Begun, and in the catalog. */
async function startedCutover(call, overrides) {
  const { body } = await eventually(
    () =>
      call('POST', '/cutover/cutovers', { body: technologyUpgrade(overrides) }),
    ({ status }) => status === 201,
    180,
  );
  await eventually(
    () =>
      call(
        'GET',
        `/catalog/entities/by-name/cutoverphase/default/${body.name}.initiation`,
      ),
    ({ status }) => status === 200,
    180,
  );
  return body;
}

/** Goes on until it has the focus, as somebody does who has no mouse. */
async function tabTo(page, target) {
  try {
    for (let press = 0; press < 250; press++) {
      if (await target.evaluate(each => each === document.activeElement)) {
        return;
      }
      await page.keyboard.press('Tab');
    }
  } catch (error) {
    throw new Error(`${error.message}\n${await whatIsThere(page)}`);
  }
  throw new Error(
    `${target} cannot be reached by keyboard\n${await whatIsThere(page)}`,
  );
}

/** For whoever reads that something was not found: what was there instead. */
async function whatIsThere(page) {
  const [focused, hidden, words] = await page.evaluate(() => [
    document.activeElement?.outerHTML.slice(0, 300),
    [...document.querySelectorAll('body > [aria-hidden=true]')].map(each =>
      each.textContent.slice(0, 60),
    ),
    document.body.innerText,
  ]);
  return `At ${page.url()}\nFocused: ${focused}\nHidden: ${hidden.join(
    ' | ',
  )}\nOn the page:\n${words}`;
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
  cutover = await startedCutover(call);
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
  await ofSofia.getByRole('button', { name: 'Choose', exact: true }).click();
  expect(await sofia.evaluate(() => document.activeElement.textContent)).toBe(
    'Somebody else changed the same fields',
  );
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

describe('a feasibility assessment', () => {
  let assessed;

  beforeAll(async () => {
    const { call } = await signIn(portal.url, 'chen.wei');
    assessed = await startedCutover(call, { title: 'Assessed by keyboard' });
  });

  it('is opened, filled in and submitted without a mouse', async () => {
    const page = await pageOf('Chen Wei');
    await page.goto(phasePage(assessed));
    const { keyboard } = page;
    const row = page.getByRole('button', { name: /^Feasibility assessment/ });
    await tabTo(page, row);
    await keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Document' });
    await architecture(drawer).waitFor();

    const fill = async (field, text, within = drawer) => {
      await tabTo(page, within.getByRole('textbox', { name: field }));
      await keyboard.type(text);
    };
    const tick = async (part, name) => {
      const group = drawer.getByRole('group', { name: part });
      await tabTo(page, group.getByRole('radio', { name, exact: true }));
      await keyboard.press('Space');
    };
    const addRow = async table => {
      const group = drawer.getByRole('group', { name: table });
      await tabTo(page, group.getByRole('button', { name: 'Add a row' }));
      await keyboard.press('Enter');
      await group.getByRole('grid').locator('td:focus').waitFor();
    };
    /** What is too long for a cell is typed into the whole row. */
    const inWholeRow = async fields => {
      await keyboard.press('Enter');
      const whole = page.getByRole('dialog', { name: /, row 1$/ });
      for (const [field, text] of Object.entries(fields)) {
        await fill(new RegExp(`^${field}`), text, whole);
      }
      await tabTo(page, whole.getByRole('button', { name: 'Done' }));
      await keyboard.press('Enter');
      await whole.waitFor({ state: 'detached' });
    };
    const choose = async first => {
      await keyboard.press('Enter');
      await drawer.locator('select:focus').waitFor();
      await keyboard.type(first);
      await keyboard.press('Tab');
    };

    await addRow(/^Alternatives/);
    await keyboard.type('A new database');
    await keyboard.press('Tab');
    await inWholeRow({
      Advantages: 'Still maintained',
      Disadvantages: 'Has to be learnt',
    });

    await fill(/^Architecture and environments/, 'Two nodes carry it');
    await fill(/^Compatibility/, 'All interfaces stay');
    await fill(/^Data: can it be brought over/, 'In one night');
    await tick('Technical feasibility', 'Feasible');

    await addRow(/^Costs/);
    await keyboard.type('Licences');
    await keyboard.press('Tab');
    await addRow(/^Benefits/);
    await keyboard.type('No more repairs');
    await keyboard.press('Tab');
    await keyboard.type('1200');
    await keyboard.press('Tab');
    await tick('Economic feasibility', 'Feasible');

    await fill(/^Organisation and processes/, 'Nobody works differently');
    await fill(/^Business during the window/, 'Orders wait for an hour');
    await fill(/^Customers: impact/, 'They are told in time');
    await tick('Operational feasibility', 'Feasible');

    await addRow(/^Risks/);
    await choose('Tech');
    await keyboard.press('ArrowRight');
    await choose('Low');
    await choose('Sev');
    await inWholeRow({
      Risk: 'Bookings are lost on the way',
      Response: 'Count before and after',
    });
    await addRow(/^Impacts/);
    await choose('Staff');
    await inWholeRow({ Impact: 'New screens', Response: 'A day of training' });

    await tick('Recommendation', 'Go ahead');
    await fill(/^Reasons/, 'It pays, and it can be done');
    await picture(page, 'document-filled-in');

    // As it is submitted, and with nothing that is missing.
    await drawer.getByText(/^Saved/).waitFor();
    const submit = name => name.getByRole('button', { name: 'Submit' });
    await tabTo(page, submit(drawer));
    await keyboard.press('Enter');
    const asking = page.getByRole('dialog', { name: /^Submit/ });
    await asking.waitFor();
    await tabTo(page, submit(asking));
    await keyboard.press('Enter');
    await asking.waitFor({ state: 'detached' });
    // Back on the button that opened it, from where Escape reaches the drawer.
    await drawer.locator('button:focus', { hasText: 'Submit' }).waitFor();
    await keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    // Back where it was opened from, to go on from there.
    expect(
      await page.evaluate(() => document.activeElement.textContent),
    ).toMatch(/^Feasibility assessment/);
    await page.context().close();
  });

  it.each([
    ['English', 'Feasibility assessment', 'Chen Wei', 'Low'],
    ['中文', '可行性评估报告', 'Chen Wei', '低'],
  ])(
    'is printed in %s as a clean document',
    async (language, title, author, likelihood) => {
      const { call } = await signIn(portal.url, 'chen.wei');
      const { body } = await call(
        'GET',
        `/cutover/cutovers/${assessed.id}/deliverables/${DOCUMENT}/revisions/1`,
      );
      const page = await pageOf('Sofia Rossi');
      await page.goto(
        `${portal.url}/cutovers/documents/${assessed.name}/initiation?deliverable=${DOCUMENT}`,
      );
      await page.getByRole('button', { name: language }).click();
      await page.emulateMedia({ media: 'print' });
      await page.getByRole('heading', { name: title }).first().waitFor();
      await picture(page, `document-printed-${language}`);
      const words = await page
        .getByRole('article', { name: title })
        .innerText();
      for (const text of [
        author,
        body.hash,
        likelihood,
        'Two nodes carry it',
      ]) {
        expect(words).toContain(text);
      }
      // Nothing of the portal around it, and nothing to press.
      expect(await page.getByRole('link', { name: 'Home' }).count()).toBe(0);
      expect(await page.getByRole('button').count()).toBe(0);
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      await page.context().close();
    },
  );
});
