import fc from 'fast-check';
import {
  aMember,
  alice,
  bob,
  course,
  cutover,
  dora,
  later,
  noon,
} from './__testUtils__/aTraining';
import {
  audienceOf,
  joinAndLeave,
  type Attendee,
  type MemberMoves,
} from './audience';
import type { CourseMember } from './model';

const about = { at: noon, course: 'basics', cutoverId: cutover.id };

function attendee(differently: Partial<Attendee> = {}): Attendee {
  return { person: dora.ref, roles: [], through: [], ...differently };
}

/** The same, as the catalog might tell it another time. */
function turned({ roles, through, ...rest }: Attendee): Attendee {
  return {
    ...rest,
    roles: [...roles].reverse(),
    through: [...through].reverse(),
  };
}

/** The rows after what changed is written. */
function written(members: CourseMember[], moves: MemberMoves): CourseMember[] {
  const fresh = new Map(
    Object.values(moves)
      .flat()
      .map((member: CourseMember) => [member.person, member]),
  );
  const known = new Set(members.map(({ person }) => person));
  return [
    ...members.map(member => fresh.get(member.person) ?? member),
    ...[...fresh.values()].filter(({ person }) => !known.has(person)),
  ];
}

describe('audienceOf', () => {
  it('is who holds a role, who is assigned, and who belongs to an assigned group, each once', () => {
    const found = audienceOf(
      course('basics', { assigned: ['group:default/till', dora.ref] }),
      cutover,
      {
        membersOf: new Map([['group:default/till', [bob.ref, alice.ref]]]),
        departmentOf: new Map([[bob.ref, 'group:default/till']]),
      },
    );
    expect(found).toEqual([
      {
        person: bob.ref,
        roles: ['operations-lead'],
        through: ['group:default/till'],
        department: 'group:default/till',
      },
      { person: alice.ref, roles: [], through: ['group:default/till'] },
      { person: dora.ref, roles: [], through: [dora.ref] },
    ]);
  });
});

describe('joinAndLeave', () => {
  it('lets people join', () => {
    const { joined } = joinAndLeave(
      [],
      [attendee({ roles: ['b', 'a'] })],
      about,
    );
    expect(joined).toEqual([aMember({ roles: ['a', 'b'] })]);
  });

  it('keeps what somebody did who leaves, and lets them go on when they return', () => {
    const certificate = { at: noon, by: 'assessed' as const };
    const member = aMember({ certificate, granted: { exam: 1 } });
    const { left } = joinAndLeave([member], [], { ...about, at: later('P1D') });
    expect(left).toEqual([{ ...member, leftAt: later('P1D') }]);
    const { returned } = joinAndLeave(left, [attendee()], about);
    expect(returned).toEqual([member]);
  });

  it('notes other roles, groups and departments', () => {
    const member = aMember({ department: 'group:default/a' });
    const { changed } = joinAndLeave(
      [member],
      [attendee({ through: ['group:default/b'] })],
      about,
    );
    expect(changed).toEqual([aMember({ through: ['group:default/b'] })]);
  });

  it('counts a certificate of an earlier cutover that still holds', () => {
    const earlier = new Map([
      [
        dora.ref,
        { at: noon, by: 'assessed' as const, until: later('P9D'), from: 'old' },
      ],
    ]);
    const { definition } = course('basics');
    const join = (at: string) =>
      joinAndLeave([], [attendee()], { ...about, at, earlier, definition })
        .joined[0].certificate;
    expect(join(later('P8D'))).toMatchObject({ by: 'earlier', from: 'old' });
    expect(join(later('P9D'))).toBeUndefined();
  });

  it('counts none where the course does not say for how long one holds: it is about something else each time', () => {
    const by = 'assessed' as const;
    const earlier = new Map([
      [dora.ref, { at: noon, by, until: later('P9D'), from: 'old' }],
      [bob.ref, { at: noon, by, from: 'old' }],
    ]);
    const joined = (definition?: { validFor?: string }) =>
      joinAndLeave([], [attendee(), attendee({ person: bob.ref })], {
        ...{ ...about, earlier },
        ...(definition ? { definition } : {}),
      }).joined.map(({ certificate }) => certificate?.from);
    expect(joined(course('class').definition)).toEqual([undefined, undefined]);
    expect(joined()).toEqual([undefined, undefined]);
    // Bob's was earned by a version of the template that did not say so.
    expect(joined({ validFor: 'P1Y' })).toEqual(['old', undefined]);
  });

  it('comes to the same in whatever order people come and go, and does nothing twice', () => {
    const someone = fc.record({
      person: fc.constantFrom(...'abcdef').map(name => `user:default/${name}`),
      roles: fc.subarray(['r1', 'r2']),
      through: fc.subarray(['group:default/g1', 'group:default/g2']),
    });
    const anyAudience = fc.uniqueArray(someone, {
      selector: ({ person }) => person,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        fc.array(anyAudience, { maxLength: 6 }),
        anyAudience,
        (past, last) => {
          let members: CourseMember[] = [];
          for (const audience of [...past, last]) {
            members = written(members, joinAndLeave(members, audience, about));
          }
          const again = joinAndLeave(
            members,
            last.map(turned).reverse(),
            about,
          );
          expect(Object.values(again).flat()).toEqual([]);
          const here = members.filter(({ leftAt }) => !leftAt);
          const bare = ({ person, roles, through }: Attendee) =>
            JSON.stringify([person, [...roles].sort(), [...through].sort()]);
          expect(here.map(bare).sort()).toEqual(last.map(bare).sort());
          const ever = new Set(
            [...past, last].flat().map(({ person }) => person),
          );
          expect(members.map(({ person }) => person).sort()).toEqual(
            [...ever].sort(),
          );
        },
      ),
    );
  });
});
