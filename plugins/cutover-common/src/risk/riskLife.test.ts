import fc from 'fast-check';
import {
  aContext,
  alice,
  aRisk,
  bob,
  carol,
  dora,
  noon,
  reasonsOf,
  severe,
  slight,
} from './__testUtils__/aRisk';
import { machine } from '../lifecycle/__testUtils__/aCutover';
import {
  askAcceptance,
  decideAcceptance,
  expireAcceptance,
} from './acceptRisk';
import { addRisk } from './addRisk';
import { assessRisk } from './assessRisk';
import { editRisk } from './editRisk';
import { addMeasureInputSchema, addRiskInputSchema } from './input';
import { allowedOnRisk } from './mayOnRisk';
import type { Risk } from './model';
import { moveRisk } from './moveRisk';
import { proposalsOf } from './proposals';
import { addMeasure, changeMeasure, overdueMeasures } from './respondToRisk';
import type { RiskContext } from './riskChange';
import { openStatus } from './riskStatus';

const later = '2026-12-24T12:00:00.000Z';
const measureInput = {
  title: 'Test it',
  strategy: 'mitigate',
  owner: carol.ref,
  due: '2026-12-01',
};

function withMeasure(
  input: Record<string, unknown> = {},
  risk = aRisk(),
  context: RiskContext = aContext(),
): Risk {
  return addMeasure(
    risk,
    addMeasureInputSchema.parse({ ...measureInput, ...input }),
    { ...context, id: `m${risk.measures.length + 1}` },
  ).next;
}

function asked(risk = aRisk(), until = '2026-12-20'): Risk {
  return askAcceptance(risk, { reason: 'It is cheap', until }, aContext()).next;
}

function accepted(risk = asked()): Risk {
  return decideAcceptance(risk, { granted: true }, aContext(alice)).next;
}

describe('adding a risk', () => {
  it('assesses it in the same step, and says what happened', () => {
    const { assessment, happened, next } = addRisk(
      addRiskInputSchema.parse({
        title: 'T',
        category: 'legal',
        owner: bob.ref,
        phase: 'closing',
        ratings: { inherent: severe },
      }),
      { ...aContext(), id: 'r1', number: 4, taken: new Set() },
    );
    expect(next).toMatchObject({ number: 4, status: 'assessed' });
    expect(next.places.inherent?.priority).toBe('critical');
    expect(assessment).toMatchObject({ risk: 'r1', number: 1, by: carol.ref });
    expect(happened).toMatchObject({ type: 'risk.added', item: 'r1' });
  });

  it('takes over a standard risk of the template with its words, its owner and its rating', () => {
    const { next } = addRisk(
      addRiskInputSchema.parse({ standard: 'failure', language: 'zh-CN' }),
      { ...aContext(), id: 'r1', number: 1, taken: new Set() },
    );
    expect(next).toMatchObject({
      standard: 'failure',
      title: '系统故障',
      owner: carol.ref,
      places: { current: { impact: 'severe', priority: 'high' } },
    });
  });

  it('takes over no standard risk twice, and none that does not apply here', () => {
    const take = (standard: string, taken: string[]) =>
      reasonsOf(() =>
        addRisk(addRiskInputSchema.parse({ standard }), {
          ...aContext(),
          ...{ id: 'r1', number: 1, taken: new Set(taken) },
        }),
      );
    expect(take('failure', ['failure'])).toEqual(['risk.taken-over']);
    expect(take('elsewhere', [])).toContain('risk.unknown-standard');
  });

  it('names every fault at once', () => {
    expect(
      reasonsOf(() =>
        aRisk({
          category: 'weather',
          phase: 'never',
          owner: 'user:default/nobody',
          targets: ['component:default/other'],
          links: [{ kind: 'deliverable', id: 'no-such' }],
          ratings: { current: { likelihood: 'huge', impact: {} } },
        }),
      ).sort(),
    ).toEqual([
      'risk.no-impact',
      'risk.no-person',
      'risk.unknown-category',
      'risk.unknown-deliverable',
      'risk.unknown-likelihood',
      'risk.unknown-phase',
      'risk.unknown-target',
    ]);
  });

  it('is for the team and the owners of targets, and for nobody else', () => {
    expect(aRisk({}, aContext(bob)).createdBy).toBe(bob.ref);
    expect(reasonsOf(() => aRisk({}, aContext(dora)))).toEqual([
      'actor.not-concerned',
    ]);
    expect(reasonsOf(() => aRisk({}, aContext(machine)))).toEqual([
      'actor.person-needed',
    ]);
  });
});

