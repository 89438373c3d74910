import {
  accepted,
  aContext,
  alice,
  aRisk,
  asked,
  bob,
  carol,
  reasonsOf,
  severe,
} from './__testUtils__/aRisk';
import {
  askAcceptance,
  decideAcceptance,
  expireAcceptance,
} from './acceptRisk';
import { assessRisk } from './assessRisk';
import { editRisk } from './editRisk';
import type { Risk } from './model';

const later = '2026-12-24T12:00:00.000Z';

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
