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
import type { Cutover } from './cutover';
import { allowedActs } from './mayAct';
import { parseCancelInput, parseCompleteInput } from './parseInput';

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
