import fc from 'fast-check';
import { rightsOf } from './rightsOf';

const rights = [
  { fields: ['costs'], edit: ['finance'], read: ['sponsor'] },
  { fields: ['costs.total', 'note'], edit: ['sponsor'] },
  { fields: ['verdict'], edit: ['lead'], phases: ['review'] },
];

const forRoles = (roles: string[], phase = 'work') =>
  rightsOf({ rights }, { roles, phase });

describe('rightsOf', () => {
  it('lets those edit and read who are named, and everybody where nobody is', () => {
    expect(forRoles(['finance', 'sponsor'])).toEqual({
      hidden: [],
      readOnly: [],
    });
  });

  it('lets those see who may change, or who are named as readers', () => {
    expect(forRoles(['finance'])).toEqual({
      hidden: [],
      readOnly: ['costs.total', 'note'],
    });
    expect(forRoles(['sponsor'])).toEqual({ hidden: [], readOnly: ['costs'] });
  });

  it('hides the rest, of which nothing else needs to be said', () => {
    expect(forRoles([])).toEqual({ hidden: ['costs'], readOnly: ['note'] });
  });

  it('is for the phases that are named', () => {
    expect(forRoles(['sponsor'], 'review').readOnly).toEqual([
      'costs',
      'verdict',
    ]);
    expect(forRoles(['sponsor', 'lead'], 'review').readOnly).toEqual(['costs']);
  });

  it('takes no right away with another role', () => {
    const roles = fc.subarray(['finance', 'sponsor', 'lead', 'guest']);
    const phase = fc.constantFrom('work', 'review');
    fc.assert(
      fc.property(roles, roles, phase, (some, more, now) => {
        const less = forRoles(some, now);
        const { hidden, readOnly } = forRoles([...some, ...more], now);
        expect(less.hidden).toEqual(expect.arrayContaining(hidden));
        const limited = [...less.hidden, ...less.readOnly];
        for (const path of readOnly) {
          expect(
            limited.some(each => path === each || path.startsWith(`${each}.`)),
          ).toBe(true);
        }
      }),
    );
  });
});
