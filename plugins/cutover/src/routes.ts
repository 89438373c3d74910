import { createRouteRef } from '@backstage/core-plugin-api';

/** The portfolio of all cutovers. */
export const rootRouteRef = createRouteRef({ id: 'cutover' });
