import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eventually, failure, signIn } from '../api.mjs';
import { writeTemplate } from '../bench/writeTemplate.mjs';
import { freePort } from '../freePort.mjs';
import { root, startBackend } from '../portal.mjs';
import { technologyUpgrade } from '../technologyUpgrade.mjs';
import { launchChromium } from './chromium.mjs';

const COORDINATOR = 'Priya Nair';
const TRAINEE = 'Diego Morales';
const OTHER_TRAINEE = 'Fatima Haddad';
/** Whom the catalog names as the head of the department above that of both. */
const HEAD = 'Chen Wei';
const refOf = name => `user:default/${name.toLowerCase().replace(' ', '.')}`;

/** Who watches at exercises, and who takes part and says how it was. */
const TRAINER = 'Anna Kowalska';
const PRACTISING = ['Wang Mei', 'Maya Cohen', 'Lukas Weber'];
const MORE = ['Grace Kim', 'Liu Jun'];

const COURSE = 'switch-basics';
const OWN_COURSE = 'ledger-practice';
const EXERCISE = 'A whole booking';
const FEEDBACK = 'How was the practice?';
const EXAM = 'switch-exam';
const EXAM_TITLE = 'Exam on the switch';
const FIRST = 'What comes before the migration?';
const SECOND = 'The window may be moved without telling anybody.';

const both = (en, zh) => ({ en, 'zh-CN': zh });

/** One course that only assigned people need, and a first gate that asks who is certified. */
const template = {
  apiVersion: 'cutover/v1',
  kind: 'CutoverTemplate',
  metadata: { name: 'trained-upgrade' },
  spec: {
    extends: 'cutover:technology-upgrade',
    type: 'trained-upgrade',
    title: both('Upgrade with an exam', '带考试的升级'),
    training: {
      courses: [
        ...['cutover-essentials', 'new-business', 'new-operations'],
        ...['new-system', 'running-the-system'],
      ]
        .map(id => ({ id, $remove: true }))
        .concat({
          id: COURSE,
          title: both('Basics of the switch', '切换基础'),
          content: ['process'],
          method: 'internal',
          audience: ['legal'],
          finishBefore: { phase: 'go-live' },
          assessments: [EXAM],
        }),
      assessments: [
        {
          id: EXAM,
          kind: 'exam',
          title: both(EXAM_TITLE, '切换考试'),
          passMark: 1,
          timeLimit: 'PT30M',
          attempts: 2,
          waitBetween: 'PT0S',
          show: 'all',
          questions: [
            {
              id: 'before',
              kind: 'single-choice',
              text: both(FIRST, '迁移之前应当做什么？'),
              options: [
                { id: 'release', text: both('A press release', '新闻发布') },
                { id: 'backup', text: both('A verified backup', '已验证备份') },
              ],
              answer: 'backup',
            },
            {
              id: 'window',
              kind: 'true-false',
              text: both(SECOND, '切换窗口可以不通知任何人而变更。'),
              answer: false,
            },
          ],
        },
      ],
    },
    phases: [
      {
        id: 'initiation',
        gate: { checks: [{ check: 'training.certified' }] },
      },
    ],
  },
};

const WRONG = { before: 'release', window: false };

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
  page.setDefaultTimeout(30_000);
  await page.goto(portal.url);
  await page.getByRole('button', { name: new RegExp(person) }).click();
  await page.getByRole('heading', { name: /Welcome|欢迎/ }).waitFor();
  await page.goto(portal.url + where);
  return { page, leave: () => context.close() };
}

const MINE = '/cutovers/training';
const tabOf = () => `/catalog/default/cutover/${cutover.name}/training`;
const training = () => `/cutover/cutovers/${cutover.id}/training`;

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

async function callAs(person, method, where, body, headers) {
  const { call } = await signIn(
    portal.url,
    person.toLowerCase().replace(' ', '.'),
  );
  const answer = await call(method, where, { body, headers });
  if (answer.status >= 300) throw failure(where, answer);
  return answer.body;
}

