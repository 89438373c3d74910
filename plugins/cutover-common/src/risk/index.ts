export * from './model';
export * from './input';
export { placeOf, rankOf, ratingFaults, scaleOf } from './scale';
export {
  allowedOnRisk,
  assertMayOnRisk,
  assertAllowedOnRisk,
  mayAddRisk,
  mayOnRisk,
  RISK_ACTS,
  type RiskCall,
} from './mayOnRisk';
export type { RiskChange, RiskContext } from './riskChange';
export { addRisk, standardRisksOf } from './addRisk';
export { dismissProposal } from './dismissProposal';
export { editRisk } from './editRisk';
export { assessRisk } from './assessRisk';
export {
  addMeasure,
  changeMeasure,
  overdueMeasures,
  responsesFor,
} from './respondToRisk';
export {
  askAcceptance,
  decideAcceptance,
  expireAcceptance,
  hasExpired,
} from './acceptRisk';
export {
  measureReminders,
  nextReminderAt,
  type MeasureReminder,
} from './measureReminders';
export { moveRisk } from './moveRisk';
export { isOpenRisk, openStatus } from './riskStatus';
export { proposalsOf } from './proposals';
export { exposureOf, placesAt } from './exposure';
export {
  drillsToHold,
  risksAtOrAbove,
  risksWithoutResponse,
  risksWithoutValidAcceptance,
  unassessedRisks,
} from './riskVerdicts';
export { isRiskItem, reviewedRisk, riskOfItem } from './reviewedRisk';
export { riskColumns, rowOfRisk, type RiskDifference } from './riskColumns';
export { importRisks, type ImportedRisk, type TakenRisk } from './importRisks';
export {
  sumRisks,
  type CountedTemplate,
  type ForeignCount,
  type RiskGroup,
  type RiskSum,
} from './sumRisks';
export { dayIn } from './day';
