import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';
import { DEMO_PROVIDER } from './demoSignIn';

/**
 * The ways to sign in that the configuration names. The demo sign-in is loaded wherever it is configured, so that
 * it can refuse out loud where it does not belong.
 */
export const signIn = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  *loader({ config }) {
    const providers = config.getOptionalConfig('auth.providers');
    if (providers?.has(DEMO_PROVIDER)) yield import('./demoSignIn');
    if (providers?.has('oidc')) {
      yield import('@backstage/plugin-auth-backend-module-oidc-provider');
    }
  },
});
