import { standardRisksOf, holderOf } from './addRisk';
import type { RiskCall } from './mayOnRisk';
import type { Risk, RiskProposal } from './model';

/** Standard risks of the template that apply, and that nobody has taken over or dismissed (P5.1). */
export function proposalsOf(
  call: Pick<RiskCall, 'cutover' | 'spec'>,
  risks: Pick<Risk, 'standard'>[],
  dismissed: { standard: string }[],
): RiskProposal[] {
  const settled = new Set([
    ...risks.flatMap(({ standard }) => standard ?? []),
    ...dismissed.map(({ standard }) => standard),
  ]);
  return standardRisksOf(call)
    .filter(({ id }) => !settled.has(id))
    .map(standard => {
      const { id, title, category, cause, event, consequence } = standard;
      const owner = holderOf(standard, call);
      return {
        ...{ id, title, category, cause, event, consequence },
        phase: standard.phase,
        ...(owner ? { owner } : {}),
        rating: { likelihood: standard.likelihood, impact: standard.impact },
        responses: standard.responses,
      };
    });
}
