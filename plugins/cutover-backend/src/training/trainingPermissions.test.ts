import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  alice,
  bob,
  carol,
  dora,
  eve,
  trainingPortal,
} from '../__testUtils__/trainingPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

describe('Whom the policy of the portal lets read no results', () => {
  let portal: Awaited<ReturnType<typeof trainingPortal>>;

  beforeAll(async () => {
    portal = await trainingPortal({
      knex: await databases.init('SQLITE_3'),
      decide: (permission, user) => ({
        result:
          permission === 'cutover.training.results.read' && user !== alice
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
    });
  });

  /** Bob's course asks for an exam, which he has passed, beside the exercise. */
  async function begun() {
    const made = await portal.begun();
    const { call, handIn, start } = made;
    await call(carol, 'patch', '/training/courses/hands-on', 0)
      .send({ assessments: ['practice', 'exam'] })
      .expect(200);
    const { body: paper } = await start(bob, 'hands-on/assessments/exam');
    await handIn(bob, paper).expect(200);
    return made;
  }

  it('gets none, whatever they plan, train or head', async () => {
    const { get } = await begun();
    const exam = '/courses/hands-on/assessments/exam';
    for (const who of [carol, dora, eve]) {
      await get(who, `${exam}/results`).expect(403);
      await get(who, `${exam}/results.csv`).expect(403);
      const { body } = await get(who, '/people').expect(200);
      expect(body).toEqual({ items: [], total: 0 });
    }
    expect((await get(alice, `${exam}/results`)).body.attempts).toBe(1);
    expect((await get(bob, '/people')).body.total).toBe(3);
  });

  it('is answered about what they assess or decide alone', async () => {
    const { post } = await begun();
    const stands = ({ body }: { body: any }) =>
      body.standings.map(({ assessment, state }: any) => [assessment, state]);
    const levels = { speed: 'slow', care: 'careless' };
    const failed = await post(
      ...([dora, '/courses/hands-on/assessments/practice/practicals'] as const),
      { person: bob, levels },
    ).expect(201);
    expect(stands(failed)).toEqual([['practice', 'exhausted']]);
    const decided = await post(
      eve,
      `/courses/hands-on/people/${encodeURIComponent(bob)}/decision`,
      { assessment: 'practice', decision: 'another-attempt', reason: 'Ill' },
    ).expect(200);
    expect(stands(decided)).toEqual([['practice', 'may-start']]);
    const again = await post(
      ...([
        alice,
        '/courses/hands-on/assessments/practice/practicals',
      ] as const),
      { person: bob, levels: { speed: 'fast', care: 'careful' } },
    ).expect(201);
    expect(stands(again)).toEqual([
      ...[
        ['practice', 'passed'],
        ['exam', 'may-start'],
      ],
    ]);
  });
});