describe('proposals', () => {
  it('are the standard risks that apply and that nobody has settled', () => {
    const context = aContext();
    expect(proposalsOf(context, [], []).map(({ id }) => id)).toEqual([
      'failure',
    ]);
    expect(proposalsOf(context, [{ standard: 'failure' }], [])).toEqual([]);
    expect(proposalsOf(context, [], [{ standard: 'failure' }])).toEqual([]);
  });
});

describe('an assessment', () => {
  it('keeps what it does not mention, and a copy of the scale', () => {
    const { assessment, next } = assessRisk(
      aRisk(),
      { ratings: { residual: slight }, reason: 'After the tests' },
      aContext(),
    );
    expect(next.places.current?.priority).toBe('critical');
    expect(next.places.residual?.priority).toBe('low');
    expect(assessment).toMatchObject({
      number: 2,
      reason: 'After the tests',
      scale: { priorities: expect.any(Array) },
    });
  });

  it('is one even where nothing moves', () => {
    const risk = aRisk();
    const { assessment, happened, next } = assessRisk(
      risk,
      { ratings: { current: severe } },
      aContext(carol, { at: later }),
    );
    expect(next).toMatchObject({ assessments: 2, assessedAt: later });
    expect(assessment?.number).toBe(2);
    expect(happened?.type).toBe('risk.assessed');
  });

  it('needs a rating', () => {
    expect(
      reasonsOf(() => assessRisk(aRisk(), { ratings: {} }, aContext())),
    ).toEqual(['risk.no-rating']);
  });

  it('makes an acceptance lapse where the risk now stands elsewhere, and only there', () => {
    const same = assessRisk(
      accepted(),
      { ratings: { current: severe } },
      aContext(),
    );
    expect(same.next.status).toBe('accepted');
    const moved = assessRisk(
      accepted(),
      { ratings: { current: slight } },
      aContext(),
    );
    expect(moved.next).toMatchObject({
      status: 'assessed',
      acceptance: { status: 'lapsed' },
    });
  });
});

describe('a measure', () => {
  it('makes the risk one that is responded to', () => {
    expect(withMeasure().status).toBe('responding');
  });

  it('may follow a standard response, in its words', () => {
    const risk = withMeasure({
      ...{ title: undefined, strategy: undefined },
      ...{ response: 'drill', drill: { planned: '2026-11-30' } },
      language: 'zh-CN',
    });
    expect(risk.measures).toEqual([
      expect.objectContaining({
        title: '恢复演练',
        strategy: 'mitigate',
        response: 'drill',
      }),
    ]);
  });

  it('cannot be due before today, which is a day where the plan is', () => {
    // Half past eleven in the evening in UTC is the next day in Berlin.
    const late = aContext(carol, { at: '2026-11-24T23:30:00.000Z' });
    const due = (day: string) =>
      reasonsOf(() => withMeasure({ due: day }, aRisk(), late));
    expect(due('2026-11-24')).toEqual(['risk.day-has-passed']);
    expect(due('2026-11-25')).toEqual([]);
  });

  it('is told what is missing and who is not in the catalog', () => {
    expect(
      reasonsOf(() =>
        withMeasure({ title: undefined, owner: 'user:default/nobody' }),
      ),
    ).toEqual(['input.missing', 'risk.no-person']);
    expect(reasonsOf(() => withMeasure({ response: 'pray' }))).toEqual([
      'risk.unknown-response',
    ]);
    expect(reasonsOf(() => withMeasure({ response: 'drill' }))).toEqual([
      'risk.drill-unplanned',
    ]);
  });

  it('is done only with evidence, and a drill only when it was held and passed', () => {
    const change = (risk: Risk, input: Parameters<typeof changeMeasure>[2]) =>
      reasonsOf(() => changeMeasure(risk, 'm1', input, aContext()));
    expect(change(withMeasure(), { status: 'done' })).toEqual([
      'risk.evidence-missing',
    ]);
    const drill = withMeasure({
      response: 'drill',
      drill: { planned: '2026-11-30' },
    });
    const evidence = { status: 'done', evidence: 'Report 7' } as const;
    expect(change(drill, evidence)).toEqual(['risk.drill-not-passed']);
    const held = { held: '2026-11-24', result: 'failed' } as const;
    expect(change(drill, { ...evidence, drill: held })).toEqual([
      'risk.drill-not-passed',
    ]);
    expect(
      change(drill, { ...evidence, drill: { ...held, result: 'passed' } }),
    ).toEqual([]);
    expect(
      change(drill, { drill: { held: '2026-11-26', result: 'passed' } }),
    ).toEqual(['risk.drill-to-come']);
  });

  it('is overdue the day after it was due', () => {
    const risk = withMeasure();
    expect(overdueMeasures(risk, '2026-12-01')).toEqual([]);
    expect(overdueMeasures(risk, '2026-12-02')).toHaveLength(1);
  });

  it('that is dropped leaves the risk without a response', () => {
    const { next } = changeMeasure(
      withMeasure(),
      'm1',
      { status: 'dropped', evidence: 'Too dear' },
      aContext(),
    );
    expect(next.status).toBe('assessed');
    expect(next.measures[0].endedAt).toBe(noon);
  });
});

