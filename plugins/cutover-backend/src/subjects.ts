import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  FileStorage,
  GateCheck,
} from '@backstage-cutover/plugin-cutover-node';
import type { Knex } from 'knex';
import type { Recorder } from './audit/Recorder';
import { deliverableServices } from './deliverable/deliverableServices';
import type { FileLimits } from './deliverable/UploadInspector';
import { GateGuard } from './gate/GateGuard';
import { gateServices } from './gate/gateServices';
import { GateStore } from './gate/GateStore';
import { MovedGates } from './gate/MovedGates';
import { SentBackByGates } from './gate/SentBackByGates';
import type { IdempotencyStore } from './idempotency/IdempotencyStore';
import type { ActivityBlockers } from './lifecycle/ActivityBlockers';
import type { CatalogFacts } from './lifecycle/CatalogFacts';
import type { CutoverAccess } from './lifecycle/CutoverAccess';
import type { CutoverDoor } from './lifecycle/CutoverDoor';
import type { CutoverStore } from './lifecycle/CutoverStore';
import { lifecycleServices } from './lifecycle/lifecycleServices';
import type { Outbox } from './outbox/Outbox';
import type { OutboxStore } from './outbox/OutboxStore';
import { riskServices } from './risk/riskServices';
import type { TemplateService } from './template/TemplateService';
import { trainingServices } from './training/trainingServices';

export interface SubjectDeps {
  db: Knex;
  auth: AuthService;
  catalog: CatalogService;
  logger: LoggerService;
  access: CutoverAccess;
  cutovers: CutoverStore;
  door: CutoverDoor;
  facts: CatalogFacts;
  idempotency: IdempotencyStore;
  outbox: Outbox;
  outboxStore: OutboxStore;
  recorder: Recorder;
  templates: TemplateService;
  clock: () => Date;
  limits: FileLimits;
  /** Where the portal is found, for links in documents. */
  portal?: string;
  storage?: FileStorage;
  /** Checks of other modules, and how long one of them may take. */
  addedChecks: GateCheck[];
  checkMilliseconds: number;
  /** How long what one of them answered is shown. */
  keptMilliseconds: number;
}

/**
 * The subjects, each with what it contributes to the others: documents, risks and the plan to what gates review and
 * check, training to what they check, documents the roster to training, gates to the order of phases. `blockers` and `checks` take the place of what keeps activities from being done and
 * gates closed.
 */
export function subjects(
  deps: SubjectDeps,
  instead: { blockers?: ActivityBlockers[]; checks?: 'none' } = {},
) {
  const sentBack = new SentBackByGates({ store: new GateStore() });
  const documents = deliverableServices({
    ...{ ...deps, sentBack },
    cutoverDoor: deps.door,
  });
  const lifecycle = lifecycleServices({
    ...{ ...deps, sentBack },
    blockers: instead.blockers ?? [documents.blockers],
    guards: [new GateGuard({ store: new GateStore() })],
    moved: [new MovedGates({ store: new GateStore() }), documents.moved],
  });
  const risk = riskServices(deps);
  const training = trainingServices({
    ...deps,
    lastRevision: documents.lastRevision,
  });
  const gates = gateServices({
    ...deps,
    content: [lifecycle.reviewed, documents.reviewed, risk.reviewed],
    checks: instead.checks ?? [
      ...lifecycle.checks,
      ...documents.checks,
      ...risk.checks,
      ...training.checks,
    ],
    added: deps.addedChecks,
    order: lifecycle.order,
    activities: lifecycle.workOf([documents.missing]),
  });
  return { lifecycle, documents, risk, training, gates };
}
