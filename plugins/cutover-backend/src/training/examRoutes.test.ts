import { TestDatabases } from '@backstage/backend-test-utils';
import {
  allRight,
  allWrong,
  bob,
  carol,
  finn,
  trainingPortal,
} from '../__testUtils__/trainingPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())('Exams on %s', databaseId => {
  let portal: Awaited<ReturnType<typeof trainingPortal>>;

  beforeAll(async () => {
    portal = await trainingPortal({ knex: await databases.init(databaseId) });
  });

  it('are sat, failed, sat again and passed', async () => {
    const { course, handIn, mine, start, started } = await portal.begun();
    expect((await course('basics')).readiness).toEqual({
      needed: 1,
      certified: 0,
    });
    const paper = await started(bob);
    expect(paper.questions).toHaveLength(5);
    expect((await started(bob)).attempt.id).toBe(paper.attempt.id);
    const failed = await handIn(bob, paper, allWrong()).expect(200);
    expect(failed.body).toMatchObject({
      attempt: { status: 'handed-in', passed: false, share: 0, number: 1 },
      standing: { state: 'may-start', attempts: 1, allowed: 2 },
    });
    expect(failed.body.review).toBeUndefined();
    const second = await started(bob);
    const passed = await handIn(bob, second, allRight()).expect(200);
    expect(passed.body).toMatchObject({
      attempt: { passed: true, share: 1, number: 2 },
      standing: { state: 'passed' },
    });
    expect((await course('basics')).readiness).toEqual({
      needed: 1,
      certified: 1,
    });
    const [basics] = (await mine(bob)).filter(
      ({ definition }) => definition.id === 'basics',
    );
    expect(basics.member.certificate?.by).toBe('assessed');
    const again = await start(bob).expect(409);
    expect(again.body.error.reason).toBe('training.passed');
  });

  it('are for those who need the course', async () => {
    const { assign, start } = await portal.begun();
    const refused = await start(finn).expect(403);
    expect(refused.body.error.reason).toBe('actor.not-a-member');
    await assign('basics', [finn], carol).expect(200);
    await start(finn).expect(201);
  });
});
