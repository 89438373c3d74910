import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isPermission,
  isReadPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { taskReadPermission } from '@backstage/plugin-scaffolder-common/alpha';
import { cutoverEntityConditions } from '@backstage-cutover/plugin-catalog-backend-module-cutover';
import {
  createCutoverConditionalDecision,
  cutoverConditions,
} from '@backstage-cutover/plugin-cutover-backend';
import {
  cutoverCancelPermission,
  cutoverDeliverableEditPermission,
  cutoverDeliverableReadPermission,
  cutoverGateEmergencyPermission,
  cutoverGateSubmitPermission,
  cutoverReadPermission,
  cutoverRiskAcceptPermission,
  cutoverTrainingResultsReadPermission,
  cutoverUpdatePermission,
} from '@backstage-cutover/plugin-cutover-common';

/**
 * People from outside: they see the cutovers that they take part in but neither their documents nor how others did in
 * exams, and change and decide nothing.
 */
const OUTSIDERS = 'group:default/external-auditors';

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * Who may do what in this portal: everybody who works here reads cutovers and their documents, starts cutovers, and
 * decides at the gates that wait for them; who takes part in a cutover or owns it also changes it, submits its gates, writes
 * on its documents and keeps its risks, within what the roles of its template permit.
 */
export class PortalPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) return deny;
    const refs = user.info.ownershipEntityRefs;

    if (refs.includes(OUTSIDERS)) {
      if (isPermission(permission, cutoverReadPermission)) {
        return createCutoverConditionalDecision(
          permission,
          cutoverConditions.hasRole({ refs }),
        );
      }
      if (isPermission(permission, catalogEntityReadPermission)) {
        // The catalog and its search index hold every cutover; what is hidden elsewhere must be hidden there too.
        return createCatalogConditionalDecision(permission, {
          anyOf: [
            {
              not: catalogConditions.isEntityKind({
                kinds: ['Cutover', 'CutoverPhase'],
              }),
            },
            cutoverEntityConditions.takesPartInCutover({ refs }),
          ],
        });
      }
      // A task of the scaffolder holds all that somebody filled in to start a cutover.
      if (isPermission(permission, taskReadPermission)) return deny;
      if (
        isPermission(permission, cutoverDeliverableReadPermission) ||
        isPermission(permission, cutoverTrainingResultsReadPermission)
      ) {
        return deny;
      }
      return isReadPermission(permission) ? allow : deny;
    }

    if (
      isPermission(permission, cutoverUpdatePermission) ||
      isPermission(permission, cutoverCancelPermission) ||
      isPermission(permission, cutoverGateSubmitPermission)
    ) {
      return createCutoverConditionalDecision(permission, {
        anyOf: [
          cutoverConditions.hasRole({ refs }),
          cutoverConditions.isOwner({ refs }),
        ],
      });
    }
    if (isPermission(permission, cutoverDeliverableEditPermission)) {
      // Who owns what is changed comments on the documents; writing on them takes a role in any case.
      return createCutoverConditionalDecision(permission, {
        anyOf: [
          cutoverConditions.hasRole({ refs }),
          cutoverConditions.isOwner({ refs }),
          cutoverConditions.ownsTarget({ refs }),
        ],
      });
    }
    if (
      isPermission(permission, cutoverGateEmergencyPermission) ||
      isPermission(permission, cutoverRiskAcceptPermission)
    ) {
      return createCutoverConditionalDecision(
        permission,
        cutoverConditions.hasRole({ refs }),
      );
    }
    // Deciding at gates too: a substitute, or somebody who is asked for an opinion, need not take part in the cutover,
    // nor need somebody who owns a risk, who trains, or whose people are trained.
    return allow;
  }
}

export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'portal-policy',
  register({ registerInit }) {
    registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(new PortalPolicy());
      },
    });
  },
});
