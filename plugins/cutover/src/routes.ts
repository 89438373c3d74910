import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The portfolio of all cutovers. */
export const rootRouteRef = createRouteRef({ id: 'cutover' });

/** Where a new cutover starts: the scaffolder, unless the portal binds something else. */
export const startRouteRef = createExternalRouteRef({
  id: 'start-cutover',
  optional: true,
  defaultTarget: 'scaffolder.root',
});
