import {
  ApiBlueprint,
  appLanguageApiRef,
  createFrontendModule,
  discoveryApiRef,
  fetchApiRef,
  identityApiRef,
  storageApiRef,
} from '@backstage/frontend-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { LocalizedScaffolderClient } from './LocalizedScaffolderClient';
import { WizardDrafts } from './wizardDrafts';

/** Takes the place of the scaffolder plugin's own `api:scaffolder`. */
const localizedScaffolderApi = ApiBlueprint.make({
  params: define =>
    define({
      api: scaffolderApiRef,
      deps: {
        appLanguageApi: appLanguageApiRef,
        discoveryApi: discoveryApiRef,
        fetchApi: fetchApiRef,
        identityApi: identityApiRef,
        scmIntegrationsApi: scmIntegrationsApiRef,
        storageApi: storageApiRef,
      },
      factory: ({ storageApi, ...deps }) =>
        new LocalizedScaffolderClient({
          ...deps,
          drafts: new WizardDrafts({
            storageApi,
            identityApi: deps.identityApi,
          }),
        }),
    }),
});

/** For `createApp({ features })`: wizards in the language of the portal, which remember what was typed. */
export const cutoverScaffolderModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [localizedScaffolderApi],
});
