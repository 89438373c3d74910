export * from './model';
export * from './input';
export {
  addSigner,
  askOpinion,
  giveOpinion,
  openSeats,
  recallTransfer,
  removeSigner,
  stopAsking,
  transferSeat,
} from './changeSeat';
export { decideGate, takeBackDecision } from './decideGate';
export { decidersOf, type Decider, type Standing } from './deciders';
export { followDueDates } from './dueSeats';
export {
  copyGate,
  escalateLeavers,
  lapseGate,
  openInEmergency,
  returnGate,
  urgeGate,
  withdrawGate,
} from './endRound';
export { evolveGate, gateStatus, newGate, openEmergency } from './evolveGate';
export type { GateCall, GateChange } from './gateCall';
export { eventOf, happenedTo, type GateEvent } from './gateEvent';
export { gateStanding } from './gateStanding';
export {
  lapsePlace,
  PLAN_ITEM,
  TEMPLATE_ITEM,
  type LapsePlace,
  type LapseStep,
} from './lapsePlace';
export type { GateAct, SeatAct } from './gateActs';
export { allowedOnGate, awaitsReview, mayOnGate } from './mayOnGate';
export { allowedOnSeat, deciderFor, mayOnSeat, standingOf } from './mayOnSeat';
export { mayClose, mayEndPhase } from './phaseOrder';
export { changedParts, lapseCauses, reviewHash } from './reviewHash';
export { activitySentBack, documentSentBack, sentBackBy } from './sentBackBy';
export { rulesOf, type RoundRule, type RuleType } from './roundRule';
export { roundOutcome, ruleOutcome, type Outcome } from './ruleOutcome';
export { seatState, type SeatState } from './seatState';
export type { Picks, Shortage } from './seatsFor';
export { rehearseGate, submitGate, type SubmitCall } from './submitGate';
export { makesCycle, substituteOf } from './substitutes';
export * from './view';
