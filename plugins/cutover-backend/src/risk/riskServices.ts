import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import type { Recorder } from '../audit/Recorder';
import type { IdempotencyStore } from '../idempotency/IdempotencyStore';
import type { CatalogFacts } from '../lifecycle/CatalogFacts';
import type { CutoverAccess } from '../lifecycle/CutoverAccess';
import type { CutoverDoor } from '../lifecycle/CutoverDoor';
import type { CutoverStore } from '../lifecycle/CutoverStore';
import type { Outbox } from '../outbox/Outbox';
import type { TemplateService } from '../template/TemplateService';
import { KnownPeople } from './KnownPeople';
import { ReviewedRisks } from './ReviewedRisks';
import { RiskBook } from './RiskBook';
import { riskChecks } from './riskChecks';
import { RiskDueDates } from './RiskDueDates';
import { RiskImport } from './RiskImport';
import { RiskService } from './RiskService';
import { RiskStore } from './RiskStore';
import { RiskSums } from './RiskSums';
import { TouchedRefs } from '../lifecycle/TouchedRefs';

/** Everything about risks, wired up. */
export function riskServices(deps: {
  db: Knex;
  door: CutoverDoor;
  access: CutoverAccess;
  cutovers: CutoverStore;
  templates: TemplateService;
  facts: CatalogFacts;
  catalog: CatalogService;
  recorder: Recorder;
  idempotency: IdempotencyStore;
  outbox: Outbox;
  clock: () => Date;
}) {
  const store = new RiskStore();
  const book = new RiskBook({ store, recorder: deps.recorder });
  const people = new KnownPeople(deps);
  const touched = new TouchedRefs(deps);
  return {
    risks: new RiskService({ ...deps, store, book, people }),
    riskImport: new RiskImport({ ...deps, store, book, people }),
    riskSums: new RiskSums({ ...deps, store, touched }),
    dueDates: new RiskDueDates({ ...deps, store, book }),
    checks: riskChecks({ store, clock: deps.clock }),
    reviewed: new ReviewedRisks({ store }),
  };
}
