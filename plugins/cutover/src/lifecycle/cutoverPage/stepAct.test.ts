import type {
  ActivityView,
  DeliverableSummary,
  Verdict,
} from '@backstage-cutover/plugin-cutover-common';
import { stepAct } from './stepAct';

const yes: Verdict = { allowed: true };
const no: Verdict = { allowed: false, reason: 'no', message: 'No' };

const anActivity = (start: Verdict, complete: Verdict) =>
  ({ allowed: { start, complete } } as ActivityView);

const aSummary = (differently: Partial<DeliverableSummary> = {}) =>
  ({
    id: 'charter',
    required: true,
    status: 'empty',
    edit: yes,
    ...differently,
  } as DeliverableSummary);

const handedIn = aSummary({
  status: 'submitted',
  revision: { number: 1 } as DeliverableSummary['revision'],
});

describe('The next thing to do about an activity', () => {
  it('is the document that is missing', () => {
    expect(
      stepAct(anActivity(yes, no), [handedIn, aSummary({ id: 'plan' })]),
    ).toMatchObject({ kind: 'write', deliverable: { id: 'plan' } });
  });

  it('is to start or to finish it, once the documents are there', () => {
    expect(stepAct(anActivity(yes, no), [handedIn]).kind).toBe('start');
    expect(stepAct(anActivity(no, yes), [handedIn]).kind).toBe('complete');
  });

  it('is no document that is optional, or that this person may not write', () => {
    const others = [aSummary({ required: false }), aSummary({ edit: no })];
    expect(stepAct(anActivity(yes, no), others).kind).toBe('start');
  });

  it('is to look at it, where this person may do nothing', () => {
    expect(stepAct(anActivity(no, no), []).kind).toBe('look');
    expect(stepAct(undefined, []).kind).toBe('look');
  });
});
