import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  CutoverClient,
  type CutoverApi,
} from '@backstage-cutover/plugin-cutover-common';

/** The cutover API for other backend plugins, in the same process or in another. */
export interface CutoverService {
  /** The API as seen by the holder of `credentials`: a person, or the calling plugin itself. */
  as(credentials: BackstageCredentials): CutoverApi;
}

export const cutoverServiceRef = createServiceRef<CutoverService>({
  id: 'cutover.client',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: ({ auth, discovery }) => ({
        as: credentials =>
          new CutoverClient({
            discoveryApi: discovery,
            fetchApi: {
              fetch: async (input, init) => {
                const { token } = await auth.getPluginRequestToken({
                  onBehalfOf: credentials,
                  targetPluginId: 'cutover',
                });
                const headers = new Headers(init?.headers);
                headers.set('Authorization', `Bearer ${token}`);
                return fetch(input, { ...init, headers });
              },
            },
          }),
      }),
    }),
});
