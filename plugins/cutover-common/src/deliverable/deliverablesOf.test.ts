import { aTemplate } from '../lifecycle/__testUtils__/aCutover';
import { aDocument } from './__testUtils__/aDocument';
import { deliverablesOf } from './deliverablesOf';

const { activity, deliverable, form } = aDocument({ type: 'object' });
const when = { required: ['abroad'] };

const handsIn = (...ids: string[]) => ({
  ...activity,
  deliverables: ids.map(id => ({
    ...deliverable,
    id,
    ...(id.endsWith('abroad') ? { when } : {}),
  })),
});

describe('deliverablesOf', () => {
  const [first, second] = aTemplate.phases;
  const spec = {
    forms: [form],
    phases: [
      {
        ...first,
        activities: [
          handsIn('plan', 'plan-abroad'),
          { ...handsIn('permit'), when },
        ],
      },
      { ...second, activities: [handsIn('report')] },
    ],
  };
  const told = (intake: {}) =>
    deliverablesOf(spec, intake).map(
      place => `${place.phase} ${place.deliverable.id} ${place.form.id}`,
    );

  it('are those that apply, in the order of the template', () => {
    expect(told({})).toEqual([
      'initiation plan form',
      'implementation report form',
    ]);
    expect(told({ abroad: true })).toEqual([
      'initiation plan form',
      'initiation plan-abroad form',
      'initiation permit form',
      'implementation report form',
    ]);
  });
});