const assign = person =>
  callAs(COORDINATOR, 'POST', `${training()}/courses/${COURSE}/audience`, {
    add: [refOf(person)],
  });

async function handInAs(person, answers) {
  const { attempt } = await callAs(
    ...[person, 'POST'],
    `${training()}/courses/${COURSE}/assessments/${EXAM}/attempts`,
  );
  return callAs(
    ...[person, 'POST', `${training()}/attempts/${attempt.id}/hand-in`],
    { answers },
  );
}

/** Gives both answers, looks at them once more, and hands them in. */
async function answer(page, { before, window }) {
  await page
    .getByRole('radiogroup', { name: FIRST })
    .getByRole('radio', { name: before })
    .check();
  await page
    .getByRole('radiogroup', { name: SECOND })
    .getByRole('radio', { name: window })
    .check();
  await page.getByRole('button', { name: 'Review and hand in' }).click();
  await page.getByText('All questions are answered.').waitFor();
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
}

beforeAll(async () => {
  if (!fs.existsSync(path.join(root, 'packages/app/dist/index.html'))) {
    throw new Error('Build the app first: yarn workspace app build');
  }
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cutover-training-'));
  const examples = [
    ['organisation', ['Group', 'User']],
    ['landscape', ['Domain', 'System', 'Component', 'API', 'Resource']],
  ].map(([file, allow]) => ({
    type: 'file',
    target: path.join(root, `examples/${file}.yaml`),
    rules: [{ allow }],
  }));
  const ours = await writeTemplate(path.join(folder, 'template'), template);
  [portal, browser] = await Promise.all([
    startBackend({
      folder,
      port: await freePort(),
      config: {
        catalog: { locations: [...examples, ours] },
        cutover: { samples: { file: null } },
      },
    }),
    launchChromium(),
  ]);
  const { call } = await eventually(
    () => signIn(portal.url, 'priya.nair').catch(error => error),
    found => !(found instanceof Error),
    120,
  );
  const usual = technologyUpgrade();
  const { body } = await eventually(
    () =>
      call('POST', '/cutover/cutovers', {
        body: technologyUpgrade({
          template: 'cutovertemplate:default/trained-upgrade',
          title: 'Ledger with an exam',
          team: { ...usual.team, coordinator: [refOf(COORDINATOR)] },
        }),
      }),
    ({ status }) => status === 201,
    180,
  );
  cutover = body;
  for (const what of ['cutover', 'cutoverphase']) {
    const name = what === 'cutover' ? '' : '.initiation';
    await eventually(
      () =>
        call(
          'GET',
          `/catalog/entities/by-name/${what}/default/${cutover.name}${name}`,
        ),
      ({ status }) => status === 200,
    );
  }
  await assign(TRAINEE);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  if (folder) fs.rmSync(folder, { recursive: true, force: true });
});

