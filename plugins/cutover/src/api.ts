import { createApiRef } from '@backstage/core-plugin-api';
import type { CutoverApi } from '@backstage-cutover/plugin-cutover-common';

/** The product's API as the pages call it, with the credentials of the person signed in. */
export const cutoverApiRef = createApiRef<CutoverApi>({
  id: 'plugin.cutover.service',
});
