import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { demoAuthenticator, signInAsChosenPerson } from './demoAuthenticator';

/** The id of the provider, and of its block under `auth.providers`. */
export const DEMO_PROVIDER = 'demo';

/** Lets a person of the demo company be picked without a password. Trusts a header, so it lives in development only. */
export default createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-sign-in',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        const environment = config.getOptionalString('auth.environment');
        if (environment !== 'development') {
          throw new Error(
            `The demo sign-in lets anybody in as anybody, so it starts only where auth.environment is "development"; it is "${
              environment ?? 'not set'
            }". Remove auth.providers.${DEMO_PROVIDER} and configure a real provider.`,
          );
        }
        providers.registerProvider({
          providerId: DEMO_PROVIDER,
          factory: createProxyAuthProviderFactory({
            authenticator: demoAuthenticator,
            signInResolver: signInAsChosenPerson,
          }),
        });
      },
    });
  },
});
