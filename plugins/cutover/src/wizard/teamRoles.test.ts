import {
  ownerProposals,
  roleFaults,
  withPresets,
  type WizardRole,
} from './teamRoles';
import { company } from './__testUtils__/portal';

const [payments, ledger, , technology, mei] = company;

function role(given: Partial<WizardRole>): WizardRole {
  return {
    id: 'technology-lead',
    title: 'Technology lead',
    duties: [],
    min: 1,
    fromTargetOwner: true,
    ...given,
  };
}

describe('roleFaults', () => {
  it('names roles with too few or too many people', () => {
    const few = role({ min: 2 });
    const many = role({ id: 'legal', min: 0, max: 1 });
    expect(roleFaults([few, many], { legal: ['a', 'b'] })).toEqual([
      { role: few, kind: 'tooFew', count: 2 },
      { role: many, kind: 'tooMany', count: 1 },
    ]);
    expect(roleFaults([few, many], { 'technology-lead': ['a', 'b'] })).toEqual(
      [],
    );
  });
});

describe('the owners of the targets', () => {
  const proposals = ownerProposals([payments, ledger], [technology, mei]);

  it('are people themselves, or groups with their members', () => {
    expect(proposals).toEqual([
      {
        owner: 'group:default/technology',
        targets: ['system:default/payments'],
        people: ['user:default/mei', 'user:default/tom'],
      },
      {
        owner: 'user:default/mei',
        targets: ['component:default/ledger'],
        people: ['user:default/mei'],
      },
    ]);
  });

  it('fill a role where there is no doubt who it is', () => {
    expect(withPresets([role({})], {}, proposals)).toEqual({
      'technology-lead': ['user:default/mei'],
    });
    expect(withPresets([role({})], {}, proposals.slice(0, 1))).toEqual({});
  });

  it('leave roles alone that are filled, or that owners do not fill', () => {
    const team = { 'technology-lead': ['user:default/tom'] };
    expect(withPresets([role({})], team, proposals)).toBe(team);
    const empty = {};
    expect(
      withPresets([role({ fromTargetOwner: false })], empty, proposals),
    ).toBe(empty);
  });
});
