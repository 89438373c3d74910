/**
 * What other backend plugins need to work with cutovers.
 *
 * @packageDocumentation
 */

export * from './cutoverService';
export * from './deliverable';
export * from './gate';
export * from './template';
