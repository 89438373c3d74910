import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { cutoverServiceRef } from '@backstage-cutover/plugin-cutover-node';
import { builtInTemplateRefs } from './builtInTemplates';
import { TemplateActions } from './templateActions/TemplateActions';

/**
 * Actions of the templates that a platform team registers while the backend runs. The scaffolder takes its own
 * actions at start only; those of the actions registry it asks for anew each time, so these stand there, under the
 * plugin whose name their ids begin with.
 */
export const cutoverModuleTemplateActions = createBackendModule({
  pluginId: 'cutover',
  moduleId: 'template-actions',
  register(env) {
    env.registerInit({
      deps: {
        registry: actionsRegistryServiceRef,
        service: cutoverServiceRef,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
      },
      async init({ registry, service, auth, config, scheduler }) {
        const actions = new TemplateActions({
          registry,
          service,
          except: new Set(builtInTemplateRefs(config)),
        });
        // Every replica has a registry of its own.
        await scheduler.scheduleTask({
          id: 'cutover-template-actions',
          scope: 'local',
          initialDelay: { seconds: 5 },
          frequency: { seconds: 30 },
          timeout: { minutes: 1 },
          fn: async () =>
            actions.refresh(await auth.getOwnServiceCredentials()),
        });
      },
    });
  },
});
