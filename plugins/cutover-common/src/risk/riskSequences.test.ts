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
  withMeasure,
} from './__testUtils__/aRisk';
import {
  askAcceptance,
  decideAcceptance,
  expireAcceptance,
} from './acceptRisk';
import { assessRisk } from './assessRisk';
import { editRisk } from './editRisk';
import { allowedOnRisk } from './mayOnRisk';
import type { Risk } from './model';
import { moveRisk } from './moveRisk';
import { changeMeasure } from './respondToRisk';
import type { RiskContext } from './riskChange';
import { openStatus } from './riskStatus';

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
