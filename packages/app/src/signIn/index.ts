import { createFrontendFeatureLoader } from '@backstage/frontend-plugin-api';

/** The demo sign-in page is part of the portal in development only, as is its counterpart in the backend. */
export const signIn = createFrontendFeatureLoader({
  async loader({ config }) {
    if (config.getOptionalString('auth.environment') === 'development') {
      const { demoSignInModule } = await import('./demo');
      return [demoSignInModule];
    }
    const { oidcSignInModule } = await import('./oidc');
    return [oidcSignInModule];
  },
});
