import {
  aCutover,
  aTemplate,
  alice,
  bob,
  carol,
  machine,
  noon,
  refusalOf,
} from './__testUtils__/aCutover';
import { cancelCutover } from './cancelCutover';
import { completePhase } from './completePhase';
import { goBack } from './goBack';
import type { Cutover } from './cutover';
import { allowedActs } from './mayAct';
import {
  parseCancelInput,
  parseCompleteInput,
  parseReopenInput,
} from './parseInput';

const { roles } = aTemplate;
const later = '2026-12-24T12:00:00.000Z';

function complete(cutover: Cutover, phase: string, by = alice) {
  const context = { at: later, by, roles };
  return completePhase(cutover, phase, { comment: 'All there' }, context);
}

describe('completePhase', () => {
  it('ends the phase in progress and starts the next one', () => {
    const { next, happened } = complete(aCutover(), 'initiation');
    expect(next).toMatchObject({
      status: 'running',
      phase: 'implementation',
      updatedAt: later,
      phases: [
        { status: 'done', actual: { start: noon, end: later } },
        { status: 'in-progress', actual: { start: later } },
        { status: 'not-started', actual: {} },
      ],
    });
    expect(happened).toMatchObject({
      type: 'phase.completed',
      item: 'initiation',
      reason: 'All there',
      by: alice.ref,
      before: { phase: 'initiation' },
      after: { phase: 'implementation' },
    });
  });

  it('closes the cutover with its last phase', () => {
    const ends = ['initiation', 'implementation', 'closing'].reduce(
      (cutover, phase) => complete(cutover, phase).next,
      aCutover(),
    );
    expect(ends).toMatchObject({ status: 'closed', phase: 'closing' });
    expect(ends.phases.every(phase => phase.status === 'done')).toBe(true);
  });

  it('takes the phases in their order only', () => {
    const cutover = complete(aCutover(), 'initiation').next;
    for (const [phase, found] of [
      ['initiation', 'done'],
      ['closing', 'not-started'],
    ]) {
      expect(refusalOf(() => complete(cutover, phase))).toMatchObject({
        name: 'ConflictError',
        reason: 'phase.not-in-progress',
        found,
        phase: 'implementation',
      });
    }
    expect(refusalOf(() => complete(cutover, 'party'))).toMatchObject({
      name: 'NotFoundError',
      reason: 'phase.unknown',
    });
  });

  it('is for those who lead, not for who keeps the plan or owns the cutover', () => {
    for (const by of [bob, carol]) {
      expect(
        refusalOf(() => complete(aCutover(), 'initiation', by)),
      ).toMatchObject({
        name: 'NotAllowedError',
        reason: 'actor.role-missing',
        message: 'Completing a phase needs one of the roles sponsor',
      });
    }
    expect(
      refusalOf(() => complete(aCutover(), 'initiation', machine)),
    ).toMatchObject({ reason: 'actor.person-needed' });
  });
});

describe('cancelCutover', () => {
  it('records who gave it up and why', () => {
    const { next, happened } = cancelCutover(
      aCutover(),
      { reason: 'The vendor withdrew' },
      { at: later, by: bob, roles },
    );
    expect(next).toMatchObject({
      status: 'cancelled',
      cancellation: {
        reason: 'The vendor withdrew',
        by: bob.ref,
        at: later,
      },
    });
    expect(happened).toMatchObject({
      type: 'cutover.cancelled',
      reason: 'The vendor withdrew',
    });
  });

  it('happens once', () => {
    const context = { at: later, by: alice, roles };
    const { next } = cancelCutover(aCutover(), { reason: 'Why not' }, context);
    expect(
      refusalOf(() => cancelCutover(next, { reason: 'Again' }, context)),
    ).toMatchObject({ name: 'ConflictError', reason: 'cutover.not-running' });
  });

  it('needs a reason', () => {
    expect(refusalOf(() => parseCancelInput({ reason: ' ' }))).toMatchObject({
      faults: [{ path: ['reason'], reason: 'text.too-short' }],
    });
    expect(refusalOf(() => parseCompleteInput({}))).toMatchObject({
      faults: [{ path: ['comment'], reason: 'input.missing' }],
    });
  });
});

describe('goBack', () => {
  const context = { at: later, by: alice, roles };
  const reason = { reason: 'Not thought through' };
  const second = () => complete(aCutover(), 'initiation').next;

  it('opens a phase again that was over, and the later ones have not begun', () => {
    const { next, happened } = goBack(second(), 'initiation', reason, context);
    expect(next).toMatchObject({
      phase: 'initiation',
      phases: [
        { status: 'in-progress', actual: { start: expect.any(String) } },
        { status: 'not-started', actual: {} },
        { status: 'not-started' },
      ],
    });
    expect(next.phases[0].actual.end).toBeUndefined();
    expect(happened).toMatchObject({
      type: 'phase.reopened',
      item: 'initiation',
      by: alice.ref,
      ...reason,
    });
  });

  it.each([
    ['ghost', 'NotFoundError', 'phase.unknown'],
    ['implementation', 'ConflictError', 'phase.in-progress'],
    ['closing', 'ConflictError', 'phase.not-reached'],
  ])('has no way back to %s', (phase, name, why) => {
    expect(
      refusalOf(() => goBack(second(), phase, reason, context)),
    ).toMatchObject({ name, reason: why });
  });

  it('is for those who lead, not for the owner and those who keep the plan', () => {
    for (const by of [bob, carol, machine]) {
      expect(
        refusalOf(() =>
          goBack(second(), 'initiation', reason, { ...context, by }),
        ).name,
      ).toBe('NotAllowedError');
    }
  });

  it('says beforehand that no phase is over yet', () => {
    const verdict = (cutover: ReturnType<typeof aCutover>) =>
      allowedActs(cutover, alice, roles)['reopen-phase'];
    expect(verdict(second())).toEqual({ allowed: true });
    expect(verdict(aCutover())).toMatchObject({ reason: 'phase.none-over' });
    expect(
      refusalOf(() => goBack(aCutover(), 'initiation', reason, context)),
    ).toMatchObject({ name: 'ConflictError', reason: 'phase.none-over' });
  });

  it('needs a reason', () => {
    expect(refusalOf(() => parseReopenInput({}))).toMatchObject({
      faults: [{ path: ['reason'], reason: 'input.missing' }],
    });
  });
});

describe('allowedActs', () => {
  it('tells everybody what they may do, and why not', () => {
    const cutover = aCutover();
    const may = (by: typeof alice) =>
      Object.entries(allowedActs(cutover, by, roles))
        .filter(([, verdict]) => verdict.allowed)
        .map(([act]) => act);
    expect(may(alice)).toEqual(['update', 'cancel', 'complete-phase']);
    expect(may(bob)).toEqual(['update', 'cancel']);
    expect(may(carol)).toEqual(['update']);
    expect(may(machine)).toEqual([]);
    expect(allowedActs(cutover, carol, roles).cancel).toEqual({
      allowed: false,
      reason: 'actor.role-missing',
      message:
        'Cancelling the cutover needs one of the roles sponsor, or the owner group:default/shop-team',
    });
  });
});
