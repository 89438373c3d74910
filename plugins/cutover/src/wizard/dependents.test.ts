import { dependentsOf } from './dependents';
import { company } from './__testUtils__/portal';

const [payments, ledger] = company;

describe('dependentsOf', () => {
  it('proposes parts and what depends on them, with the reason', () => {
    expect(dependentsOf([payments])).toEqual([
      {
        ref: 'component:default/ledger',
        reason: 'partOf',
        through: 'system:default/payments',
      },
    ]);
    expect(dependentsOf([ledger])).toEqual([
      {
        ref: 'component:default/shop',
        reason: 'dependsOn',
        through: 'component:default/ledger',
      },
    ]);
  });

  it('does not propose what is chosen already, nor owners', () => {
    expect(dependentsOf([payments, ledger]).map(({ ref }) => ref)).toEqual([
      'component:default/shop',
    ]);
  });
});
