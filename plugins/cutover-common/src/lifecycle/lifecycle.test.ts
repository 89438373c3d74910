import fc from 'fast-check';
import {
  aCutover,
  aTemplate,
  alice,
  bob,
  carol,
  catalog,
  dora,
  machine,
} from './__testUtils__/aCutover';
import { cancelCutover } from './cancelCutover';
import { completePhase } from './completePhase';
import type { Cutover, Happened } from './cutover';
import { editCutover } from './editCutover';
import { parseEditInput } from './parseInput';

const { roles } = aTemplate;
const order = aTemplate.phases.map(phase => phase.id);

type Command = (
  cutover: Cutover,
  at: string,
) => { next: Cutover; happened: Happened };

const actor = fc.constantFrom(alice, bob, carol, dora, machine);

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(actor, fc.constantFrom(...order, 'party')).map(
    ([by, phase]): Command =>
      (cutover, at) =>
        completePhase(cutover, phase, { comment: 'done' }, { at, by, roles }),
  ),
  fc
    .tuple(
      actor,
      fc.record(
        {
          title: fc.constantFrom('One title', 'Another title'),
          owner: fc.constantFrom(
            'group:default/shop-team',
            'user:default/dora',
          ),
          team: fc.constantFrom(
            { sponsor: ['user:default/alice'] },
            { sponsor: ['user:default/dora'], coordinator: ['carol'] },
            { sponsor: [] },
          ),
          window: fc.integer({ min: -10, max: 300 }).map(days => ({
            start: new Date(Date.UTC(2026, 11, 1 + days)).toISOString(),
            end: new Date(Date.UTC(2026, 11, 2 + days)).toISOString(),
            timeZone: 'Europe/Berlin',
          })),
        },
        { requiredKeys: ['title'] },
      ),
    )
    .map(
      ([by, edit]): Command =>
        (cutover, at) =>
          editCutover(cutover, parseEditInput(edit), {
            at,
            by,
            roles,
            entities: catalog,
          }),
    ),
  {
    weight: 1,
    arbitrary: actor.map(
      (by): Command =>
        (cutover, at) =>
          cancelCutover(cutover, { reason: 'enough' }, { at, by, roles }),
    ),
  },
);

describe('no sequence of commands', () => {
  const run = (
    commands: Command[],
    check: (before: Cutover, after: Cutover, happened: Happened) => void,
  ) => {
    let cutover = aCutover();
    commands.forEach((decide, index) => {
      const at = new Date(Date.UTC(2026, 10, 25 + index)).toISOString();
      const before = structuredClone(cutover);
      try {
        const { next, happened } = decide(cutover, at);
        check(before, next, happened);
        cutover = next;
      } catch (error) {
        if (!(error instanceof Error) || !('reason' in error)) throw error;
        // What is refused leaves no trace.
        expect(cutover).toEqual(before);
      }
    });
  };

  const always = (
    check: (before: Cutover, after: Cutover, happened: Happened) => void,
  ) =>
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), commands =>
        run(commands, check),
      ),
    );

  it('completes phases out of their order', () => {
    always((_, after) => {
      const states = after.phases.map(phase => phase.status).join(' ');
      expect(states).toMatch(/^(done ?)*(in-progress ?)?(not-started ?)*$/);
      const current = after.phases.find(each => each.status === 'in-progress');
      expect(after.phase).toBe(current?.id ?? order.at(-1));
      expect(after.status === 'closed').toBe(current === undefined);
    });
  });

  it('changes a cutover that is cancelled or closed', () => {
    always(before => expect(before.status).toBe('running'));
  });

  it('changes who started it, when, or the template that it runs on', () => {
    always((before, after) => {
      for (const field of [
        'id',
        'name',
        'type',
        'template',
        'createdBy',
        'createdAt',
        'version',
      ] as const) {
        expect(after[field]).toEqual(before[field]);
      }
    });
  });

  it('leaves nobody to lead, or a plan that does not hold the window', () => {
    always((_, after) => {
      expect(after.team.sponsor.length).toBeGreaterThan(0);
      const { window, phases } = after;
      expect(
        phases.some(
          ({ planned }) =>
            planned.start <= window.start && planned.end >= window.end,
        ),
      ).toBe(true);
      for (const { planned } of phases) {
        expect(planned.start < planned.end).toBe(true);
      }
    });
  });

  it('acts in the name of somebody who may not', () => {
    always((before, _, happened) => {
      expect(happened.by).not.toBe(machine.ref);
      const leads = before.team.sponsor.includes(happened.by);
      expect(leads || happened.type !== 'phase.completed').toBe(true);
    });
  });
});
