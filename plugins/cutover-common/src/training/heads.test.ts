import fc from 'fast-check';
import {
  alice,
  bob,
  carol,
  cutover,
  dora,
  spec,
} from './__testUtils__/aTraining';
import type { GroupFact, PersonFact } from './department';
import { departmentOfRef, headsOf } from './heads';

const zoe = 'user:default/zoe';

function ref(name: string) {
  return `group:default/${name}`;
}

function group(name: string, more: Partial<GroupFact> = {}) {
  return [ref(name), { ref: ref(name), title: name, ...more }] as const;
}

const groups = new Map<string, GroupFact>([
  group('till', { parent: ref('shops') }),
  group('shops', { parent: ref('company'), head: zoe }),
  group('store', { parent: ref('company'), title: 'The store' }),
  group('depot', { parent: ref('store') }),
  group('company'),
  group('round', { parent: ref('about') }),
  group('about', { parent: ref('round') }),
]);

type Membership = [person: string, ...groups: string[]];

function known(
  memberships: Membership[] = [],
  // Alice leads, Carol manages, Bob leads operations, Dora keeps the shop.
  owners: string[] = [],
): Parameters<typeof headsOf>[1] {
  const [{ title }] = spec.roles;
  const plain = { policy: [], min: 0, leads: false, manages: false };
  const roles = [
    ...spec.roles,
    { ...plain, id: 'shopkeeper', title, fromTargetOwner: false },
  ].map(role => ({ ...role, fromTargetOwner: owners.includes(role.id) }));
  const people = memberships.map(([person, ...own]): [string, PersonFact] => [
    person,
    { ref: person, groups: own.map(ref) },
  ]);
  const team = { ...cutover.team, shopkeeper: [dora.ref] };
  return {
    ...{ groups, people: new Map(people) },
    cutover: { team },
    spec: { roles },
  };
}

function heads(
  department: string | undefined,
  ...more: Parameters<typeof known>
) {
  return headsOf(department && ref(department), known(...more));
}

describe('headsOf', () => {
  it('is whom the catalog names for the group or the nearest above it', () => {
    expect(heads('till')).toEqual([zoe]);
    expect(heads('till', [[carol.ref, 'till']])).toEqual([zoe]);
  });

  it('is else who leads or manages and is in the group, or in one above, by any of their groups', () => {
    const memberships: Membership[] = [
      [alice.ref, 'till', 'company'],
      [carol.ref, 'round', 'depot'],
    ];
    expect(heads('store', memberships)).toEqual([alice.ref]);
    expect(heads('depot', memberships)).toEqual([alice.ref, carol.ref]);
  });

  it('is also who holds a role of those who own what is changed', () => {
    const memberships: Membership[] = [[bob.ref, 'store']];
    const owners = ['operations-lead'];
    expect(heads('depot', memberships, owners)).toEqual([bob.ref]);
    expect(heads('round', memberships, owners)).toEqual([alice.ref]);
  });

  it('is nobody for the mere fact that they hold a role and are in the group', () => {
    const memberships: Membership[] = [
      [bob.ref, 'store'],
      [dora.ref, 'store'],
    ];
    expect(heads('store', memberships)).toEqual([alice.ref]);
  });

  it('is else who leads the cutover', () => {
    expect(heads('store')).toEqual([alice.ref]);
    expect(heads(undefined)).toEqual([alice.ref]);
    expect(heads('round')).toEqual([alice.ref]);
    expect(heads('gone')).toEqual([alice.ref]);
  });

  it('is named by the catalog, leads, manages or owns, wherever people are', () => {
    const anyGroups = fc.subarray(
      [...groups.keys()].map(each => each.slice(14)),
    );
    fc.assert(
      fc.property(
        fc.record({ alice: anyGroups, bob: anyGroups, carol: anyGroups }),
        fc.constantFrom(...groups.keys(), 'group:default/gone'),
        fc.boolean(),
        (own, department, owns) => {
          const found = headsOf(
            department,
            known(
              [
                [alice.ref, ...own.alice],
                [bob.ref, ...own.bob],
                [carol.ref, ...own.carol],
              ],
              owns ? ['operations-lead'] : [],
            ),
          );
          expect(found.length).toBeGreaterThan(0);
          const may = [zoe, alice.ref, carol.ref, ...(owns ? [bob.ref] : [])];
          expect(found.filter(head => !may.includes(head))).toEqual([]);
        },
      ),
    );
  });
});

describe('departmentOfRef', () => {
  it('is called as in the catalog, or by its ref', () => {
    expect(departmentOfRef(ref('store'), known())).toEqual({
      ...{ ref: ref('store'), title: 'The store', heads: [alice.ref] },
    });
    expect(departmentOfRef(ref('gone'), known()).title).toBe(ref('gone'));
  });
});
