export * from './actor';
export * from './activity';
export * from './baseline';
export * from './cutover';
export { readWindow, windowFaults } from './cutoverWindow';
export * from './input';
export * from './parseInput';
export { normalRef, type EntityFact } from './entityRefs';
export { contentFaults, faultsOfIssues } from './inputFaults';
export { createCutover } from './createCutover';
export * from './cutoverName';
export * from './parseActivityInput';
export * from './layOutActivities';
export * from './mayOnActivity';
export * from './changeActivity';
export * from './progress';
export * from './reminders';
export * from './sentBack';
export { shaped } from './shaped';
export * from './editCutover';
export { endPhase, reopenPhase } from './endPhase';
export { goBack } from './goBack';
export {
  moveTemplate,
  planMove,
  type EndedRound,
  type FieldlessValue,
  type MoveConcerns,
  type MovedCutover,
  type MoveInput,
  type TemplateMove,
} from './moveTemplate';
export type { TemplateChange, TemplatePart } from './templateDifference';
export * from './cancelCutover';
export * from './completePhase';
export * from './mayAct';
export { assertAllowed } from './verdict';
export { withTargetOwners } from './targetOwners';
export { schedulePhases } from './schedulePhases';
export * from './cutoverEntities';
export * from './entitySchemas';
export * from './relations';
