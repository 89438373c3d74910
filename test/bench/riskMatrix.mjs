import { eventually, signIn } from '../api.mjs';
import { freePort } from '../freePort.mjs';
import { launchChromium } from '../browser/chromium.mjs';
import { startBackend } from '../portal.mjs';
import { technologyUpgrade } from '../technologyUpgrade.mjs';
import { interleaved, mean, spread } from './measure.mjs';

/** Choices of a field in each slot; an even number, so that each ends as it began. */
const CHOICES = 10;

/** What the matrix of 1,000 risks costs against that of 10: until it is drawn, and from a choice to the next paint. */
export async function benchRiskMatrix({ folder, rounds, report }) {
  const portal = await startBackend({
    folder,
    port: await freePort(),
    config: { cutover: { samples: { file: null } } },
  });
  const browser = await launchChromium({
    // Frames come as fast as they can be made, and not sixty a second.
    args: ['--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
  try {
    const many = await openTab(browser, portal.url, 1_000);
    const few = await openTab(browser, portal.url, 10);
    const compared = async (what, measure) => {
      const times = { a: [], b: [] };
      const take = async (side, tab) => {
        const milliseconds = await measure(tab);
        times[side].push(milliseconds);
        return milliseconds;
      };
      const ratios = await interleaved({
        rounds,
        a: () => take('a', many),
        b: () => take('b', few),
        ratio: (ofMany, ofFew) => mean(ofMany) / mean(ofFew),
      });
      report.add(
        `Chromium: ${what}, 1,000 risks / 10 risks`,
        {
          ...spread(ratios),
          milliseconds: {
            a: spread(times.a).median,
            b: spread(times.b).median,
          },
        },
        { atMost: 1.5 },
      );
    };
    await compared('time to first matrix', tab => tab.draw());
    await compared('interaction to next paint', tab => tab.choose());
  } finally {
    await browser.close();
    await portal.stop();
  }
}

/** The risks tab of a cutover with so many risks, all over the matrix. */
async function openTab(browser, url, count) {
  const cutover = await cutoverWithRisks(url, count);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
  });
  await context.addInitScript(noteFirstMatrix);
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  await page.getByRole('button', { name: /Chen Wei/ }).click();
  await page.getByRole('heading', { name: /Welcome/ }).waitFor();
  const tab = `${url}/catalog/default/cutover/${cutover.name}/risks`;
  const fields = page.getByRole('gridcell');
  const draw = async () => {
    await page.bringToFront();
    await page.goto(tab);
    await fields.first().waitFor();
    return page.evaluate(() => window.firstMatrixAt);
  };
  const choose = async () => {
    await page.bringToFront();
    await fields.first().focus();
    await page.evaluate(() => window.takePaints());
    for (let choice = 0; choice < CHOICES; choice++) {
      await page.keyboard.press('Enter');
      await page
        .getByRole('gridcell', { selected: true })
        .waitFor({ state: choice % 2 === 0 ? 'visible' : 'detached' });
    }
    const paints = await page.evaluate(() => window.takePaints());
    if (paints.length !== CHOICES) {
      throw new Error(`${paints.length} of ${CHOICES} choices were seen`);
    }
    return spread(paints).median;
  };
  await draw();
  await choose();
  return { draw, choose };
}

async function cutoverWithRisks(url, count) {
  const { call } = await eventually(
    () => signIn(url, 'chen.wei').catch(error => error),
    answer => !(answer instanceof Error),
    180,
  );
  const { body } = await eventually(
    () => call('POST', '/cutover/cutovers', { body: technologyUpgrade() }),
    ({ status }) => status === 201,
    180,
  );
  await eventually(
    () => call('GET', `/catalog/entities/by-name/cutover/default/${body.name}`),
    ({ status }) => status === 200,
    120,
  );
  const likelihoods = ['low', 'medium', 'high'];
  const impacts = ['moderate', 'major', 'severe'];
  const rows = Array.from({ length: count }, (_, at) => ({
    title: `Risk ${at + 1}`,
    category: 'technical',
    cause: 'Nobody has tried it',
    event: 'It fails',
    consequence: 'It has to be done again',
    owner: 'user:default/chen.wei',
    phase: 'implementation',
    'current.likelihood': likelihoods[at % 3],
    'current.impact.goals': impacts[Math.floor(at / 3) % 3],
  }));
  const imported = await call(
    'POST',
    `/cutover/cutovers/${body.name}/risks/import`,
    { body: { rows } },
  );
  if (imported.status >= 300) throw new Error(JSON.stringify(imported.body));
  return body;
}

/** Runs in the page: when the first field of a matrix stands in it, and how long each Enter takes to the frame after it. */
function noteFirstMatrix() {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('[role=gridcell]')) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      window.firstMatrixAt = performance.now();
    });
  });
  observer.observe(document, { childList: true, subtree: true });
  let paints = [];
  window.takePaints = () => {
    const taken = paints;
    paints = [];
    return taken;
  };
  document.addEventListener(
    'keydown',
    event => {
      if (event.key !== 'Enter') return;
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
