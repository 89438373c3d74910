import { eventually, signIn } from '../api.mjs';
import { freePort } from '../freePort.mjs';
import { launchChromium } from '../browser/chromium.mjs';
import { startBackend } from '../portal.mjs';
import { technologyUpgrade } from '../technologyUpgrade.mjs';
import { writeFormsTemplate } from './formsTemplate.mjs';
import { interleaved, mean, spread } from './measure.mjs';

const KEYS = 40;

/** Between two keys, as a quick typist has it. Pauses are part of what is measured: forms do their work in them. */
const PAUSE_MS = 60;

/** What a key costs in a form of 300 fields with a table of 200 rows, against a form of 10 fields. */
export async function benchKeystrokes({ folder, rounds, report }) {
  const port = await freePort();
  const portal = await startBackend({
    folder,
    port,
    config: {
      cutover: { samples: { file: null } },
      catalog: { locations: await locationsWith(folder) },
    },
  });
  const browser = await launchChromium({
    // Frames come as fast as they can be made, and not sixty a second.
    args: ['--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
  try {
    const cutover = await startedCutover(portal.url);
    const few = await openForm(browser, portal.url, cutover, 'few-fields');
    const many = await openForm(browser, portal.url, cutover, 'many-fields');
    const times = { a: [], b: [] };
    const work = { a: [], b: [] };
    const take = (side, typed) => {
      times[side].push(typed.toPaint);
      work[side].push(typed.work);
      return typed;
    };
    const ratios = await interleaved({
      rounds,
      a: async () => take('a', await many.type()),
      b: async () => take('b', await few.type()),
      ratio: (ofMany, ofFew) => [
        mean(ofMany.map(({ toPaint }) => toPaint)) /
          mean(ofFew.map(({ toPaint }) => toPaint)),
        mean(ofMany.map(typed => typed.work)) /
          mean(ofFew.map(typed => typed.work)),
      ],
    });
    report.add(
      'Chromium: key to next paint, 300 fields and 200 rows / 10 fields',
      {
        ...spread(ratios.map(([toPaint]) => toPaint)),
        milliseconds: {
          a: spread(times.a).median,
          b: spread(times.b).median,
        },
      },
      { atMost: 1.5 },
    );
    // Saving included, which happens in the pauses and holds nobody up.
    report.add(
      'Chromium: main thread for each key, 300 fields and 200 rows / 10 fields',
      {
        ...spread(ratios.map(([, ofWork]) => ofWork)),
        milliseconds: { a: spread(work.a).median, b: spread(work.b).median },
      },
    );
  } finally {
    await browser.close();
    await portal.stop();
  }
}

async function locationsWith(folder) {
  const kinds = [
    ...['Group', 'User', 'Domain', 'System', 'Component', 'API', 'Resource'],
  ];
  return [
    ...['organisation', 'landscape'].map(file => ({
      type: 'file',
      target: `../../examples/${file}.yaml`,
      rules: [{ allow: kinds }],
    })),
    await writeFormsTemplate(folder),
  ];
}

async function startedCutover(url) {
  const { call } = await eventually(
    () => signIn(url, 'chen.wei').catch(error => error),
    answer => !(answer instanceof Error),
    180,
  );
  const { body } = await eventually(
    () =>
      call('POST', '/cutover/cutovers', {
        body: technologyUpgrade({
          template: 'cutovertemplate:default/bench-forms',
        }),
      }),
    ({ status }) => status === 201,
    180,
  );
  await eventually(
    () => call('GET', `/catalog/entities/by-name/cutover/default/${body.name}`),
    ({ status }) => status === 200,
    120,
  );
  return body;
}

async function openForm(browser, url, cutover, deliverable) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  await page.getByRole('button', { name: /Chen Wei/ }).click();
  await page.getByRole('heading', { name: /Welcome/ }).waitFor();
  await page.goto(
    `${url}/catalog/default/cutoverphase/${cutover.name}.initiation?deliverable=${deliverable}`,
  );
  const field = page.getByRole('textbox', { name: 'Text 5', exact: true });
  await field.waitFor();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.evaluate(listenForPaints);
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
  const type = async () => {
    await page.bringToFront();
    await field.fill('');
    await page.evaluate(() => window.takePaints());
    const before = await busy();
    await field.pressSequentially('a'.repeat(KEYS), { delay: PAUSE_MS });
    // What was put off until the typing paused is part of the work.
    await page.getByText(/Saved/).first().waitFor();
    const work = (await busy()) - before;
    const paints = await page.evaluate(() => window.takePaints());
    if (paints.length !== KEYS) {
      throw new Error(`${paints.length} of ${KEYS} keys were seen`);
    }
    return { toPaint: spread(paints).median, work: work / KEYS };
  };
  await type();
  return { type };
}

/** Runs in the page: from the event of each key to the frame after it. */
function listenForPaints() {
  let paints = [];
  window.takePaints = () => {
    const taken = paints;
    paints = [];
    return taken;
  };
  document.addEventListener(
    'keydown',
    event => {
      // Chromium sends one of its own when a page comes to the front.
      if (event.key !== 'a') return;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () =>
          paints.push(performance.now() - event.timeStamp);
        port2.postMessage(null);
      });
    },
    true,
  );
}
