import { aCutover, aTemplate, alice, bob } from './__testUtils__/aCutover';
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
