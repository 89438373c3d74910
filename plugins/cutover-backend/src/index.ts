/**
 * The backend of Backstage Cutover, and what authors of permission policies need.
 *
 * @packageDocumentation
 */

export { cutoverPlugin as default } from './plugin';
export {
  cutoverConditions,
  createCutoverConditionalDecision,
  cutoverPermissionResourceRef,
  cutoverPermissionRules,
  type CutoverFilter,
} from './lifecycle/permissionRules';
