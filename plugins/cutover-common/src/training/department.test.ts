import fc from 'fast-check';
import { departmentOf, type GroupFact, type PersonFact } from './department';

const NAMES = [...'abcdefgh'];

function group(name: string, more: Partial<GroupFact> = {}): GroupFact {
  return { ref: ref(name), title: name, ...more };
}

function ref(name: string) {
  return `group:default/${name}`;
}

function mapOf(groups: GroupFact[]) {
  return new Map(groups.map(each => [each.ref, each]));
}

/** Groups that lie within each other in any way, also in circles, some of them departments. */
const anyGroups = fc
  .record(
    Object.fromEntries(
      NAMES.map(name => [
        name,
        fc.record({
          parent: fc.option(fc.constantFrom(...NAMES.map(ref)), {
            nil: undefined,
          }),
          type: fc.constantFrom('team', 'department', 'Department', undefined),
        }),
      ]),
    ),
  )
  .map(facts =>
    mapOf(
      Object.entries(facts).map(([name, { parent, type }]) =>
        group(name, {
          ...(parent ? { parent } : {}),
          ...(type ? { type } : {}),
        }),
      ),
    ),
  );
const anyOwn = fc.shuffledSubarray(NAMES.map(ref));

/** How many steps up from any of the groups somebody finds each. */
function stepsTo(own: readonly string[], groups: Map<string, GroupFact>) {
  const steps = new Map<string, number>();
  for (const start of own) {
    let at: string | undefined = start;
    for (let step = 0; at !== undefined && step <= NAMES.length; step++) {
      steps.set(at, Math.min(step, steps.get(at) ?? step));
      at = groups.get(at)?.parent;
    }
  }
  return steps;
}

describe('departmentOf', () => {
  const company = mapOf([
    group('company', { type: 'organization' }),
    group('shops', { type: 'department', parent: ref('company') }),
    group('till', { type: 'team', parent: ref('shops') }),
    group('night', { type: 'team', parent: ref('till') }),
    group('finance', { type: 'Department', parent: ref('company') }),
    group('choir', { type: 'club' }),
  ]);
  const of = (person: Pick<PersonFact, 'groups' | 'department'>) =>
    departmentOf(person, company)?.split('/')[1];

  it('is the one that the catalog names, also where the person is in other groups', () => {
    const department = ref('choir');
    expect(of({ groups: [ref('till')], department })).toBe('choir');
    expect(of({ groups: [], department })).toBe('choir');
  });

  it('is not one that is in the catalog no more', () => {
    const department = ref('gone');
    expect(of({ groups: [ref('till')], department })).toBe('shops');
  });

  it('is else the nearest department at or above one of their groups', () => {
    expect(of({ groups: [ref('night')] })).toBe('shops');
    expect(of({ groups: [ref('choir'), ref('night')] })).toBe('shops');
    expect(of({ groups: [ref('till'), ref('finance')] })).toBe('finance');
  });

  it('is else the first of their groups, in the order of the catalog', () => {
    expect(of({ groups: [ref('choir'), ref('band')] })).toBe('choir');
    expect(of({ groups: [ref('band'), ref('choir')] })).toBe('band');
    expect(of({ groups: [] })).toBeUndefined();
  });

  it('does not depend on the order of groups where there is a department, and none is nearer', () => {
    fc.assert(
      fc.property(anyGroups, anyOwn, (groups, own) => {
        const found = departmentOf({ groups: own }, groups);
        const steps = stepsTo(own, groups);
        const nearest = [...steps]
          .filter(([at]) => /^department$/i.test(groups.get(at)?.type ?? ''))
          .sort(([one, a], [other, b]) => a - b || (one < other ? -1 : 1))
          .at(0);
        const turned = departmentOf({ groups: [...own].reverse() }, groups);
        expect([found, turned]).toEqual(
          nearest ? [nearest[0], nearest[0]] : [own.at(0), own.at(-1)],
        );
      }),
    );
  });

  it('is always the one that is named, where there is such a group, and named for nothing where there is none', () => {
    fc.assert(
      fc.property(
        anyGroups,
        anyOwn,
        fc.constantFrom(...NAMES, 'gone'),
        (groups, own, name) => {
          const department = ref(name);
          expect(departmentOf({ groups: own, department }, groups)).toBe(
            name === 'gone'
              ? departmentOf({ groups: own }, groups)
              : department,
          );
        },
      ),
    );
  });
});