describe('an acceptance', () => {
  it('is granted by somebody who leads, who is neither the owner nor who asked', () => {
    expect(accepted().status).toBe('accepted');
    const decide = (risk: Risk, by = alice) =>
      reasonsOf(() => decideAcceptance(risk, { granted: true }, aContext(by)));
    expect(decide(asked(), carol)).toEqual(['actor.own-risk']);
    expect(decide(asked(), bob)).toEqual(['actor.role-missing']);
    expect(decide(asked(aRisk({ owner: alice.ref })))).toEqual([
      'actor.own-risk',
    ]);
    const byAlice = askAcceptance(
      aRisk(),
      { reason: 'I want it', until: '2026-12-20' },
      aContext(alice),
    ).next;
    expect(decide(byAlice)).toEqual(['actor.own-acceptance']);
  });

  it('is refused only with a comment', () => {
    expect(
      reasonsOf(() =>
        decideAcceptance(asked(), { granted: false }, aContext(alice)),
      ),
    ).toEqual(['risk.comment-missing']);
    const { next } = decideAcceptance(
      asked(),
      { granted: false, comment: 'Too much' },
      aContext(alice),
    );
    expect(next).toMatchObject({
      status: 'assessed',
      acceptance: { status: 'refused' },
    });
  });

  it('waits for an assessment, and is asked for once', () => {
    const ask = (risk: Risk) => reasonsOf(() => asked(risk));
    expect(ask(aRisk({ ratings: undefined }))).toEqual(['risk.not-assessed']);
    expect(ask(asked())).toEqual(['risk.acceptance-asked']);
  });

  it('sends the risk back to be assessed when its last day is over', () => {
    const { cutover } = aContext();
    const expire = (at: string) =>
      expireAcceptance(accepted(), { at, cutover, system: 'plugin:cutover' });
    // In Berlin it is still the 20th.
    expect(expire('2026-12-20T22:59:00.000Z')).toBeUndefined();
    const expired = expire('2026-12-20T23:01:00.000Z');
    expect(expired?.next).toMatchObject({
      status: 'identified',
      acceptance: { status: 'expired' },
    });
    expect(expired?.happened.type).toBe('risk.acceptance-expired');
    const { next } = assessRisk(
      expired?.next as Risk,
      { ratings: { current: severe } },
      aContext(carol, { at: later }),
    );
    expect(next.status).toBe('assessed');
  });

  it('lapses when whoever granted it becomes the owner', () => {
    const { next } = editRisk(accepted(), { owner: alice.ref }, aContext());
    expect(next.acceptance?.status).toBe('lapsed');
    expect(next.status).toBe('assessed');
  });
});

describe('closing a risk', () => {
  it('keeps it from being changed until it is opened again, as it was', () => {
    const risk = withMeasure();
    const closed = moveRisk(risk, 'close', 'Cannot happen now', aContext());
    expect(reasonsOf(() => withMeasure({}, closed.next))).toEqual([
      'risk.closed',
    ]);
    const again = moveRisk(closed.next, 'reopen', 'It can', aContext());
    expect(again.next.status).toBe('responding');
    expect(again.next.outcome).toBeUndefined();
  });

  it('keeps when it was closed and opened again, each time', () => {
    const on = (day: number) =>
      aContext(carol, { at: `2026-12-0${day}T10:00:00.000Z` });
    const move = (risk: Risk, act: 'occur' | 'close' | 'reopen', day: number) =>
      moveRisk(risk, act, 'R', on(day)).next;
    const closed = move(move(aRisk(), 'occur', 1), 'close', 2);
    const occurred = move(move(closed, 'reopen', 3), 'occur', 4);
    const again = move(move(occurred, 'reopen', 5), 'close', 6);
    expect(again.closings).toEqual([
      { at: on(2).at, reopenedAt: on(3).at },
      { at: on(6).at },
    ]);
  });

  it('is for its owner and for those who lead or keep the plan', () => {
    const close = (by = carol) =>
      reasonsOf(() => moveRisk(aRisk(), 'close', 'Over', aContext(by)));
    expect(close()).toEqual([]);
    expect(close(alice)).toEqual([]);
    expect(close(bob)).toEqual(['actor.role-missing']);
  });

  it('leaves one that occurred open to measures', () => {
    const { next } = moveRisk(aRisk(), 'occur', 'It broke', aContext());
    expect(withMeasure({}, next).status).toBe('occurred');
  });
});

