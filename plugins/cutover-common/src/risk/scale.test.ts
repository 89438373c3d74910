import fc from 'fast-check';
import { policyRisk } from './__testUtils__/aRisk';
import type { RiskScale } from './model';
import { placeOf, rankOf, ratingFaults, scaleOf } from './scale';

const idAt = (prefix: string) => (index: number) => `${prefix}-${index}`;

/** Any scale from 2x2 to 7x7 with any matrix, and a rating on it. */
const scaleAndRating = fc
  .record({
    likelihoods: fc.integer({ min: 2, max: 7 }),
    impacts: fc.integer({ min: 2, max: 7 }),
    priorities: fc.integer({ min: 2, max: 9 }),
    dimensions: fc.integer({ min: 1, max: 4 }),
    seed: fc.array(fc.nat(), { minLength: 49, maxLength: 49 }),
  })
  .chain(({ dimensions, impacts, likelihoods, priorities, seed }) => {
    const steps = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, index) => ({
        id: idAt(prefix)(index),
        title: idAt(prefix)(index),
      }));
    const scale: RiskScale = {
      likelihood: steps('l', likelihoods),
      impact: steps('i', impacts),
      dimensions: steps('d', dimensions),
      priorities: steps('p', priorities).map(step => ({
        ...step,
        tone: 'ok' as const,
      })),
      matrix: Object.fromEntries(
        steps('l', likelihoods).map(({ id: likelihood }, row) => [
          likelihood,
          Object.fromEntries(
            steps('i', impacts).map(({ id }, column) => [
              id,
              idAt('p')(seed[row * 7 + column] % priorities),
            ]),
          ),
        ]),
      ),
    };
    return fc.record({
      scale: fc.constant(scale),
      rating: fc.record({
        likelihood: fc.constantFrom(...scale.likelihood.map(({ id }) => id)),
        impact: fc.dictionary(
          fc.constantFrom(...scale.dimensions.map(({ id }) => id)),
          fc.constantFrom(...scale.impact.map(({ id }) => id)),
          { minKeys: 1 },
        ),
      }),
    });
  });

describe('the place of a rating in the matrix', () => {
  it('has as its impact the worst of all dimensions, on any scale', () => {
    fc.assert(
      fc.property(scaleAndRating, ({ rating, scale }) => {
        const rank = (id: string) =>
          scale.impact.findIndex(step => step.id === id);
        const { impact } = placeOf(scale, rating);
        expect(rank(impact)).toBe(
          Math.max(...Object.values(rating.impact).map(rank)),
        );
      }),
    );
  });

  it('has the priority of its cell', () => {
    fc.assert(
      fc.property(scaleAndRating, ({ rating, scale }) => {
        const place = placeOf(scale, rating);
        expect(place.priority).toBe(
          scale.matrix[place.likelihood][place.impact],
        );
        expect(rankOf(scale, place.priority)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('does not get better when one impact gets worse, in the matrix of P5.2', () => {
    const ids = policyRisk.impact.map(({ id }) => id);
    const any = fc.constantFrom(...ids);
    const likelihood = fc.constantFrom(
      ...policyRisk.likelihood.map(({ id }) => id),
    );
    fc.assert(
      fc.property(likelihood, any, any, any, (likely, goals, before, after) => {
        fc.pre(ids.indexOf(after) >= ids.indexOf(before));
        const rankWith = (operation: string) =>
          rankOf(
            policyRisk,
            placeOf(policyRisk, {
              likelihood: likely,
              impact: { goals, operation },
            }).priority,
          );
        expect(rankWith(after)).toBeGreaterThanOrEqual(rankWith(before));
      }),
    );
  });
});

describe('a rating', () => {
  it('has no faults on its own scale', () => {
    fc.assert(
      fc.property(scaleAndRating, ({ rating, scale }) => {
        expect(ratingFaults(scale, rating, [])).toEqual([]);
      }),
    );
  });

  it('is told of each step that the scale does not know, with its path', () => {
    const faults = ratingFaults(
      scaleOf(policyRisk),
      { likelihood: 'huge', impact: { goals: 'awful', moon: 'major' } },
      ['ratings', 'current'],
    );
    expect(faults.map(({ path, reason }) => [path.join('.'), reason])).toEqual([
      ['ratings.current.likelihood', 'risk.unknown-likelihood'],
      ['ratings.current.impact.goals', 'risk.unknown-impact'],
      ['ratings.current.impact.moon', 'risk.unknown-dimension'],
    ]);
  });

  it('is no rating when it endangers nothing', () => {
    const [fault] = ratingFaults(
      scaleOf(policyRisk),
      { likelihood: 'low', impact: {} },
      [],
    );
    expect(fault.reason).toBe('risk.no-impact');
  });
});
