import type {
  RisksBehind,
  SummedRisks,
} from '@backstage-cutover/plugin-cutover-common';

/** Which part of a sum is looked into: a field, a priority as a template names it, or what is not rated. */
export type Behind = Omit<RisksBehind, keyof SummedRisks> & {
  /** What it is called. */
  title?: string;
};
