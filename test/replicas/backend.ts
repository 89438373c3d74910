import { createBackend } from '@backstage/backend-defaults';

/** The portal without its pages, its scaffolder and its search: what writes, tells and is told, and soon there again. */
const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('../../packages/backend/src/demoSignIn'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('../../packages/backend/src/permissionPolicy'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage-cutover/plugin-cutover-backend'));
backend.add(import('@backstage-cutover/plugin-catalog-backend-module-cutover'));
backend.start();
