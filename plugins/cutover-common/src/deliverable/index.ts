export * from './model';
export * from './input';
export * from './activeData';
export * from './answerComment';
export * from './applicableForm';
export * from './applyChanges';
export * from './comments';
export * from './contentHash';
export * from './copyDraft';
export * from './dataFaults';
export { decideComment, type NewComment } from './decideComment';
export * from './deliverableCall';
export * from './deliverablesOf';
export { difference } from './difference';
export { discardDraft } from './discardDraft';
export {
  asksForFiles,
  filesNamed,
  hidesFiles,
  visibleFiles,
} from './fileFields';
export * from './fileKind';
export type { FittedForm, Form } from './fitForm';
export { heldDocuments, type HeldDocument } from './heldDocuments';
export * from './keptOrigins';
export * from './limitFaults';
export { hasImmaterial, materialData } from './materialData';
export * from './mayOnDeliverable';
export * from './mentionFaults';
export * from './mergeWrite';
export * from './plainCell';
export { pointerSteps, type PointerStep } from './pointerSteps';
export {
  prefilled,
  type CatalogFact,
  type EntityFacts,
  type PrefillContext,
} from './prefilled';
export * from './resolveComment';
export * from './reviewBlockers';
export { documentOfItem, itemOfDocument } from './reviewedDocument';
export * from './reviewDraft';
export * from './reviewRows';
export { rightsOf, type FieldRights } from './rightsOf';
export * from './rolesHeld';
export { withRowIds } from './rowIds';
export * from './rowSchema';
export { saveDraft } from './saveDraft';
export { strayValues, type StrayValue } from './strayValues';
export * from './submitDeliverable';
export * from './visibleChanges';
export { visibleData } from './visibleData';
export * from './visibleFaults';
export * from './visibleForm';
export * from './visiblePath';
export * from './workingDraft';
