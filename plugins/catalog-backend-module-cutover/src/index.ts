/**
 * Cutovers, their phases and their templates in the Backstage catalog.
 *
 * @packageDocumentation
 */

export {
  catalogModuleCutover,
  catalogModuleCutover as default,
} from './module';
export { cutoverEntityConditions } from './lifecycle/permissionRules';
