/**
 * Starts business cutovers from the scaffolder: `cutover:create`, and one action per cutover template.
 *
 * @packageDocumentation
 */

import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { scaffolderModuleCutover } from './module';
import { cutoverModuleTemplateActions } from './moduleTemplateActions';

export { scaffolderModuleCutover, cutoverModuleTemplateActions };

/** Both modules; each is passed over by a backend without its plugin. */
export default createBackendFeatureLoader({
  loader: () => [scaffolderModuleCutover, cutoverModuleTemplateActions],
});
