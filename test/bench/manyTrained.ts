import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  drawPaper,
  scoreExam,
  type Exam,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';

const TIMES = 200;
const DEPARTMENTS = 50;

/** A time after every other. */
const NEVER = '9999-12-31T23:59:59.999Z';

interface Asked {
  /** So many people who need every course of a cutover, like one who does. */
  people?: { cutover: string; count: number };
  /** How long an attempt takes to be scored, as the median of many, in milliseconds. */
  score?: { attempt: string };
}

/** Fills the tables with people who need courses, and times the scoring of an exam by itself. */
export default createBackendModule({
  pluginId: 'cutover',
  moduleId: 'bench-many-trained',
  register({ registerInit }) {
    registerInit({
      deps: { database: coreServices.database },
      async init({ database }) {
        process.on('message', async ({ training }: { training?: Asked }) => {
          if (!training) return;
          const knex = await database.getClient();
          const { people, score } = training;
          if (people) {
            await fill(knex, people);
            process.send?.({ trained: people.count });
          }
          if (score) {
            process.send?.({ scoring: await timeOf(knex, score.attempt) });
          }
        });
      },
    });
  },
});

async function fill(
  knex: Knex,
  { cutover, count }: { cutover: string; count: number },
) {
  const like = await knex('training_members')
    .where({ cutover_id: cutover })
    .first();
  const courses = await knex('training_course_audiences')
    .where({ cutover_id: cutover })
    .pluck('course');
  for (const course of courses) {
    const document = String(like.document).replaceAll(
      JSON.stringify(like.course),
      JSON.stringify(course),
    );
    await knex.raw(
      `with recursive numbers(n) as (
         select 1 union all select n + 1 from numbers where n < :count
       )
       insert into training_members (cutover_id, course, person, department, active, released, certified_until, version, document)
       select :cutover, :course, 'user:default/trained-' || n, 'group:default/trained-' || (n % :departments), :yes, :no,
         case when n % 3 = 0 then null else :never end, 1, replace(:document, :person, 'user:default/trained-' || n)
       from numbers`,
      {
        ...{ count, cutover, course, document, departments: DEPARTMENTS },
        ...{ yes: true, no: false, never: NEVER, person: like.person },
      },
    );
  }
  // Nobody asks the catalog again, which knows nothing of these people.
  await knex('training_audiences')
    .where({ cutover_id: cutover })
    .update({ refreshed_at: NEVER });
  // As PostgreSQL does by itself, some minutes later; SQLite would rewrite its file.
  const isPostgres = knex.client.config.client === 'pg';
  await knex.raw(isPostgres ? 'VACUUM ANALYZE' : 'ANALYZE');
}

async function timeOf(knex: Knex, id: string): Promise<number> {
  const { assessment, cutover_id, seed, version } = await knex(
    'training_attempts',
  )
    .where({ id })
    .first();
  const { definition } = await knex('training_assessments')
    .where({ cutover_id, assessment, version })
    .first();
  const exam: Exam = JSON.parse(definition);
  const rows = await knex('training_answers').where({ attempt_id: id });
  const answers = Object.fromEntries(
    rows.map(({ answer, question }) => [question, JSON.parse(answer)]),
  );
  const times = Array.from({ length: TIMES }, () => {
    const began = performance.now();
    const { passed } = scoreExam(exam, drawPaper(exam, Number(seed)), answers);
    if (!passed) throw new Error('What was passed is failed');
    return performance.now() - began;
  }).sort((one, other) => one - other);
  return times[TIMES / 2];
}
