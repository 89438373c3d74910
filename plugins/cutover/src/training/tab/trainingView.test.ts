import fc from 'fast-check';
import { BYS, LOOKS, viewOf, WHO, withView } from './trainingView';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const anyView = fc.record({
  by: fc.constantFrom(...BYS),
  look: fc.constantFrom(...LOOKS),
  who: fc.constantFrom(...WHO),
  ready: text,
  find: text,
  course: text,
  results: text,
  version: fc.constantFrom('', '1', '12'),
  department: text,
  role: text,
  person: text,
});

describe('What the training tab shows', () => {
  it('comes back from the address, beside what others keep there', () => {
    fc.assert(
      fc.property(anyView, anyView, (before, view) => {
        const first = withView(new URLSearchParams('zone=UTC'), before);
        const address = withView(first, view).toString();
        expect(viewOf(new URLSearchParams(address))).toEqual(view);
        expect(new URLSearchParams(address).get('zone')).toBe('UTC');
      }),
    );
  });

  it('leaves the address as it was at first', () => {
    const first = viewOf(new URLSearchParams());
    expect(withView(new URLSearchParams(), first).toString()).toBe('');
  });

  it('is as at first where the address names what there is not', () => {
    expect(
      viewOf(new URLSearchParams('by=shoe-size&look=poem&who=')),
    ).toMatchObject({ by: 'department', look: 'chart', who: 'missing' });
  });
});
