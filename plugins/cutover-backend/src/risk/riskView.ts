import type { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  allowedOnRisk,
  cutoverRiskAcceptPermission,
  cutoverRiskEditPermission,
  dayIn,
  overdueMeasures,
  type Risk,
  type RiskAct,
  type RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import type { Caller } from '../actors/Actors';
import type { OpenedCutover } from '../lifecycle/CutoverDoor';
import { narrowed } from '../lifecycle/narrowed';

/** What the portal's policy is asked for beside reading. */
export const RISK_PERMISSIONS = [
  cutoverRiskEditPermission,
  cutoverRiskAcceptPermission,
];

/** A risk as the caller sees it: what they may do by the domain's rules and by the portal's policy. */
export function riskView(
  risk: Risk,
  opened: OpenedCutover,
  { actor }: Caller,
  now: string,
): RiskView {
  const { cutover, spec } = opened;
  const allowed = allowedOnRisk(risk, { cutover, spec, by: actor });
  const narrow = (act: RiskAct) =>
    narrowed(allowed[act], permissionFor(act), opened);
  return {
    ...risk,
    overdue: overdueMeasures(risk, dayIn(cutover.window.timeZone, now)).map(
      ({ id }) => id,
    ),
    allowed: {
      edit: narrow('edit'),
      assess: narrow('assess'),
      respond: narrow('respond'),
      'ask-acceptance': narrow('ask-acceptance'),
      'decide-acceptance': narrow('decide-acceptance'),
      occur: narrow('occur'),
      close: narrow('close'),
      reopen: narrow('reopen'),
    },
  };
}

export function permissionFor(act: RiskAct): ResourcePermission<'cutover'> {
  return act === 'decide-acceptance'
    ? cutoverRiskAcceptPermission
    : cutoverRiskEditPermission;
}
