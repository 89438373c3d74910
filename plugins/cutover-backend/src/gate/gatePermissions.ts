import {
  cutoverGateDecidePermission,
  cutoverGateEmergencyPermission,
  cutoverGateSubmitPermission,
  type Verdict,
} from '@backstage-cutover/plugin-cutover-common';
import { permissionMissing } from '../lifecycle/CutoverAccess';
import type { OpenedCutover } from '../lifecycle/CutoverDoor';

/** What some act on a gate needs. */
export const GATE_PERMISSIONS = [
  cutoverGateSubmitPermission,
  cutoverGateDecidePermission,
  cutoverGateEmergencyPermission,
];

const SUBMITTING = new Set(['submit', 'withdraw', 'urge', 'copy']);

/** A verdict of the domain, where the caller has the permission that the act needs; else that it is missing. */
export function narrowed(
  act: string,
  verdict: Verdict,
  { access, cutover }: OpenedCutover,
): Verdict {
  const permission = permissionFor(act);
  if (!verdict.allowed || access.has(permission, cutover)) return verdict;
  const { reason, message } = permissionMissing(permission.name);
  return { allowed: false, reason, message };
}

function permissionFor(act: string) {
  if (act === 'emergency') return cutoverGateEmergencyPermission;
  return SUBMITTING.has(act)
    ? cutoverGateSubmitPermission
    : cutoverGateDecidePermission;
}
