/**
 * Cutovers, their phases and their templates in the Backstage catalog.
 *
 * @packageDocumentation
 */

export {
  catalogModuleCutover,
  catalogModuleCutover as default,
} from './module';
