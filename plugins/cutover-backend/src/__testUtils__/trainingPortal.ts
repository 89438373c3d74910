import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  cutoverTemplateSpecSchema,
  type Attempt,
  type CourseView,
  type Cutover,
  type MyTraining,
  type Paper,
  type TrainingOverview,
} from '@backstage-cutover/plugin-cutover-common';
import request from 'supertest';
import { aPortal } from './aPortal';
import { aTemplate, alice, bob, carol, company, entity } from './company';
import { dora, eve, templateEntity } from './risksPortal';

export { alice, bob, carol, dora, eve };
export const finn = 'user:default/finn';
export const gina = 'user:default/gina';

export const opsTeam = 'group:default/ops-team';
export const nightShift = 'group:default/night-shift';

const both = (text: string) => ({ en: text, 'zh-CN': `${text} (中文)` });
const named = (id: string) => ({ id, title: both(id) });
const option = (id: string) => ({ id, text: both(`Option ${id}`) });

/** Wherever one of these is read, an answer has got out. */
export const SECRETS = ['turn-it-off-and-on-again', '314159'];

/** Of each question the right answer, and a wrong one. */
export const ANSWERS = {
  single: { right: 's2', wrong: 's1' },
  multiple: { right: ['m1', 'm3'], wrong: ['m2'] },
  claim: { right: true, wrong: false },
  number: { right: 314159, wrong: 3 },
  words: { right: 'Turn-it-off-and-on-again ', wrong: 'Wait' },
};

export type AnswerKey = keyof typeof ANSWERS;

export const anExam = {
  id: 'exam',
  kind: 'exam',
  title: both('Exam'),
  passMark: 0.6,
  attempts: 2,
  timeLimit: 'PT30M',
  questions: [
    {
      ...{ id: 'single', kind: 'single-choice', text: both('Which one?') },
      ...{ options: ['s1', 's2', 's3'].map(option), answer: 's2' },
    },
    {
      ...{ id: 'multiple', kind: 'multiple-choice', text: both('Which?') },
      ...{ options: ['m1', 'm2', 'm3'].map(option), answer: ['m1', 'm3'] },
    },
    {
      ...{ id: 'claim', kind: 'true-false', text: both('Is it so?') },
      answer: true,
    },
    {
      ...{ id: 'number', kind: 'numeric', text: both('How many?') },
      answer: 314159,
    },
    {
      ...{ id: 'words', kind: 'short-text', text: both('What helps?') },
      answer: ['turn-it-off-and-on-again'],
    },
  ],
};

export const aPractical = {
  id: 'practice',
  kind: 'practical',
  title: both('Practice'),
  passMark: 0.5,
  attempts: 1,
  criteria: [
    {
      ...named('speed'),
      weight: 60,
      levels: [
        { ...named('slow'), share: 0 },
        { ...named('fast'), share: 1 },
      ],
    },
    {
      ...named('care'),
      weight: 40,
      levels: [
        { ...named('careless'), share: 0 },
        { ...named('careful'), share: 1 },
      ],
    },
  ],
};

export const aQuestionnaire = {
  id: 'feedback',
  kind: 'questionnaire',
  title: both('Feedback'),
  minimumGroup: 3,
  items: [
    { id: 'grade', kind: 'rating', text: both('How was it?'), steps: 5 },
    {
      ...{ id: 'pace', kind: 'choice', text: both('The pace?') },
      options: ['slow', 'right', 'fast'].map(option),
    },
    { id: 'more', kind: 'free-text', text: both('What else?') },
  ],
};

/**
 * A sponsor leads, a coordinator manages, a trainer trains. Operations read and sit an exam, practise what the trainer
 * looks at, and listen to a talk.
 */
export const aTrainedTemplate = cutoverTemplateSpecSchema.parse({
  ...aTemplate,
  type: 'trained-change',
  roles: [
    ...aTemplate.roles,
    { ...named('operations'), min: 0 },
    { ...named('trainer'), min: 0 },
  ],
  phases: aTemplate.phases.map(phase =>
    phase.id === 'initiation'
      ? {
          ...phase,
          gate: {
            id: 'approval',
            title: both('Approval'),
            rules: [{ id: 'leader', type: 'any', roles: ['sponsor'] }],
            checks: [
              {
                check: 'training.certified',
                params: { courses: ['basics'] },
              },
              {
                check: 'training.questionnaire-at-least',
                params: { average: 4 },
              },
            ],
          },
        }
      : phase,
  ),
  training: {
    assessments: [anExam, aPractical, aQuestionnaire],
    courses: [
      {
        ...named('basics'),
        content: ['system-use'],
        method: 'online',
        audience: ['operations'],
        finishBefore: { phase: 'implementation' },
        units: ['first', 'second'].map(id => ({
          ...named(id),
          body: both(`Unit ${id}`),
        })),
        assessments: ['exam', 'feedback'],
      },
      {
        ...named('hands-on'),
        content: ['operating-skill'],
        method: 'internal',
        audience: ['operations'],
        trainerRole: 'trainer',
        finishBefore: { phase: 'implementation' },
        assessments: ['practice'],
      },
      {
        ...named('talk'),
        content: ['process'],
        method: 'internal',
        audience: ['operations'],
        finishBefore: { phase: 'implementation' },
      },
    ],
  },
});

