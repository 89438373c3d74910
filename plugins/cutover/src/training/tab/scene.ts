import type { TrainingOverview } from '@backstage-cutover/plugin-cutover-common';
import type { CutoverFacts } from '../../lifecycle/cutoverPage/useCutover';

/** The training of a cutover, around whatever is done with a part of it. */
export interface TrainingScene {
  facts: CutoverFacts;
  overview: TrainingOverview;
  refresh(): void;
}
