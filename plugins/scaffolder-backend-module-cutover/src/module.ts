import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { cutoverServiceRef } from '@backstage-cutover/plugin-cutover-node';
import { addCourseAction } from './actions/addCourseAction';
import { addRiskAction } from './actions/addRiskAction';
import { assessRiskAction } from './actions/assessRiskAction';
import { assignTrainingAction } from './actions/assignTrainingAction';
import { createActionFor } from './actions/createActionFor';
import { createCutoverAction } from './actions/createCutoverAction';
import { inCatalog } from './actions/inCatalog';
import { requireGateAction } from './actions/requireGateAction';
import { submitDeliverableAction } from './actions/submitDeliverableAction';
import { submitGateAction } from './actions/submitGateAction';
import { builtInTemplates } from './builtInTemplates';

/** The scaffolder's actions: for every template, for each that ships with the product, for documents, gates, risks and training. */
export const scaffolderModuleCutover = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'cutover',
  register(env) {
    env.registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        service: cutoverServiceRef,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ scaffolder, service, catalog, config, logger }) {
        const shown = inCatalog(catalog);
        const templates = await builtInTemplates({ config, logger });
        scaffolder.addActions(
          createCutoverAction(service, shown),
          submitDeliverableAction(service),
          submitGateAction(service),
          requireGateAction(service),
          addRiskAction(service),
          assessRiskAction(service),
          addCourseAction(service),
          assignTrainingAction(service),
          ...templates.map(template =>
            createActionFor(service, template, shown),
          ),
        );
      },
    });
  },
});
