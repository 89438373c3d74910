/**
 * The domain of Backstage Cutover, free of I/O: model, schemas, permissions, the API client and the decisions.
 *
 * @packageDocumentation
 */

export * from './template';
export * from './lifecycle';
export * from './deliverable';
export * from './gate';
export * from './risk';
export * from './training';
export * from './audit';
export * from './api';
export * from './errors';
export * from './nearest';
export * from './permissions';
