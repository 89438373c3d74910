import type { Entity } from '@backstage/catalog-model';
import {
  cutoverTemplateSpecSchema,
  type CutoverTemplateSpec,
  type Paper,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { subjects } from '../subjects';
import { aWorkshop, bobOfTheShop, person } from './aWorkshop';
import { aBody } from './company';
import { templateEntity } from './risksPortal';
import { carol, trainedCompany, trainedTeam } from './trainingPortal';
import { anExam, aTrainedTemplate } from './trainingTemplate';

/** The template with its exam otherwise. */
export function withExam(
  differently: Record<string, unknown>,
): CutoverTemplateSpec {
  const { assessments, ...training } = aTrainedTemplate.training;
  return cutoverTemplateSpecSchema.parse({
    ...aTrainedTemplate,
    training: {
      ...training,
      assessments: assessments.map(each =>
        each.id === 'exam' ? { ...anExam, ...differently } : each,
      ),
    },
  });
}

/** The template with one of its courses otherwise. */
export function withCourse(
  id: string,
  differently: Record<string, unknown>,
): CutoverTemplateSpec {
  const { courses, ...training } = aTrainedTemplate.training;
  return cutoverTemplateSpecSchema.parse({
    ...aTrainedTemplate,
    training: {
      ...training,
      courses: courses.map(each =>
        each.id === id ? { ...each, ...differently } : each,
      ),
    },
  });
}

/** The use cases of training on a database, with a catalog that may change and a clock that stands still. */
export async function trainingWorkshop(
  knex: Knex,
  spec: CutoverTemplateSpec = aTrainedTemplate,
) {
  const entities: Entity[] = trainedCompany().map(each =>
    each.metadata.name === 'trained-change'
      ? templateEntity('trained-change', spec)
      : each,
  );
  const made = await aWorkshop(knex, entities);
  await made.templates.register(JSON.parse(JSON.stringify(spec)));
  const { cutovers, outbox, time, told, training } = made;
  const cutover = await cutovers.create(
    aBody({ template: 'trained-change', team: trainedTeam }),
    bobOfTheShop,
  );
  await training.audience.refresh(cutover.id);
  const exam = {
    ...{ cutover: cutover.id, course: 'basics', assessment: 'exam' },
  };
  return {
    ...{ ...made, ...training, knex, cutover, exam, entities },
    /** Another backend on the same database. */
    replica: () => subjects(made.deps, { blockers: [] }).training,
    at: (moment: string) => {
      time.now = new Date(moment);
    },
    later: (milliseconds: number) => {
      time.now = new Date(time.now.getTime() + milliseconds);
    },
    start: (who: string) => training.exams.start(exam, person(who)),
    handIn: (who: string, { attempt }: Paper, answers: object = {}) =>
      training.exams.handIn(
        { cutover: cutover.id, attempt: attempt.id },
        { answers },
        person(who),
      ),
    assign: (course: string, add: string[]) =>
      training.training.assign(
        { cutover: cutover.id, course },
        { add },
        person(carol),
      ),
    /** What has been told since it was last asked. */
    async notifications() {
      await outbox.settled();
      const found = told.filter(each => each.teller === 'notification');
      told.length = 0;
      return found
        .map(({ to, payload }) => `${payload.title} -> ${to.join(' ')}`)
        .sort();
    },
  };
}
