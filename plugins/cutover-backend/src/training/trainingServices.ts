import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import type { Recorder } from '../audit/Recorder';
import type { IdempotencyStore } from '../idempotency/IdempotencyStore';
import type { CatalogFacts } from '../lifecycle/CatalogFacts';
import type { CutoverAccess } from '../lifecycle/CutoverAccess';
import type { CutoverDoor } from '../lifecycle/CutoverDoor';
import type { CutoverStore } from '../lifecycle/CutoverStore';
import { TouchedRefs } from '../lifecycle/TouchedRefs';
import type { Outbox } from '../outbox/Outbox';
import type { TemplateService } from '../template/TemplateService';
import { AssessmentService } from './AssessmentService';
import { AssessmentStore } from './AssessmentStore';
import { AttemptResults } from './AttemptResults';
import { AttemptStore } from './AttemptStore';
import { AudienceStore } from './AudienceStore';
import { Candidates } from './Candidates';
import { CatalogPeople } from './CatalogPeople';
import { CourseStore } from './CourseStore';
import { EntityTraining } from './EntityTraining';
import { ExamService } from './ExamService';
import { KnownRefs } from './KnownRefs';
import { MemberBook } from './MemberBook';
import { MemberRecords } from './MemberRecords';
import { MemberStore } from './MemberStore';
import { MyTraining } from './MyTraining';
import { PracticalService } from './PracticalService';
import { QuestionnaireService } from './QuestionnaireService';
import { QuestionnaireStore } from './QuestionnaireStore';
import { ReadableTrainings } from './ReadableTrainings';
import { ReadinessStore } from './ReadinessStore';
import { ReminderStore } from './ReminderStore';
import { SessionStore } from './SessionStore';
import { TrainedPeople } from './TrainedPeople';
import { TrainingAudience } from './TrainingAudience';
import { TrainingCalendars } from './TrainingCalendars';
import { trainingChecks, type LastRevision } from './trainingChecks';
import { TrainingDoor } from './TrainingDoor';
import { TrainingDueDates } from './TrainingDueDates';
import { TrainingFollower } from './TrainingFollower';
import { TrainingOverviews } from './TrainingOverviews';
import { TrainingReading } from './TrainingReading';
import { TrainingReminders } from './TrainingReminders';
import { TrainingResults } from './TrainingResults';
import { TrainingService } from './TrainingService';
import { TrainingSessions } from './TrainingSessions';
import { WaitingStore } from './WaitingStore';

/** Everything about training, wired up. */
export function trainingServices(given: {
  db: Knex;
  auth: AuthService;
  access: CutoverAccess;
  catalog: CatalogService;
  cutovers: CutoverStore;
  door: CutoverDoor;
  facts: CatalogFacts;
  idempotency: IdempotencyStore;
  lastRevision: LastRevision;
  logger: LoggerService;
  outbox: Outbox;
  recorder: Recorder;
  templates: TemplateService;
  clock: () => Date;
}) {
  const stores = {
    assessments: new AssessmentStore(),
    attempts: new AttemptStore(),
    audiences: new AudienceStore(),
    courses: new CourseStore(),
    members: new MemberStore(),
    questionnaires: new QuestionnaireStore(),
    readiness: new ReadinessStore(),
    reminders: new ReminderStore(),
    sessions: new SessionStore(),
    waiting: new WaitingStore(),
  };
  const training = new TrainingDoor({ ...given, ...stores });
  const records = new MemberRecords(stores);
  const candidates = new Candidates({ ...given, ...stores, training });
  const known = {
    ...{ ...given, ...stores, training, records },
    book: new MemberBook({ ...given, ...stores, records }),
    catalogPeople: new CatalogPeople(given),
    known: new KnownRefs(given),
    readable: new ReadableTrainings({ ...given, training }),
    results: new AttemptResults({ ...stores, candidates, records }),
    touched: new TouchedRefs(given),
  };
  const audience = new TrainingAudience(known);
  const deps = { ...known, audience };
  const exams = new ExamService(deps);
  const overviews = new TrainingOverviews(deps);
  const people = new TrainedPeople(deps);
  return {
    assessments: new AssessmentService({ ...deps, candidates }),
    calendars: new TrainingCalendars(deps),
    entityTraining: new EntityTraining(deps),
    exams,
    myTraining: new MyTraining(deps),
    practicals: new PracticalService({ ...deps, exams, people }),
    questionnaires: new QuestionnaireService({ ...deps, exams }),
    trainedPeople: people,
    training: new TrainingService({ ...deps, candidates, overviews }),
    trainingOverviews: overviews,
    trainingReading: new TrainingReading(deps),
    trainingReminders: new TrainingReminders(deps),
    trainingResults: new TrainingResults({ ...deps, candidates }),
    trainingSessions: new TrainingSessions({ ...deps, overviews }),
    audience,
    checks: trainingChecks(deps),
    dueDates: new TrainingDueDates({ ...deps, exams }),
    follower: new TrainingFollower(deps),
  };
}
