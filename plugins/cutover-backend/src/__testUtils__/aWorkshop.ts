import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import { DEFAULT_FILE_TYPES } from '@backstage-cutover/plugin-cutover-common';
import type { Caller } from '../actors/Actors';
import { AuditService } from '../audit/AuditService';
import { AuditStore } from '../audit/AuditStore';
import { Recorder } from '../audit/Recorder';
import { migrationsFolder } from '../database/migrate';
import { IdempotencyStore } from '../idempotency/IdempotencyStore';
import type { ActivityBlockers } from '../lifecycle/ActivityBlockers';
import { CatalogFacts } from '../lifecycle/CatalogFacts';
import { CutoverAccess } from '../lifecycle/CutoverAccess';
import { CutoverDoor } from '../lifecycle/CutoverDoor';
import { CutoverStore } from '../lifecycle/CutoverStore';
import { cutoverPermissionRules } from '../lifecycle/permissionRules';
import type { Message } from '../outbox/messages';
import { Outbox } from '../outbox/Outbox';
import { OutboxStore } from '../outbox/OutboxStore';
import { subjects, type SubjectDeps } from '../subjects';
import { TemplateService } from '../template/TemplateService';
import { TemplateStore } from '../template/TemplateStore';
import { aTemplate, bob, company, shopTeam } from './company';

const outboxes: Outbox[] = [];

// An outbox that was poked looks a moment later, when the database of the test may be gone.
afterAll(() => Promise.all(outboxes.map(each => each.stop())));

/** The use cases on a database, without a backend around them: time stands still, and whoever is told is recorded. */
export async function aWorkshop(knex: Knex, entities: Entity[] = company) {
  await knex.migrate.latest({ directory: migrationsFolder });
  const time = { now: new Date('2026-11-24T12:00:00.000Z') };
  const clock = () => time.now;
  const catalog = catalogServiceMock({ entities });
  const told: Message[] = [];
  const failing = new Set<Message['teller']>();
  const tell = async (message: Message) => {
    if (failing.has(message.teller)) throw new Error('Nobody answers');
    told.push(message);
  };
  const outboxStore = new OutboxStore();
  const newOutbox = () => {
    const made = new Outbox({
      db: knex,
      store: outboxStore,
      tellers: {
        notification: tell,
        signal: tell,
        event: tell,
        'audit-head': tell,
      },
      clock,
      logger: mockServices.logger.mock(),
    });
    outboxes.push(made);
    return made;
  };
  const outbox = newOutbox();
  const templates = new TemplateService({
    db: knex,
    store: new TemplateStore(),
    catalog,
    clock,
  });
  await templates.register(JSON.parse(JSON.stringify(aTemplate)));
  const facts = new CatalogFacts({ catalog });
  const store = new CutoverStore();
  const auditStore = new AuditStore();
  const rules = Object.values(cutoverPermissionRules);
  const access = new CutoverAccess({
    permissions: mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      authorizeConditional: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    }),
    rules: {
      getRuleByName(name) {
        const rule = rules.find(each => each.name === name);
        if (!rule) throw new Error(`No rule ${name}`);
        return rule;
      },
    },
  });
  const door = new CutoverDoor({
    db: knex,
    cutovers: store,
    templates,
    access,
  });
  const recorder = new Recorder({ audit: auditStore, outboxStore });
  const deps: SubjectDeps = {
    ...{ db: knex, door, access, facts, templates, recorder, clock },
    ...{ catalog, outbox, outboxStore },
    auth: mockServices.auth(),
    cutovers: store,
    idempotency: new IdempotencyStore(),
    logger: mockServices.logger.mock(),
    limits: { maxSize: 1024 * 1024, types: DEFAULT_FILE_TYPES },
    addedChecks: [],
    checkMilliseconds: 1_000,
    keptMilliseconds: 0,
  };
  const blockers: ActivityBlockers[] = [];
  const {
    lifecycle: services,
    gates,
    risk,
    training,
  } = subjects(deps, { blockers });
  recorder.addFollower(gates.follower);
  recorder.addFollower(training.follower);
  const { cutovers } = services;
  const audit = new AuditService({
    db: knex,
    store: auditStore,
    readable: (id, credentials) => cutovers.get(id, credentials),
  });
  /** The use cases as they were at a time. */
  const at = (then: Date) => {
    const past = subjects(
      { ...deps, clock: () => then },
      { blockers: [], checks: 'none' },
    );
    return {
      ...past.lifecycle,
      ...past.documents,
      ...past.risk,
      ...past.gates,
      training: past.training,
    };
  };
  return {
    ...services,
    at,
    ...gates,
    ...{ deps, blockers, risk, training },
    ...{ access, audit, auditStore, catalog, clock, door, facts },
    ...{ newOutbox, recorder, templates },
    ...{ outbox, outboxStore, store, time, told, failing },
  };
}

/** A person, with the groups through which they own things. */
export function person(ref: string, ...groups: string[]): Caller {
  return {
    credentials: mockCredentials.user(ref),
    actor: { kind: 'person', ref, groups: [ref, ...groups] },
  };
}

export const bobOfTheShop = person(bob, shopTeam);
