import type {
  GroupFact,
  PersonFact,
} from '@backstage-cutover/plugin-cutover-common';
import fc from 'fast-check';
import type { AsksPeople } from './CatalogPeople';
import { KnownPeople } from './KnownPeople';

const groups = ['a', 'b', 'c', 'd'].map(name => `group:default/${name}`);
const users = ['1', '2', '3', '4', '5'].map(name => `user:default/${name}`);

const anyCompany = fc.record({
  memberOf: fc.array(fc.subarray(groups), {
    minLength: users.length,
    maxLength: users.length,
  }),
  gone: fc.subarray(users),
  parentOf: fc.array(fc.option(fc.constantFrom(...groups)), {
    minLength: groups.length,
    maxLength: groups.length,
  }),
});

type Company = typeof anyCompany extends fc.Arbitrary<infer T> ? T : never;

function catalogOf({ gone, memberOf, parentOf }: Company) {
  const asked: string[] = [];
  const people = users
    .map((ref, index): PersonFact => ({ ref, groups: memberOf[index] }))
    .filter(({ ref }) => !gone.includes(ref));
  const facts = new Map(
    groups.map((ref, index): [string, GroupFact] => {
      const parent = parentOf[index];
      return [ref, { ref, title: ref, ...(parent ? { parent } : {}) }];
    }),
  );
  const byRef = (found: PersonFact[]) =>
    new Map(found.map(person => [person.ref, person]));
  const note = (question: string, refs: string[]) =>
    asked.push(...refs.map(ref => `${question} ${ref}`));
  const catalog: AsksPeople = {
    async people(refs) {
      note('people', refs);
      return byRef(people.filter(({ ref }) => refs.includes(ref)));
    },
    async membersOf(refs) {
      note('membersOf', refs);
      return byRef(
        people.filter(person => person.groups.some(ref => refs.includes(ref))),
      );
    },
    async within(refs) {
      note('within', refs);
      return new Map(refs.map(ref => [ref, new Set([ref, groups[0]])]));
    },
    async groups(refs) {
      note('groups', refs);
      return new Map(
        refs.flatMap(ref => {
          const fact = facts.get(ref);
          return fact ? [[ref, fact] as const] : [];
        }),
      );
    },
  };
  return { asked, catalog };
}

const anyQuestions = fc.array(
  fc.oneof(
    fc.record({
      about: fc.constant('people' as const),
      refs: fc.array(fc.constantFrom(...users)),
    }),
    fc.record({
      about: fc.constantFrom('membersOf', 'within', 'groups'),
      refs: fc.array(fc.constantFrom(...groups)),
    }),
  ),
  { maxLength: 12 },
);

describe('What is known of people', () => {
  it('is what the catalog says, which is asked about each of them once', async () => {
    await fc.assert(
      fc.asyncProperty(anyCompany, anyQuestions, async (company, questions) => {
        const { asked, catalog } = catalogOf(company);
        const direct = catalogOf(company).catalog;
        const known = new KnownPeople(catalog);
        for (const { about, refs } of questions) {
          const told = await known[about](refs);
          const said = await direct[about](refs);
          const wanted = [...said].sort(([a], [b]) => (a < b ? -1 : 1));
          const got = [...told]
            .filter(([ref]) => about !== 'groups' || said.has(ref))
            .sort(([a], [b]) => (a < b ? -1 : 1));
          expect(got).toEqual(wanted);
        }
        expect(new Set(asked).size).toBe(asked.length);
      }),
    );
  });
});
