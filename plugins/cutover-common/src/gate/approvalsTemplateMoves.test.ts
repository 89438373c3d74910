import fc from 'fast-check';
import {
  aCutover,
  alice,
  aTemplate,
  bob,
  carol,
  catalog,
  dora,
  faultsOf,
  noon,
  refusalOf,
  started,
} from '../lifecycle/__testUtils__/aCutover';
import {
  moveTemplate,
  planMove,
  type Cutover,
  type CutoverActivity,
  type MoveConcerns,
  type MoveInput,
} from '../lifecycle';
import {
  cutoverTemplateSpecSchema,
  type CutoverTemplateSpec,
} from '../template';
import { lapsePlace, TEMPLATE_ITEM } from './lapsePlace';

const later = '2026-11-25T12:00:00.000Z';
const hash = 'b'.repeat(64);

type Changed = Partial<Record<keyof CutoverTemplateSpec, unknown>>;

/** The next version of the template, in which something is another. */
function next(changed: Changed = {}): CutoverTemplateSpec {
  return cutoverTemplateSpecSchema.parse({
    ...aTemplate,
    version: '1.1.0',
    ...changed,
  });
}

const [initiation, implementation, closing] = aTemplate.phases;
const phase = (id: string, more: object = {}) => ({
  ...closing,
  id,
  activities: [{ ...closing.activities[0], id: `do-${id}` }],
  ...more,
});

const nothing: MoveConcerns = {
  lapses: [],
  strays: [],
  hiddenStrays: 0,
  blockers: [],
};
const openRound: MoveConcerns = {
  ...nothing,
  lapses: [{ gate: 'approval', title: 'Approval', round: 2 }],
};

const input = (differently: Partial<MoveInput> = {}): MoveInput => ({
  hash,
  reason: 'The policy has changed',
  confirm: false,
  team: {},
  ...differently,
});

interface Situation {
  cutover?: Cutover;
  activities?: CutoverActivity[];
  by?: typeof alice;
  concerns?: MoveConcerns;
  ref?: string;
}

const callFor = (spec: CutoverTemplateSpec, situation: Situation = {}) => ({
  at: later,
  by: situation.by ?? alice,
  from: aTemplate,
  to: { ref: situation.ref ?? aCutover().template.ref, hash, spec },
  concerns: situation.concerns ?? nothing,
  entities: catalog,
});

function move(
  spec: CutoverTemplateSpec,
  situation: Situation & { input?: Partial<MoveInput> } = {},
) {
  const before = started();
  return moveTemplate(
    situation.cutover ?? before.cutover,
    situation.activities ?? before.activities,
    input(situation.input),
    callFor(spec, situation),
  );
}

const preview = (spec: CutoverTemplateSpec, situation: Situation = {}) =>
  planMove(situation.cutover ?? aCutover(), {}, callFor(spec, situation));

/** The cutover in its second phase. */
function inTheSecond(): Cutover {
  const cutover = aCutover();
  const [first, second, third] = cutover.phases;
  return {
    ...cutover,
    phase: 'implementation',
    phases: [
      { ...first, status: 'done', actual: { start: noon, end: later } },
      { ...second, status: 'in-progress', actual: { start: later } },
      third,
    ],
  };
}

const blocked = (spec: CutoverTemplateSpec, situation: Situation = {}) =>
  preview(spec, situation).blockers.map(({ reason }) => reason);