/** Bob, Finn and Gina operate; Finn and Gina are in the night shift, which belongs to the team that Eve heads. */
export function trainedCompany(): Entity[] {
  const group = (ref: string, spec: Entity['spec'], relations: string[][]) => ({
    ...entity('Group', ref.split('/')[1], spec),
    relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
  });
  const member = (ref: string, of: string) => ({
    ...entity('User', ref.split('/')[1], { memberOf: [of.split('/')[1]] }),
    relations: [{ type: 'memberOf', targetRef: of }],
  });
  const team = group(opsTeam, { children: [] }, [['parentOf', nightShift]]);
  team.metadata.annotations = { 'backstage-cutover/head': eve };
  return [
    ...company.filter(({ metadata }) => metadata.name !== 'bob'),
    entity('User', 'eve'),
    team,
    group(nightShift, { parent: 'ops-team' }, [['childOf', opsTeam]]),
    member(bob, opsTeam),
    member(finn, nightShift),
    member(gina, nightShift),
    templateEntity('trained-change', aTrainedTemplate),
  ];
}

export const trainedTeam = {
  sponsor: [alice],
  coordinator: [carol],
  operations: [bob],
  trainer: [dora],
};

/** A backend that offers a template with training. */
export async function trainingPortal(options: Parameters<typeof aPortal>[0]) {
  const portal = await aPortal({ entities: trainedCompany(), ...options });
  await portal.service
    .post('/templates', {
      ref: 'cutovertemplate:default/trained-change',
      spec: aTrainedTemplate,
    })
    .expect(200);

  /** A new cutover, and what people do in its training. */
  async function begun(differently: Record<string, unknown> = {}) {
    const cutover: Cutover = await portal.started({
      template: 'trained-change',
      team: trainedTeam,
      ...differently,
    });
    const url = `/api/cutover/cutovers/${cutover.id}`;
    const call = (
      who: string,
      method: 'get' | 'post' | 'patch' | 'put' | 'delete',
      path: string,
      version?: number,
    ) => {
      const made = request(portal.server)
        [method](`${url}${path}`)
        .set('Authorization', mockCredentials.user.header(who));
      return version === undefined
        ? made
        : made.set('If-Match', `"${version}"`);
    };
    const get = (who: string, path = '') =>
      call(who, 'get', `/training${path}`);
    const post = (who: string, path: string, body?: object) =>
      call(who, 'post', `/training${path}`).send(body);
    const overview = async (who = carol): Promise<TrainingOverview> =>
      (await get(who).expect(200)).body;
    const course = async (id: string, who = carol): Promise<CourseView> => {
      const found = (await overview(who)).courses.find(each => each.id === id);
      if (!found) throw new Error(`There is no course ${id}`);
      return found;
    };
    const assign = (id: string, add: string[], who = carol) =>
      post(who, `/courses/${id}/audience`, { add });
    const start = (who: string, exam = 'basics/assessments/exam') =>
      post(who, `/courses/${exam}/attempts`);
    const started = async (who: string): Promise<Paper> =>
      (await start(who).expect(201)).body;
    const handIn = (who: string, { attempt }: Paper, answers: object = {}) =>
      post(who, `/attempts/${attempt.id}/hand-in`, { answers });
    /** Sits the exam, with these answers. */
    const sat = async (
      who: string,
      answers: object = allRight(),
    ): Promise<Attempt> =>
      (await handIn(who, await started(who), answers).expect(200)).body.attempt;
    const mine = async (who: string): Promise<MyTraining[]> =>
      (await portal.as(who).get('/training/mine').expect(200)).body.items;
    return {
      ...{ cutover, url, call, get, post, overview, course, assign },
      ...{ start, started, handIn, sat, mine },
    };
  }

  return { ...portal, begun };
}

export function allRight() {
  return answersOf('right');
}

export function allWrong() {
  return answersOf('wrong');
}

function answersOf(which: 'right' | 'wrong') {
  return Object.fromEntries(
    Object.entries(ANSWERS).map(([id, answers]) => [id, answers[which]]),
  );
}
