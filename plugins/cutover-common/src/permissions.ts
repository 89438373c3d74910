import { createPermission } from '@backstage/plugin-permission-common';

/** The resource type of every permission that is about one cutover. */
export const RESOURCE_TYPE_CUTOVER = 'cutover';

/** Start a cutover. */
export const cutoverCreatePermission = createPermission({
  name: 'cutover.create',
  attributes: { action: 'create' },
});

/** See a cutover, its plan and its audit trail. */
export const cutoverReadPermission = createPermission({
  name: 'cutover.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CUTOVER,
});

/** Edit the plan of a cutover and end its phases. */
export const cutoverUpdatePermission = createPermission({
  name: 'cutover.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CUTOVER,
});

/** Cancel a cutover. */
export const cutoverCancelPermission = createPermission({
  name: 'cutover.cancel',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CUTOVER,
});

/** Read what was handed in for a cutover: documents, comments and files. */
export const cutoverDeliverableReadPermission = createPermission({
  name: 'cutover.deliverable.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CUTOVER,
});

/** Write on the deliverables of a cutover, comment on them and hand in files. */
export const cutoverDeliverableEditPermission = createPermission({
  name: 'cutover.deliverable.edit',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CUTOVER,
});

export const cutoverPermissions = [
  cutoverCreatePermission,
  cutoverReadPermission,
  cutoverUpdatePermission,
  cutoverCancelPermission,
  cutoverDeliverableReadPermission,
  cutoverDeliverableEditPermission,
];
