import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Recorder } from '../audit/Recorder';
import type { IdempotencyStore } from '../idempotency/IdempotencyStore';
import type { Outbox } from '../outbox/Outbox';
import type { OutboxStore } from '../outbox/OutboxStore';
import type { TemplateService } from '../template/TemplateService';
import type { ActivityBlockers } from './ActivityBlockers';
import { ActivityReminders } from './ActivityReminders';
import { ActivityService } from './ActivityService';
import { ActivityStore } from './ActivityStore';
import type { CatalogFacts } from './CatalogFacts';
import type { CutoverAccess } from './CutoverAccess';
import { CutoverActivities } from './CutoverActivities';
import type { CutoverDoor } from './CutoverDoor';
import { CutoverService } from './CutoverService';
import type { FindsSentBack } from './FindsSentBack';
import type { CutoverStore } from './CutoverStore';
import { lifecycleChecks } from './lifecycleChecks';
import { MissingActivities } from './MissingActivities';
import type { MovedSubject } from './MovedSubject';
import type { PhaseGuard } from './PhaseGuard';
import { PhaseOrder } from './PhaseOrder';
import { ReviewedPlan } from './ReviewedPlan';
import { TemplateMoves } from './TemplateMoves';
import { WorkOfActivities, type MissingDocuments } from './WorkOfActivities';

export interface LifecycleDeps {
  db: Knex;
  door: CutoverDoor;
  cutovers: CutoverStore;
  access: CutoverAccess;
  facts: CatalogFacts;
  templates: TemplateService;
  recorder: Recorder;
  outbox: Outbox;
  outboxStore: OutboxStore;
  idempotency: IdempotencyStore;
  clock: () => Date;
  logger: LoggerService;
  /** What of other subjects keeps activities from being done. */
  blockers: ActivityBlockers[];
  sentBack: FindsSentBack;
  /** What of other subjects keeps phases from being ended by hand. */
  guards: PhaseGuard[];
  /** What of other subjects a move to another version of the template concerns. */
  moved: MovedSubject[];
}

/** The use cases of cutovers and their activities, and what is done about these by schedule. */
export function lifecycleServices(deps: LifecycleDeps) {
  const activityStore = new ActivityStore();
  const activities = new CutoverActivities({
    cutovers: deps.cutovers,
    activities: activityStore,
  });
  const all = { ...deps, activityStore, activities };
  return {
    cutovers: new CutoverService(all),
    activities: new ActivityService(all),
    missing: new MissingActivities(all),
    moves: new TemplateMoves(all),
    reminders: new ActivityReminders(all),
    order: new PhaseOrder(all),
    workOf: (documents: MissingDocuments[]) =>
      new WorkOfActivities({ ...all, documents }),
    checks: lifecycleChecks(all),
    reviewed: new ReviewedPlan(),
  };
}
