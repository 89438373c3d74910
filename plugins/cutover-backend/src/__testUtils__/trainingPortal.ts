import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type {
  Attempt,
  CourseView,
  Cutover,
  MyTraining,
  Paper,
  TrainingOverview,
} from '@backstage-cutover/plugin-cutover-common';
import request from 'supertest';
import { aPortal } from './aPortal';
import { alice, bob, carol, company, entity } from './company';
import { dora, eve, templateEntity } from './risksPortal';
import { ANSWERS, aTrainedTemplate } from './trainingTemplate';

export { alice, bob, carol, dora, eve };
export const finn = 'user:default/finn';
export const gina = 'user:default/gina';
/** Is in no team, no course and no group. */
export const stranger = 'user:default/stranger';

export const opsTeam = 'group:default/ops-team';
export const nightShift = 'group:default/night-shift';

/** The same template by other names: what somebody has passed in one cutover counts in the next of its template. */
const TWINS = Array.from({ length: 50 }, (_, each) => `trained-${each}`);

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
    // Tests may change what the catalog says.
    ...structuredClone(company).filter(
      ({ metadata }) => metadata.name !== 'bob',
    ),
    entity('User', 'eve'),
    team,
    group(nightShift, { parent: 'ops-team' }, [['childOf', opsTeam]]),
    member(bob, opsTeam),
    member(finn, nightShift),
    member(gina, nightShift),
    templateEntity('trained-change', aTrainedTemplate),
    ...TWINS.map(name => templateEntity(name, aTrainedTemplate)),
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

  const twins = [...TWINS];

  /** A new cutover, of a template that no other has, and what people do in its training. */
  async function begun(differently: Record<string, unknown> = {}) {
    const cutover: Cutover = await portal.started({
      template: twins.pop(),
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
    /** Of this cutover alone. */
    const mine = async (who: string): Promise<MyTraining[]> => {
      const { body } = await portal.as(who).get('/training/mine').expect(200);
      const items: MyTraining[] = body.items;
      return items.filter(each => each.cutover.id === cutover.id);
    };
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
