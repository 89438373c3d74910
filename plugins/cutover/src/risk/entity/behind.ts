import type { SummedRisks } from '@backstage-cutover/plugin-cutover-common';
import type { RiskApi } from '@backstage-cutover/plugin-cutover-common';

/** Which part of a sum is looked into: a field, or a priority as a template names it. */
export type Behind = Omit<
  Parameters<RiskApi['summed']>[0],
  keyof SummedRisks
> & {
  /** What it is called. */
  title?: string;
};