describe('A template moved to a newer version', () => {
  describe('with a round open', () => {
    it('23: is refused, until somebody confirms that the round lapses', () => {
      const spec = next();
      expect(
        refusalOf(() => move(spec, { concerns: openRound })),
      ).toMatchObject({ name: 'ConflictError', reason: 'template.round-open' });
      const { move: done, next: moved } = move(spec, {
        concerns: openRound,
        input: { confirm: true },
      });
      expect(done.lapses).toEqual(openRound.lapses);
      expect(moved.template).toMatchObject({ version: '1.1.0', hash });
    });

    it('23: says of the round which version made it lapse', () => {
      const cause = { item: TEMPLATE_ITEM, fields: [], to: '1.1.0' };
      expect(lapsePlace(cause, aTemplate)).toEqual({
        item: {
          en: 'Template, moved to version 1.1.0',
          'zh-CN': '模板，已升级至 1.1.0 版',
        },
        fields: [],
        more: 0,
        whole: false,
      });
    });

    it('23: asks nobody to confirm where none is open', () => {
      expect(move(next()).next.template.version).toBe('1.1.0');
    });
  });

  describe('and the cutover', () => {
    it('23: keeps on which version it ran before, and why it moved', () => {
      const { next: moved, happened } = move(next());
      expect(moved.template.before).toEqual([
        { version: '1.0.0', hash: 'a'.repeat(64), at: later },
      ]);
      expect(happened).toMatchObject({
        type: 'cutover.template-moved',
        reason: 'The policy has changed',
        by: alice.ref,
        before: { template: { version: '1.0.0' } },
        after: { template: { version: '1.1.0', hash } },
      });
    });

    it('23: stays as it is where nothing but the version is another', () => {
      const before = started();
      const { next: moved, activities } = move(next());
      expect(moved.phases).toEqual(before.cutover.phases);
      expect(activities).toEqual(before.activities);
      expect(preview(next()).changes).toEqual([]);
    });

    it('23: is moved by those who edit the plan', () => {
      const refused = (by: typeof alice) =>
        refusalOf(() => preview(next(), { by })).reason;
      expect(refused(dora)).toBe('actor.role-missing');
      expect(preview(next(), { by: carol }).blockers).toEqual([]);
      expect(preview(next(), { by: bob }).blockers).toEqual([]);
    });

    it('23: is not moved once it is over', () => {
      for (const status of ['closed', 'cancelled'] as const) {
        const cutover = { ...aCutover(), status };
        expect(refusalOf(() => preview(next(), { cutover }))).toMatchObject({
          reason: 'cutover.not-running',
        });
      }
    });

    it('23: moves forward only, along its own template', () => {
      expect(blocked(next({ version: '1.0.0' }))).toEqual([
        'template.not-newer',
      ]);
      expect(blocked(next({ version: '0.9.9' }))).toEqual([
        'template.not-newer',
      ]);
      expect(blocked(next({ version: '1.0.10' }))).toEqual([]);
      const ref = 'cutovertemplate:default/other';
      expect(blocked(next(), { ref })).toEqual(['template.another']);
    });

    it('23: moves to what was looked at, and to nothing else', () => {
      expect(
        refusalOf(() => move(next(), { input: { hash: 'c'.repeat(64) } })),
      ).toMatchObject({
        name: 'ConflictError',
        reason: 'template.changed-meanwhile',
      });
    });

    it('23: keeps every phase that has begun', () => {
      const cutover = inTheSecond();
      const without = (...ids: string[]) =>
        next({
          phases: aTemplate.phases
            .filter(({ id }) => !ids.includes(id))
            .map(each => ({ ...each, holdsWindow: each.id !== 'initiation' })),
        });
      expect(blocked(without('closing'), { cutover })).toEqual([]);
      expect(blocked(without('initiation', 'closing'), { cutover })).toEqual([
        'template.phase-gone',
      ]);
      expect(
        refusalOf(() => move(without('initiation', 'closing'), { cutover })),
      ).toMatchObject({
        name: 'ConflictError',
        reason: 'template.move-blocked',
        faults: [{ reason: 'template.phase-gone' }],
      });
      expect(
        blocked(
          next({
            phases: [phase('before'), initiation, implementation, closing],
          }),
          { cutover },
        ),
      ).toEqual(['template.phase-order']);
    });

    it('23: is laid out around its window where a phase comes', () => {
      const cutover = inTheSecond();
      const spec = next({
        phases: [initiation, implementation, phase('care'), closing],
      });
      const { next: moved, activities } = move(spec, { cutover });
      expect(moved.phases.map(({ id, status }) => `${id} ${status}`)).toEqual([
        'initiation done',
        'implementation in-progress',
        'care not-started',
        'closing not-started',
      ]);
      expect(moved.phases[0]).toEqual(cutover.phases[0]);
      const [, held, care, last] = moved.phases.map(({ planned }) => planned);
      expect(held.end).toBe(cutover.window.end);
      expect([care.start, last.start]).toEqual([held.end, care.end]);
      expect(activities.map(({ id }) => id)).toContain('do-care');
      expect(moved.gonePhases).toBeUndefined();
    });

    it('23: remembers the phases that the catalog has to forget', () => {
      const spec = next({ phases: [initiation, implementation] });
      expect(move(spec).next.gonePhases).toEqual(['move-the-shop.closing']);
    });

    it('23: needs answers that the new version takes, and keeps those it does not ask for', () => {
      const asking = (schema: object) =>
        next({ intake: { schema: { type: 'object', ...schema } } });
      const spec = asking({ properties: { region: { type: 'string' } } });
      expect(preview(spec)).toMatchObject({
        blockers: [],
        strays: [{ path: ['reason'], value: aCutover().intake.reason }],
      });
      expect(move(spec).next.intake).toEqual(aCutover().intake);
      expect(
        blocked(
          asking({
            required: ['region'],
            properties: { region: { type: 'string' } },
          }),
        ),
      ).toEqual(['schema.required']);
    });
  });

  describe('and the team', () => {
    const roles = [
      ...aTemplate.roles.filter(({ id }) => id !== 'coordinator'),
      { id: 'risk-lead', title: 'Risk lead', min: 1 },
    ];

    it('23: needs holders for a role that is new', () => {
      const spec = next({ roles });
      expect(preview(spec).roles).toEqual([
        { id: 'risk-lead', title: 'Risk lead', min: 1, max: undefined },
      ]);
      expect(faultsOf(() => move(spec))).toEqual([
        'team.risk-lead team.role-empty',
      ]);
      const named = (team: MoveInput['team']) =>
        move(spec, { input: { team } });
      expect(
        faultsOf(() => named({ 'risk-lead': ['user:default/x'] })),
      ).toEqual(['team.risk-lead.0 team.person-unknown']);
      expect(named({ 'risk-lead': [dora.ref] }).next.team).toEqual({
        sponsor: [alice.ref],
        'risk-lead': [dora.ref],
      });
    });

    it('23: is led by whom those who lead have chosen', () => {
      const spec = next({
        roles: [
          ...aTemplate.roles,
          { id: 'director', title: 'Director', leads: true },
        ],
      });
      const by = (who: typeof alice) =>
        move(spec, { by: who, input: { team: { director: [carol.ref] } } });
      expect(refusalOf(() => by(carol))).toMatchObject({
        reason: 'actor.lead-needed',
      });
      expect(by(alice).next.team.director).toEqual([carol.ref]);
    });
  });

  describe('and the activities', () => {
    it('23: plans new ones as at the start and keeps dates, states and people of the others', () => {
      const { cutover, activities } = started();
      const begun: CutoverActivity[] = activities.map(each => ({
        ...each,
        status: each.phase === 'initiation' ? 'in-progress' : each.status,
        assignees: [alice.ref],
      }));
      const spec = next({
        phases: aTemplate.phases.map(each =>
          each.id === 'initiation'
            ? {
                ...each,
                activities: [
                  { ...each.activities[0], id: 'new-first' },
                  ...each.activities,
                ],
              }
            : each,
        ),
      });
      const after = move(spec, { cutover, activities: begun }).activities;
      expect(after.map(({ id }) => id)).toEqual([
        'new-first',
        'do-initiation',
        'do-implementation',
        'do-closing',
      ]);
      expect(after.slice(1)).toEqual(begun);
      expect(after[0]).toMatchObject({ status: 'not-started', version: 1 });
    });

    it('23: leaves a finished phase as it was', () => {
      const cutover = inTheSecond();
      const { activities } = started();
      const spec = next({
        phases: [
          phase('initiation', {
            activities: [{ ...closing.activities[0], id: 'other' }],
          }),
          implementation,
          closing,
        ],
      });
      const after = move(spec, { cutover, activities }).activities;
      expect(after.map(({ id }) => id)).toEqual([
        'do-initiation',
        'do-implementation',
        'do-closing',
      ]);
    });

    it('23: writes down those that go', () => {
      const spec = next({
        phases: [
          phase('initiation', {
            activities: [{ ...closing.activities[0], id: 'other' }],
          }),
          implementation,
          closing,
        ],
      });
      const { happened, activities } = move(spec);
      expect(activities.map(({ id }) => id)).not.toContain('do-initiation');
      expect(happened.before?.activities).toMatchObject([
        { id: 'do-initiation', status: 'not-started' },
      ]);
    });
  });

  describe('and what differs', () => {
    const form = (properties: object) => ({
      id: 'report',
      title: 'Report',
      schema: { type: 'object', properties },
    });
    const withForm = (properties: object, more: Changed = {}) =>
      next({
        forms: [form(properties)],
        phases: [
          {
            ...initiation,
            activities: [
              {
                ...initiation.activities[0],
                deliverables: [{ id: 'report', form: 'report' }],
              },
            ],
          },
          implementation,
          closing,
        ],
        ...more,
      });

    it('23: is told by phases, activities, documents, fields, gates and roles', () => {
      const text = { type: 'string' };
      const from = withForm({
        summary: { ...text, title: 'Summary' },
        costs: { type: 'object', properties: { total: text } },
      });
      const to = withForm(
        {
          summary: { ...text, title: 'Summary', maxLength: 10 },
          outlook: text,
        },
        {
          version: '2.0.0',
          roles: aTemplate.roles.slice(0, 2),
          intake: { ...aTemplate.intake, uiSchema: {} },
        },
      );
      const { changes } = planMove(aCutover(), {}, { ...callFor(to), from });
      expect(
        changes.map(({ how, part, id }) => `${how} ${part} ${id}`),
      ).toEqual(
        expect.arrayContaining([
          'changed field summary',
          'added field outlook',
          'removed field costs',
          'removed role operations-lead',
          'changed section intake',
        ]),
      );
      expect(changes.map(({ id }) => id)).not.toContain('costs.total');
    });
  });

  it('23: keeps phases one after the other, those begun as they are, whatever comes and goes', () => {
    const ids = ['p1', 'p2', 'p3', 'p4'];
    fc.assert(
      fc.property(
        fc.subarray(ids),
        fc.subarray(['implementation', 'closing'], { minLength: 1 }),
        fc.nat({ max: 4 }),
        fc.boolean(),
        (added, left, at, second) => {
          const cutover = second ? inTheSecond() : aCutover();
          const kept = [implementation, closing].filter(
            ({ id }) =>
              left.includes(id) || (second && id === 'implementation'),
          );
          const place = Math.min(at + (second ? 1 : 0), kept.length);
          const rest = [
            ...kept.slice(0, place),
            ...added.map(id => phase(id)),
            ...kept.slice(place),
          ].map((each, index) => ({ ...each, holdsWindow: index === 0 }));
          const spec = next({
            phases: [{ ...initiation, holdsWindow: false }, ...rest],
          });
          const { next: moved } = move(spec, { cutover });
          expect(moved.phases.map(({ id }) => id)).toEqual(
            spec.phases.map(({ id }) => id),
          );
          const begun = cutover.phases.filter(
            ({ status }) => status !== 'not-started',
          );
          begun.forEach(({ status, actual }, index) =>
            expect(moved.phases[index]).toMatchObject({ status, actual }),
          );
          const done = begun.filter(({ status }) => status === 'done').length;
          moved.phases.forEach(({ planned }, index) => {
            expect(planned.start < planned.end).toBe(true);
            if (index <= done) return;
            const before = moved.phases[index - 1].planned;
            expect(before.end <= planned.start).toBe(true);
          });
          const holder = moved.phases[1].planned;
          expect(holder.start <= cutover.window.start).toBe(true);
          expect(cutover.window.end <= holder.end).toBe(true);
        },
      ),
    );
  });
});
