import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  cutoverFilesExtensionPoint,
  cutoverGateChecksExtensionPoint,
  type FileStorage,
  type GateCheck,
} from '@backstage-cutover/plugin-cutover-node';
import { Actors } from './actors/Actors';
import { AuditService } from './audit/AuditService';
import { AuditStore } from './audit/AuditStore';
import { Recorder } from './audit/Recorder';
import { openDatabase } from './database/migrate';
import { fileLimits } from './deliverable/deliverableServices';
import { scheduleDeliverables } from './deliverable/scheduleDeliverables';
import { checkMilliseconds, keptMilliseconds } from './gate/gateServices';
import { scheduleGates } from './gate/scheduleGates';
import { IdempotencyStore } from './idempotency/IdempotencyStore';
import { CatalogFacts } from './lifecycle/CatalogFacts';
import { CutoverAccess } from './lifecycle/CutoverAccess';
import { CutoverDoor } from './lifecycle/CutoverDoor';
import { CutoverStore } from './lifecycle/CutoverStore';
import { cutoverPermissionResourceRef } from './lifecycle/permissionRules';
import { registerPermissions } from './lifecycle/registerPermissions';
import { scheduleActivities } from './lifecycle/scheduleActivities';
import { TargetOwners } from './lifecycle/TargetOwners';
import { CatalogNames } from './outbox/CatalogNames';
import { Outbox } from './outbox/Outbox';
import { OutboxStore } from './outbox/OutboxStore';
import { scheduleOutbox } from './outbox/scheduleOutbox';
import { backstageTellers } from './outbox/tellers';
import { scheduleRisks } from './risk/scheduleRisks';
import { createRouter } from './router';
import { Samples } from './samples/Samples';
import { scheduleSamples } from './samples/scheduleSamples';
import { subjects, type SubjectDeps } from './subjects';
import { TemplateService } from './template/TemplateService';
import { TemplateStore } from './template/TemplateStore';
import { scheduleTraining } from './training/scheduleTraining';

/** Business cutovers: database, services, REST API and scheduled work. */
export const cutoverPlugin = createBackendPlugin({
  pluginId: 'cutover',
  register(env) {
    let storage: FileStorage | undefined;
    env.registerExtensionPoint(cutoverFilesExtensionPoint, {
      setStorage(given) {
        if (storage) throw new Error('A storage of files is set already');
        storage = given;
      },
    });
    const addedChecks: GateCheck[] = [];
    env.registerExtensionPoint(cutoverGateChecksExtensionPoint, {
      addCheck: (...checks) => addedChecks.push(...checks),
    });
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(services) {
        const { auth, catalog, logger, scheduler } = services;
        const clock = () => new Date();
        const db = await openDatabase(services.database);

        const cutoverStore = new CutoverStore();
        const auditStore = new AuditStore();
        const outboxStore = new OutboxStore();
        const idempotency = new IdempotencyStore();
        registerPermissions(services.permissionsRegistry, db, cutoverStore);

        const facts = new CatalogFacts({ catalog });
        const templates = new TemplateService({
          db,
          store: new TemplateStore(),
          catalog,
          clock,
        });
        const outbox = new Outbox({
          db,
          store: outboxStore,
          tellers: backstageTellers(
            services,
            new CatalogNames({ auth, catalog, clock, logger }),
          ),
          clock,
          logger,
        });
        const access = new CutoverAccess({
          permissions: services.permissions,
          rules: services.permissionsRegistry.getPermissionRuleset(
            cutoverPermissionResourceRef,
          ),
        });
        const door = new CutoverDoor({
          ...{ db, templates, access },
          cutovers: cutoverStore,
        });
        const recorder = new Recorder({ audit: auditStore, outboxStore });
        const deps: SubjectDeps = {
          ...{ db, auth, catalog, logger, clock, storage, addedChecks },
          ...{ access, door, facts, templates, recorder, idempotency },
          ...{ outbox, outboxStore },
          cutovers: cutoverStore,
          limits: fileLimits(services.config),
          portal: services.config.getOptionalString('app.baseUrl'),
          checkMilliseconds: checkMilliseconds(services.config),
          keptMilliseconds: keptMilliseconds(services.config),
        };
        const { lifecycle, documents, risk, training, gates } = subjects(deps);
        recorder.addFollower(gates.follower);
        recorder.addFollower(training.follower);
        const { cutovers } = lifecycle;
        const audit = new AuditService({
          db,
          store: auditStore,
          readable: (id, credentials) => cutovers.get(id, credentials),
        });
        services.http.use(
          createRouter({
            httpAuth: services.httpAuth,
            actors: new Actors(services),
            ...documents,
            ...lifecycle,
            ...risk,
            ...training,
            ...gates,
            ...{ audit, templates },
          }),
        );

        await scheduleOutbox(scheduler, { db, outbox, outboxStore, clock });
        await scheduleDeliverables(scheduler, documents);
        services.lifecycle.addShutdownHook(() => outbox.stop());
        await scheduleActivities(scheduler, lifecycle);
        await scheduleGates(scheduler, gates);
        await scheduleRisks(scheduler, risk);
        await scheduleTraining(scheduler, training);
        const owners = new TargetOwners({
          ...{ db, auth, facts, outbox, outboxStore, clock },
          cutovers: cutoverStore,
        });
        await scheduler.scheduleTask({
          id: 'cutover-target-owners',
          scope: 'global',
          frequency: { minutes: 10 },
          initialDelay: { minutes: 1 },
          timeout: { minutes: 10 },
          fn: signal => owners.refresh(signal),
        });
        const file = services.config.getOptionalString('cutover.samples.file');
        if (file) {
          const samples = new Samples({
            ...{ file, auth, catalog, clock, logger, templates },
            at: time => {
              // Not every document of a sample is written out, so nobody asks for them.
              const past = subjects(
                { ...deps, clock: () => time },
                { blockers: [], checks: 'none' },
              );
              return {
                ...past.lifecycle,
                ...past.documents,
                ...past.risk,
                ...past.gates,
                training: past.training,
              };
            },
          });
          await scheduleSamples(scheduler, samples, clock);
        }
      },
    });
  },
});
