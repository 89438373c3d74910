import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { cutoverServiceRef } from '@backstage-cutover/plugin-cutover-node';
import { createActionFor } from './actions/createActionFor';
import { createCutoverAction } from './actions/createCutoverAction';
import { builtInTemplates } from './builtInTemplates';

/** The scaffolder's actions: one for every template, and one for each that ships with the product. */
export const scaffolderModuleCutover = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'cutover',
  register(env) {
    env.registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        service: cutoverServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ scaffolder, service, config, logger }) {
        const templates = await builtInTemplates({ config, logger });
        scaffolder.addActions(
          createCutoverAction(service),
          ...templates.map(template => createActionFor(service, template)),
        );
      },
    });
  },
});