it('a trainee fails, goes on after the browser was closed, passes, and who looks at the gate sees its check turn green', async () => {
  const watching = await at(
    `/catalog/default/cutoverphase/${cutover.name}.initiation`,
    COORDINATOR,
  );
  const check = watching.page
    .getByRole('listitem')
    .filter({ hasText: 'Everybody who needs it is certified' });
  await check.getByText(/Basics of the switch 0\/1/).waitFor();
  await watching.page.evaluate(() => {
    window.neverLoadedAnew = true;
  });

  const first = await at(MINE, TRAINEE);
  await first.page.getByText(`${EXAM_TITLE}: not begun`).waitFor();
  await picture(first.page, 'my-training');
  await first.page.getByRole('button', { name: 'Go to the exam' }).click();
  await first.page.getByRole('button', { name: 'Begin' }).click();
  await answer(first.page, { before: 'A press release', window: 'False' });
  await first.page.getByText('Not passed').waitFor();
  // Whoever may sit it again is told neither which answer was wrong nor what is right.
  expect(await first.page.getByText('A verified backup').count()).toBe(0);
  await picture(first.page, 'exam-failed');
  await first.page.getByRole('button', { name: 'Sit it again' }).click();
  const begin = first.page.getByRole('button', { name: 'Begin' });
  const question = first.page.getByRole('radiogroup', { name: FIRST });
  await begin.or(question).first().waitFor();
  if (await begin.count()) await begin.click();
  await question.getByRole('radio', { name: 'A verified backup' }).check();
  await first.page.getByText('Saved', { exact: true }).waitFor();
  await first.leave();

  const again = await at(MINE, TRAINEE);
  await again.page.getByRole('button', { name: 'Go on with the exam' }).click();
  const kept = again.page
    .getByRole('radiogroup', { name: FIRST })
    .getByRole('radio', { name: 'A verified backup' });
  // It may ask once more before it goes on.
  const goOn = again.page.getByRole('button', { name: 'Begin' });
  await kept.or(goOn).first().waitFor();
  if (await goOn.count()) await goOn.click();
  await kept.waitFor();
  expect(await kept.isChecked()).toBe(true);
  await picture(again.page, 'exam');
  await answer(again.page, { before: 'A verified backup', window: 'False' });
  await again.page.getByText('Passed', { exact: true }).waitFor();
  await picture(again.page, 'exam-passed');
  await again.leave();

  await check
    .getByText('In 1 of 1 courses enough people are certified')
    .waitFor();
  await check.getByText('Passed', { exact: true }).waitFor();
  expect(await watching.page.evaluate(() => window.neverLoadedAnew)).toBe(true);
  await picture(watching.page, 'gate-certified');
  await watching.leave();
});

