import type { CutoverFacts } from '../../lifecycle/cutoverPage/useCutover';
import type { Register } from './useRegister';

/** A cutover and its risks, around whatever is done with one of them. */
export interface RiskScene extends Register {
  facts: CutoverFacts;
}
