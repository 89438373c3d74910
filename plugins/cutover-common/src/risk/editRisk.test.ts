import { aContext, aRisk } from './__testUtils__/aRisk';
import { editRisk } from './editRisk';

describe('an edit', () => {
  it('in which nothing changes is no event', () => {
    const risk = aRisk();
    const change = editRisk(risk, { title: risk.title }, aContext());
    expect(change).toEqual({ next: risk });
    expect(change.next).toBe(risk);
  });

  it('tells what was before and after, and nothing else', () => {
    const { happened } = editRisk(aRisk(), { title: 'Other' }, aContext());
    expect(happened).toMatchObject({
      before: { title: 'The database does not come up' },
      after: { title: 'Other' },
    });
    expect(Object.keys(happened?.before ?? {})).toEqual(['title']);
  });
});
