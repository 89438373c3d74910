import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { GateCheck } from '@backstage-cutover/plugin-cutover-node';
import type { Knex } from 'knex';
import type { Recorder } from '../audit/Recorder';
import type { IdempotencyStore } from '../idempotency/IdempotencyStore';
import type { CatalogFacts } from '../lifecycle/CatalogFacts';
import type { CutoverAccess } from '../lifecycle/CutoverAccess';
import type { CutoverDoor } from '../lifecycle/CutoverDoor';
import type { CutoverStore } from '../lifecycle/CutoverStore';
import type { PhaseOrder } from '../lifecycle/PhaseOrder';
import type { WorkOfActivities } from '../lifecycle/WorkOfActivities';
import type { Outbox } from '../outbox/Outbox';
import type { TemplateService } from '../template/TemplateService';
import { catalogChecks } from './catalogChecks';
import { GateBook } from './GateBook';
import { GateChecks, type AsksChecks, type SubjectCheck } from './GateChecks';
import { GateDueDates } from './GateDueDates';
import { GateFollower } from './GateFollower';
import { GateService } from './GateService';
import { GateStore } from './GateStore';
import { PhasesOfGates } from './PhasesOfGates';
import type { ReviewedContent } from './ReviewedContent';
import { SubstitutionService } from './SubstitutionService';
import { SubstitutionStore } from './SubstitutionStore';
import { WorkService } from './WorkService';

export interface GateDeps {
  db: Knex;
  door: CutoverDoor;
  access: CutoverAccess;
  cutovers: CutoverStore;
  templates: TemplateService;
  facts: CatalogFacts;
  recorder: Recorder;
  idempotency: IdempotencyStore;
  outbox: Outbox;
  auth: AuthService;
  catalog: CatalogService;
  clock: () => Date;
  logger: LoggerService;
  /** What gates review, and what has to hold before they open, of all subjects; with `none` nothing is asked at all. */
  content: ReviewedContent[];
  checks: SubjectCheck[] | 'none';
  /** Checks of other modules. */
  added: GateCheck[];
  checkMilliseconds: number;
  keptMilliseconds: number;
  order: PhaseOrder;
  activities: WorkOfActivities;
}

const noChecks: AsksChecks = {
  look: async () => [],
  ask: async () => [],
  again: async () => [],
};

/** Everything about gates, wired up. */
export function gateServices(deps: GateDeps) {
  const { clock, db, recorder } = deps;
  const store = new GateStore();
  const substitutionStore = new SubstitutionStore();
  const book = new GateBook({
    ...{ recorder, store },
    substitutions: substitutionStore,
  });
  const checks =
    deps.checks === 'none'
      ? noChecks
      : new GateChecks({
          ...{ clock, logger: deps.logger },
          checks: deps.checks,
          added: [...catalogChecks(deps), ...deps.added],
          milliseconds: deps.checkMilliseconds,
          keptMilliseconds: deps.keptMilliseconds,
        });
  return {
    gates: new GateService({
      ...{ ...deps, book, checks },
      phases: new PhasesOfGates({ ...deps, book }),
    }),
    substitutions: new SubstitutionService({
      ...{ clock, db, facts: deps.facts },
      store: substitutionStore,
    }),
    work: new WorkService({
      ...deps,
      gates: store,
      substitutions: substitutionStore,
    }),
    follower: new GateFollower({ book, content: deps.content }),
    dueDates: new GateDueDates({ ...deps, book, store }),
  };
}

const DEFAULT_SECONDS = 5;

/** What the portal's configuration says about how long a check from outside may take. */
export function checkMilliseconds(config: Config): number {
  const seconds =
    config.getOptionalNumber('cutover.gates.checkSeconds') ?? DEFAULT_SECONDS;
  if (!(seconds > 0 && seconds <= 60)) {
    throw new Error(
      `cutover.gates.checkSeconds is ${seconds}; choose more than 0 and at most 60 seconds`,
    );
  }
  return seconds * 1000;
}

const DEFAULT_KEPT_SECONDS = 30;

/** And for how long what it answered is shown before it is asked again. */
export function keptMilliseconds(config: Config): number {
  const seconds =
    config.getOptionalNumber('cutover.gates.checksKeptSeconds') ??
    DEFAULT_KEPT_SECONDS;
  if (!(seconds >= 0 && seconds <= 3600)) {
    throw new Error(
      `cutover.gates.checksKeptSeconds is ${seconds}; choose 0 to 3600 seconds`,
    );
  }
  return seconds * 1000;
}
