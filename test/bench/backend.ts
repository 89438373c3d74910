import { createBackend } from '@backstage/backend-defaults';

/** The portal without its pages, beside a bare plugin and a catalog with entities of its own. */
const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('../../packages/backend/src/demoSignIn'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('../../packages/backend/src/permissionPolicy'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('./catalogEntities'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage-cutover/plugin-cutover-backend'));
backend.add(import('@backstage-cutover/plugin-catalog-backend-module-cutover'));
backend.add(import('./emissions'));
backend.add(import('./manyCutovers'));
backend.add(import('./bare'));
backend.add(import('./bareRevisions'));
backend.add(import('./manyGates'));
backend.add(import('./bareGates'));
backend.add(import('./manyRisks'));
backend.add(import('./bareRisks'));
backend.add(import('./manyTrained'));
backend.add(import('./bareTraining'));
backend.add(import('./validation'));
backend.start();
