import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { cutoverServiceRef } from '@backstage-cutover/plugin-cutover-node';
import { CutoverBackend } from './backend/CutoverBackend';
import { readOptions } from './options';
import { CutoverKindsProcessor } from './kinds/CutoverKindsProcessor';
import { CutoverEntityProvider } from './lifecycle/CutoverEntityProvider';
import { inTurn } from './lifecycle/inTurn';
import { takesPartInCutover } from './lifecycle/permissionRules';
import { BuiltInTemplateProvider } from './template/BuiltInTemplateProvider';
import { CutoverTemplateProcessor } from './template/CutoverTemplateProcessor';
import { TemplateChecker } from './template/TemplateChecker';
import { TemplateReader } from './template/TemplateReader';

/** What makes a catalog show cutovers, and take in their templates. */
export const catalogModuleCutover = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'cutover',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        database: coreServices.database,
        cutovers: cutoverServiceRef,
        events: eventsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissionsRegistry: coreServices.permissionsRegistry,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
      },
      async init({ auth, config, cutovers, lifecycle, logger, ...deps }) {
        const options = readOptions(config);
        const stopping = new AbortController();
        lifecycle.addShutdownHook(() => stopping.abort());

        const backend = new CutoverBackend(
          async () => cutovers.as(await auth.getOwnServiceCredentials()),
          stopping.signal,
        );
        const reader = new TemplateReader({
          urlReader: deps.urlReader,
          integrations: ScmIntegrations.fromConfig(config),
        });
        const checker = new TemplateChecker();
        const provider = new CutoverEntityProvider({
          backend,
          logger,
          closedStayFor: options.closedStayFor,
          inTurn: inTurn(deps.database),
        });

        deps.permissionsRegistry.addPermissionRules([takesPartInCutover]);
        deps.processing.addProcessor(
          new CutoverTemplateProcessor({ backend, reader, checker }),
          new CutoverKindsProcessor(),
        );
        deps.processing.addEntityProvider(
          new BuiltInTemplateProvider({
            backend,
            reader,
            checker,
            logger,
            names: options.builtInTemplates,
          }),
          provider,
        );

        await deps.events.subscribe({
          id: 'cutover-entities',
          topics: ['cutover.changed'],
          // Whoever publishes does not wait for the catalog; what fails here is made good by the poll.
          onEvent: async () => provider.nudge(),
        });
        await deps.scheduler.scheduleTask({
          id: 'cutover-poll',
          scope: 'local',
          frequency: { seconds: 30 },
          initialDelay: { seconds: 30 },
          timeout: { minutes: 5 },
          fn: () => provider.sync(),
        });
        await deps.scheduler.scheduleTask({
          id: 'cutover-reconcile',
          scope: 'global',
          frequency: options.reconcileEvery,
          initialDelay: options.reconcileEvery,
          timeout: { minutes: 30 },
          fn: () => provider.reconcile(),
        });
      },
    });
  },
});
