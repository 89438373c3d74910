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

/** Submit a gate for review, withdraw that again and urge. */
export const cutoverGateSubmitPermission = createPermission({
  name: 'cutover.gate.submit',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CUTOVER,
});

/** Decide on a gate, and everything that goes with a seat of it. */
export const cutoverGateDecidePermission = createPermission({
  name: 'cutover.gate.decide',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CUTOVER,
});

/** Open a gate in an emergency, without approvals. */
export const cutoverGateEmergencyPermission = createPermission({
  name: 'cutover.gate.emergency',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CUTOVER,
});

/** Add risks, assess them and respond to them. */
export const cutoverRiskEditPermission = createPermission({
  name: 'cutover.risk.edit',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CUTOVER,
});

/** Accept a risk for a time, or refuse to. */
export const cutoverRiskAcceptPermission = createPermission({
  name: 'cutover.risk.accept',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CUTOVER,
});

/** Plan training: courses, sessions, who attends, and what is asked. */
export const cutoverTrainingManagePermission = createPermission({
  name: 'cutover.training.manage',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CUTOVER,
});

/** Record attendance, assess practical exercises, remind people, and decide when attempts are used up. */
export const cutoverTrainingAssessPermission = createPermission({
  name: 'cutover.training.assess',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CUTOVER,
});

/** See how others did in their assessments. */
export const cutoverTrainingResultsReadPermission = createPermission({
  name: 'cutover.training.results.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CUTOVER,
});

export const cutoverPermissions = [
  cutoverCreatePermission,
  cutoverReadPermission,
  cutoverUpdatePermission,
  cutoverCancelPermission,
  cutoverDeliverableReadPermission,
  cutoverDeliverableEditPermission,
  cutoverGateSubmitPermission,
  cutoverGateDecidePermission,
  cutoverGateEmergencyPermission,
  cutoverRiskEditPermission,
  cutoverRiskAcceptPermission,
  cutoverTrainingManagePermission,
  cutoverTrainingAssessPermission,
  cutoverTrainingResultsReadPermission,
];
