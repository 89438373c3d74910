import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type { Verdict } from '@backstage-cutover/plugin-cutover-common';
import { permissionMissing } from './CutoverAccess';
import type { OpenedCutover } from './CutoverDoor';

/** What the domain's rules allow, unless the portal's policy does not. */
export function narrowed(
  verdict: Verdict,
  permission: ResourcePermission<'cutover'>,
  { access, cutover }: OpenedCutover,
): Verdict {
  if (!verdict.allowed || access.has(permission, cutover)) return verdict;
  const { reason, message } = permissionMissing(permission.name);
  return { allowed: false, reason, message };
}
