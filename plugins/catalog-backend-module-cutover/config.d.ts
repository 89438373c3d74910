import type { HumanDuration } from '@backstage/types';

export interface Config {
  cutover?: {
    /**
     * Which of the templates that ship with the product are offered: all (true, the default), none (false), or
     * those named.
     */
    builtInTemplates?: boolean | string[];
    catalog?: {
      /** How often all cutovers are compared with the catalog. Default: PT1H. */
      reconcileEvery?: string | HumanDuration;
      /** How long closed and cancelled cutovers stay in the catalog. Default: P90D. */
      closedStayFor?: string | HumanDuration;
    };
  };
}
