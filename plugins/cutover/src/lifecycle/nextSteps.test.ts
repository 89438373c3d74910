import { aCutover, aTemplate, alice, bob } from './__testUtils__/aCutover';
import { FakeCutoverApi } from './__testUtils__/FakeCutoverApi';
import { activitiesOf, nextSteps } from './nextSteps';

const titles = (me?: string, cutover = aCutover()) =>
  nextSteps(cutover, aTemplate, me).map(
    ({ activity, mine }) => `${activity.id}${mine ? ' (mine)' : ''}`,
  );

describe('nextSteps', () => {
  it('puts the activities of the reader first', () => {
    expect(titles(bob)).toEqual(['technical-scheme (mine)', 'cutover-plan']);
  });

  it('keeps the order of the template among the others', () => {
    expect(titles()).toEqual(['cutover-plan', 'technical-scheme']);
  });

  it('follows the phase in progress', () => {
    expect(titles(alice, aCutover({ phase: 'closing' }))).toEqual([
      'archiving (mine)',
    ]);
  });

  it('is empty once the cutover is over', () => {
    expect(titles(alice, aCutover({ status: 'closed' }))).toEqual([]);
  });
});

describe('nextSteps of activities whose states are known', () => {
  const steps = async (
    change: (api: FakeCutoverApi['activities'], id: string) => void,
    me = bob,
  ) => {
    const cutover = aCutover();
    const { activities } = new FakeCutoverApi([cutover]);
    change(activities, cutover.id);
    const states = await activities.list(cutover.id);
    return nextSteps(cutover, aTemplate, me, states).map(
      ({ activity, holders, mine, phase, state }) =>
        `${phase}/${activity.id} ${state?.status} ${holders.join(' ')}${
          mine ? ' (mine)' : ''
        }`,
    );
  };

  it('leave out what is done or does not apply', async () => {
    expect(
      await steps((api, id) => {
        api.elsewhere(id, 'technical-scheme', { status: 'done' });
        api.elsewhere(id, 'cutover-plan', { status: 'not-applicable' });
      }),
    ).toEqual([]);
  });

  it('are for those assigned, and otherwise for all who hold the role', async () => {
    expect(
      await steps((api, id) =>
        api.elsewhere(id, 'cutover-plan', {
          status: 'in-progress',
          assignees: [bob],
        }),
      ),
    ).toEqual([
      `planning/cutover-plan in-progress ${bob} (mine)`,
      `planning/technical-scheme not-started ${bob} (mine)`,
    ]);
  });

  it('hold what was started early', async () => {
    expect(
      await steps(
        (api, id) => api.elsewhere(id, 'execution', { status: 'in-progress' }),
        alice,
      ),
    ).toEqual([
      `planning/cutover-plan not-started ${alice} (mine)`,
      `planning/technical-scheme not-started ${bob}`,
      `implementation/execution in-progress ${bob}`,
    ]);
  });
});

describe('activitiesOf', () => {
  it('leaves out what does not apply to the intake', () => {
    const [planning] = aTemplate.phases;
    const [first, second] = planning.activities;
    const when = {
      type: 'object',
      properties: { regulated: { const: true } },
      required: ['regulated'],
    };
    const phase = { ...planning, activities: [{ ...first, when }, second] };
    const ids = (intake: { regulated?: boolean }) =>
      activitiesOf(phase, { intake }).map(({ id }) => id);
    expect(ids({})).toEqual(['technical-scheme']);
    expect(ids({ regulated: true })).toEqual([
      'cutover-plan',
      'technical-scheme',
    ]);
  });
});
