import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { cutoverPermissions } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { CutoverStore } from './CutoverStore';
import {
  cutoverPermissionResourceRef,
  cutoverPermissionRules,
} from './permissionRules';

/** Tells the permission system what may be asked about cutovers, and answers it. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  db: Knex,
  store: CutoverStore,
): void {
  registry.addResourceType({
    resourceRef: cutoverPermissionResourceRef,
    permissions: cutoverPermissions,
    rules: Object.values(cutoverPermissionRules),
    getResources: ids => store.load(db, ids),
  });
}