it('the head of a department decides about somebody who has used up all attempts, and they may sit it once more', async () => {
  await assign(OTHER_TRAINEE);
  for (let attempt = 0; attempt < 2; attempt++) {
    const { attempt: handed } = await handInAs(OTHER_TRAINEE, WRONG);
    expect(handed).toMatchObject({ status: 'handed-in', passed: false });
  }
  const waiting = await at(MINE, OTHER_TRAINEE);
  await waiting.page.getByText('Basics of the switch').first().waitFor();
  expect(
    await waiting.page.getByRole('button', { name: 'Go to the exam' }).count(),
  ).toBe(0);

  const deciding = await at(tabOf(), HEAD);
  const missing = deciding.page.getByRole('list', { name: 'Who is missing' });
  await missing
    .getByText(/all attempts are used up: the head of the department decides/)
    .waitFor();
  await picture(deciding.page, 'training-head');
  await missing
    .getByRole('button', { name: /^More about .*Fatima Haddad/ })
    .click();
  await deciding.page
    .getByRole('menuitem', { name: /^Decide how it goes on/ })
    .click();
  const dialog = deciding.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^One more attempt/ }).check();
  await dialog.getByLabel(/^Reason/).fill('She has read it once more');
  await picture(deciding.page, 'training-decide');
  await dialog.getByRole('button', { name: 'Decide', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await missing.getByText(/may be sat again \(2 of 3/).waitFor();
  await deciding.leave();

  // Who waited is told by a signal, and need not load the page again.
  await waiting.page.getByRole('button', { name: 'Go to the exam' }).waitFor();
  await waiting.leave();
  await eventually(
    () => callAs(OTHER_TRAINEE, 'GET', '/notifications'),
    ({ notifications }) =>
      notifications.some(({ payload }) =>
        JSON.stringify(payload).includes('once more'),
      ),
    30,
  );
});

it('who plans adds an exercise with its rubric and a questionnaire; a trainer assesses by it, and answers are shown once there are enough', async () => {
  await callAs(COORDINATOR, 'POST', `${training()}/courses`, {
    course: {
      ...{ id: OWN_COURSE, title: 'Working with the new ledger' },
      ...{ content: ['operating-skill'], method: 'internal' },
      finishBefore: { phase: 'go-live' },
    },
    trainers: [refOf(TRAINER)],
    assigned: [...PRACTISING, ...MORE].map(refOf),
  });
  const [trainee] = PRACTISING;
  const { page, leave } = await at(
    `${tabOf()}?course=${OWN_COURSE}`,
    COORDINATOR,
  );
  const add = async kind => {
    await page
      .getByRole('button', { name: 'Add an assessment' })
      .last()
      .click();
    await page.getByRole('menuitem', { name: kind }).click();
    return page.getByRole('dialog');
  };

  const rubric = await add(/^Practical exercise/);
  await rubric.getByLabel(/^Title/).fill(EXERCISE);
  const criterion = number =>
    rubric.getByRole('group', { name: `criterion ${number}`, exact: true });
  await criterion(1)
    .getByLabel(/^Weight/)
    .fill('70');
  await rubric
    .getByText('The weights add up to 120 %: 20 % too much.')
    .waitFor();
  await criterion(2)
    .getByLabel(/^Weight/)
    .fill('30');
  await rubric.getByText('The weights add up to 100 %.').waitFor();
  // By keyboard alone: the second comes first.
  await rubric.getByRole('button', { name: 'Move criterion 2 up' }).focus();
  await page.keyboard.press('Enter');
  await criterion(1)
    .getByLabel(/^Weight/)
    .and(page.locator('[value="30"]'))
    .waitFor();
  expect(
    await page.evaluate(() =>
      document.activeElement.getAttribute('aria-label'),
    ),
  ).toBe('Move criterion 1 down');
  await picture(page, 'training-rubric');
  await rubric
    .getByRole('button', { name: 'Add a practical exercise' })
    .click();
  await rubric.waitFor({ state: 'detached' });

  const asking = await add(/^Questionnaire/);
  await asking.getByLabel(/^Title/).fill(FEEDBACK);
  await picture(page, 'training-questionnaire');
  await asking.getByRole('button', { name: 'Add a questionnaire' }).click();
  await asking.waitFor({ state: 'detached' });
  await page.getByText(EXERCISE, { exact: true }).waitFor();
  await picture(page, 'training-own-course');

  const before = await at(MINE, trainee);
  await before.page
    .getByRole('link', { name: `How it is assessed: “${EXERCISE}”` })
    .click();
  const criteria = before.page.getByRole('list', { name: 'Criteria' });
  await criteria.getByText('counts 70 %').waitFor();
  await picture(before.page, 'training-how-assessed');
  await before.leave();

  const assessing = await at(tabOf(), TRAINER);
  await assessing.page
    .getByRole('button', { name: new RegExp(`^More about .*${trainee}`) })
    .click();
  await assessing.page
    .getByRole('menuitem', { name: `Assess “${EXERCISE}”` })
    .click();
  const dialog = assessing.page.getByRole('dialog');
  const reached = (title, level) =>
    dialog
      .getByRole('radiogroup', { name: title })
      .getByRole('radio', { name: level })
      .check();
  await reached('The result is right', /^Alone/);
  await reached(/^The steps are taken/, /^With help/);
  await dialog.getByText('85%: passed (from 75% on)').waitFor();
  await picture(assessing.page, 'training-assess');
  await dialog.getByRole('button', { name: 'Store the assessment' }).click();
  await dialog.waitFor({ state: 'detached' });
  await assessing.leave();

  const after = await at(MINE, trainee);
  await after.page
    .getByRole('link', { name: `Result of “${EXERCISE}”` })
    .click();
  const went = after.page.getByRole('list', { name: 'How it went' });
  await went.getByText('The result is right: Alone').waitFor();
  await picture(after.page, 'training-how-it-went');
  await after.leave();

  const { courses } = await callAs(COORDINATOR, 'GET', training());
  const { id } = courses
    .flatMap(({ assessments }) => assessments)
    .find(({ title }) => title === FEEDBACK);
  const questionnaire = `${training()}/courses/${OWN_COURSE}/assessments/${id}/questionnaire`;
  const say = async (person, steps) => {
    const { definition } = await callAs(person, 'GET', questionnaire);
    const [rating] = definition.items;
    await callAs(person, 'POST', questionnaire, {
      answers: { [rating.id]: steps },
    });
  };
  const [last, ...others] = [...PRACTISING, ...MORE];
  for (const person of others) await say(person, 3);
  const results = `${portal.url}${tabOf()}?course=${OWN_COURSE}&results=${id}`;
  await page.goto(results);
  await page.getByText(/^So many have answered: 4\./).waitFor();
  expect(await page.getByText(/^On average/).count()).toBe(0);
  await say(last, 5);
  await page.reload();
  await page.getByText('On average 3.4 of 5').waitFor();

  const versions = `${training()}/assessments/${id}/versions`;
  const { items } = await callAs(COORDINATOR, 'GET', versions);
  const [{ definition, version }] = items;
  const changed = {
    ...definition,
    items: definition.items.map(item => ({ ...item, text: 'Ready by now?' })),
  };
  await callAs(...[COORDINATOR, 'POST', versions, { definition: changed }], {
    'If-Match': `"${version}"`,
  });
  await page.getByText(/It has been changed since\.$/).waitFor();
  const once = await at(MINE, last);
  // Whoever is certified and has answered finds the course among what is done.
  await once.page.getByRole('button', { name: /done$/ }).click();
  await picture(once.page, 'training-changed-since');
  await once.page
    .getByRole('link', { name: `Answer again: “${FEEDBACK}”` })
    .click();
  await once.page.getByText(/^This questionnaire has been changed/).waitFor();
  await once.page.getByRole('radio', { name: '5' }).first().check();
  await picture(once.page, 'training-questionnaire-again');
  await once.page.getByRole('button', { name: 'Send' }).click();
  await once.page.getByText('You have answered this questionnaire.').waitFor();
  await once.leave();

  await page.reload();
  await page.getByText(/^So many have answered: 1\./).waitFor();
  await page.getByLabel('Version').click();
  await picture(page, 'training-versions');
  await page
    .getByRole('option', { name: /^Version 1 of .*: 5 answered$/ })
    .click();
  await page.getByText('On average 3.4 of 5').waitFor();
  expect(new URL(page.url()).searchParams.get('version')).toBe('1');
  await leave();
});

it.each([
  ['light', 'en', 1280],
  ['dark', 'en', 1280],
  ['dark', 'zh-CN', 360],
  ['light', 'zh-CN', 1280],
])(
  'the pages of training fit, %s, in %s, %s wide',
  async (theme, language, width) => {
    const look = { theme, language, width };
    const name = `${theme}-${language}-${width}`;
    const person = refOf(OTHER_TRAINEE).split('/')[1];
    const feedback = `${tabOf()}?course=${OWN_COURSE}&results=how-was-the-practice`;
    for (const [what, where, who, seen] of [
      ['tab', tabOf(), COORDINATOR, /Fatima Haddad/],
      ['mine', MINE, OTHER_TRAINEE, /Basics of the switch|切换基础/],
      [
        ...['exam', `${MINE}/${cutover.name}/${COURSE}/${EXAM}`],
        ...[OTHER_TRAINEE, /Before you begin|Result|考试须知|成绩/],
      ],
      [
        ...[
          'practical',
          `${MINE}/${cutover.name}/${OWN_COURSE}/a-whole-booking`,
        ],
        ...[
          PRACTISING[0],
          /The result is right: Alone|The result is right：Alone/,
        ],
      ],
      [
        ...['results', `${feedback}&version=1`],
        ...[COORDINATOR, /On average 3.4 of 5|平均 3.4 分/],
      ],
      [
        ...['person', `/catalog/default/user/${person}/training`],
        ...[HEAD, /Basics of the switch|切换基础/],
      ],
    ]) {
      const { page, leave } = await at(where, who, look);
      const main = page
        .getByRole('main')
        .or(page.locator('article'))
        .or(page.getByRole('dialog'));
      await main.getByText(seen).first().waitFor();
      await picture(page, `training-${what}-${name}`);
      expect([what, await sideways(page)]).toEqual([what, false]);
      await leave();
    }
  },
);