describe('an edit', () => {
  it('in which nothing changes is no event', () => {
    const risk = aRisk();
    const change = editRisk(risk, { title: risk.title }, aContext());
    expect(change).toEqual({ next: risk });
    expect(change.next).toBe(risk);
  });

  it('tells what was before and after, and nothing else', () => {
    const { happened } = editRisk(aRisk(), { title: 'Other' }, aContext());
    expect(happened).toMatchObject({
      before: { title: 'The database does not come up' },
      after: { title: 'Other' },
    });
    expect(Object.keys(happened?.before ?? {})).toEqual(['title']);
  });
});

type Step = (risk: Risk, context: RiskContext) => Risk;
const STEPS: Step[] = [
  (risk, context) =>
    assessRisk(risk, { ratings: { current: severe } }, context).next,
  (risk, context) =>
    assessRisk(risk, { ratings: { current: slight } }, context).next,
  (risk, context) => withMeasure({ due: '2028-01-01' }, risk, context),
  (risk, context) =>
    changeMeasure(risk, 'm1', { status: 'dropped', evidence: 'No' }, context)
      .next,
  (risk, context) =>
    askAcceptance(risk, { reason: 'R', until: '2027-06-01' }, context).next,
  (risk, context) => decideAcceptance(risk, { granted: true }, context).next,
  (risk, context) => editRisk(risk, { owner: context.by.ref }, context).next,
  (risk, context) => moveRisk(risk, 'occur', 'R', context).next,
  (risk, context) => moveRisk(risk, 'close', 'R', context).next,
  (risk, context) => moveRisk(risk, 'reopen', 'R', context).next,
  (risk, { at, cutover }) =>
    expireAcceptance(risk, { at, cutover, system: 'plugin:cutover' })?.next ??
    risk,
];

describe('whatever is done in whatever order', () => {
  const anySteps = fc.array(
    fc.tuple(
      fc.nat({ max: STEPS.length - 1 }),
      fc.constantFrom(alice, bob, carol, dora),
    ),
    { maxLength: 30 },
  );

  function played(
    steps: [number, RiskContext['by']][],
    look: (risk: Risk) => void,
  ) {
    let risk = aRisk();
    steps.forEach(([step, by], index) => {
      const at = new Date(Date.parse(noon) + (index + 1) * 30 * 86_400_000);
      try {
        risk = STEPS[step](risk, aContext(by, { at: at.toISOString() }));
      } catch (error) {
        expect((error as Error).name).toMatch(
          /^(InputError|ConflictError|NotAllowedError|NotFoundError)$/,
        );
      }
      look(risk);
    });
  }

  it('no owner lives with a risk that they accepted, and nobody grants what they asked for', () => {
    fc.assert(
      fc.property(anySteps, steps =>
        played(steps, ({ acceptance, owner }) => {
          if (acceptance?.status !== 'granted') return;
          expect(acceptance.decidedBy).toBe(alice.ref);
          expect(acceptance.decidedBy).not.toBe(owner);
          expect(acceptance.decidedBy).not.toBe(acceptance.askedBy);
        }),
      ),
    );
  });

  it('the status follows from what is known of the risk', () => {
    fc.assert(
      fc.property(anySteps, steps =>
        played(steps, risk => {
          const isFixed = ['closed', 'occurred'].includes(risk.status);
          expect(isFixed || risk.status === openStatus(risk)).toBe(true);
          expect(isFixed).toBe(risk.outcome !== undefined);
        }),
      ),
    );
  });

  it('what is allowed goes through, but for what the input itself lacks', () => {
    fc.assert(
      fc.property(anySteps, steps =>
        played(steps, risk => {
          const context = aContext(carol);
          const { close } = allowedOnRisk(risk, context);
          const refused = reasonsOf(() =>
            moveRisk(risk, 'close', 'R', context),
          );
          expect(refused.length === 0).toBe(close.allowed);
        }),
      ),
    );
  });
});
