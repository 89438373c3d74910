export * from './model';
export * from './results';
export * from './view';
export * from './input';
export {
  allowedOnCourse,
  allowedOnPerson,
  assertMayOnTraining,
  mayOnTraining,
  type TrainingCall,
  type TrainingPlace,
} from './mayOnTraining';
export {
  courseOf,
  coursesOf,
  dueDayOf,
  findCourse,
  isGraded,
  rowOfCourse,
  type CourseRow,
} from './course';
export {
  assessmentsOf,
  assessmentVersionFor,
  currentAssessment,
  findAssessment,
  saveAssessment,
  type CurrentAssessment,
  askedVersion,
  wasChanged,
} from './assessments';
export type { TrainingChange, TrainingContext } from './trainingChange';
export {
  addCourse,
  assignTraining,
  changeCourse,
  type CourseContext,
} from './planCourse';
export {
  addSession,
  cancelSession,
  changeSession,
  type SessionContext,
} from './planSession';
export {
  allowedOnSession,
  leaveSession,
  recordAttendance,
  signUp,
  type SeatChange,
} from './seats';
export {
  audienceOf,
  carriesOver,
  joinAndLeave,
  type Attendee,
  type Directory,
  type MemberMoves,
} from './audience';
export { assessmentOutline } from './assessmentOutline';
export { departmentOf, type GroupFact, type PersonFact } from './department';
export { departmentOfRef, headsOf } from './heads';
export { drawPaper, paperOf, type DrawnQuestion } from './drawPaper';
export {
  scoreExam,
  scorePractical,
  type Answers,
  type AssessmentOutcome,
} from './scoreExam';
export {
  assertMaySave,
  assessPractical,
  handIn,
  isTimeOver,
  startAttempt,
  timeOut,
  timeOver,
} from './attempts';
export {
  isCertified,
  isOverdue,
  isNeeded,
  assessmentStanding,
  type Attended,
} from './standing';
export { isInMyTraining, isOwnCourse } from './ownCourse';
export {
  decideExhausted,
  isCandidate,
  memberAfter,
  todoOf,
  unreadUnits,
  withoutUnattended,
  type ReadUnit,
} from './member';
export {
  departmentsToRemind,
  remindedBefore,
  traineesReminded,
} from './remindTrainees';
export { readinessOf, type ReadinessOf } from './readiness';
export {
  certifiedVerdict,
  onShiftVerdict,
  questionnaireVerdict,
  type CertifiedVerdict,
  type CheckedMember,
  type QuestionnaireVerdict,
  type ShiftVerdict,
} from './trainingVerdicts';
export { examStatistics } from './statistics';
export { shownVersion, type ResultsAsked } from './resultVersions';
export {
  areShown,
  assertQuestionnaire,
  assertStillAsked,
  questionnaireFaults,
  questionnaireResult,
  type QuestionnaireTally,
} from './questionnaire';
export { resultReview } from './resultReview';
export {
  trainingReminders,
  type Remindable,
  type TrainingReminder,
} from './trainingReminders';
export { resultTable } from './resultTable';
export { parseGift, readGift } from './parseGift';
export { assertMayAnswer, mayAnswerAgain } from './mayAnswer';
export { readableAttempts } from './readableAttempts';
export { rosteredFor, type RosterFields } from './rostered';
