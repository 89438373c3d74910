import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { Actors } from '../actors/Actors';
import { jsonBody } from '../http/body';
import { parseQuery } from '../http/query';
import { etagOf, ifMatch, ifMatchOrNone } from '../http/versions';
import { idempotencyKey } from '../idempotency/idempotencyKey';
import type { AssessmentService } from './AssessmentService';
import type { EntityTraining } from './EntityTraining';
import type { ExamService } from './ExamService';
import type { MyTraining } from './MyTraining';
import type { PracticalService } from './PracticalService';
import type { QuestionnaireService } from './QuestionnaireService';
import type { TrainedPeople } from './TrainedPeople';
import type { TrainingCalendars } from './TrainingCalendars';
import type { TrainingOverviews } from './TrainingOverviews';
import type { TrainingReading } from './TrainingReading';
import type { TrainingReminders } from './TrainingReminders';
import type { TrainingResults } from './TrainingResults';
import type { TrainingService } from './TrainingService';
import type { TrainingSessions } from './TrainingSessions';

export interface TrainingDoors {
  assessments: AssessmentService;
  calendars: TrainingCalendars;
  entityTraining: EntityTraining;
  exams: ExamService;
  myTraining: MyTraining;
  practicals: PracticalService;
  questionnaires: QuestionnaireService;
  trainedPeople: TrainedPeople;
  training: TrainingService;
  trainingOverviews: TrainingOverviews;
  trainingReading: TrainingReading;
  trainingReminders: TrainingReminders;
  trainingResults: TrainingResults;
  trainingSessions: TrainingSessions;
}

/** Answers to a hundred questions at their longest, or what was remarked at a practical exercise. */
const LONGEST_BODY = 1024 * 1024;

/** A course with every unit in two languages, or an exam with hundreds of questions. */
const LONGEST_PLAN = 4 * 1024 * 1024;

const rehearsedQuery = z.strictObject({
  dryRun: z.enum(['true', 'false']).default('false'),
});

/** Of what cannot be rehearsed nobody is to think that it was. */
const noQuery = z.strictObject({});

const text = z.string().min(1).max(500).optional();

const peopleQuery = z.strictObject({
  course: text,
  person: text,
  department: text,
  role: text,
  certified: z
    .enum(['true', 'false'])
    .transform(given => given === 'true')
    .optional(),
  after: z.string().min(1).max(700).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const resultsQuery = z.strictObject({
  department: text,
  version: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});

const entityQuery = z.strictObject({ entity: z.string().min(1).max(500) });

export function trainingRoutes(
  router: Router,
  deps: { httpAuth: HttpAuthService; actors: Actors } & TrainingDoors,
) {
  const { httpAuth, actors } = deps;
  // Services are let in as far as this, so that they are told in words that a person is needed.
  const callerOf = async (req: Request) =>
    actors.of(await httpAuth.credentials(req, { allow: ['user', 'service'] }));
  const body = jsonBody(LONGEST_BODY);
  const plan = jsonBody(LONGEST_PLAN);
  const all = '/cutovers/:id/training';
  const course = `${all}/courses/:course`;
  const session = `${all}/sessions/:session`;
  const assessment = `${course}/assessments/:assessment`;
  const versions = `${all}/assessments/:assessment/versions`;
  const attempt = `${all}/attempts/:attempt`;
  type Params = Record<string, string>;
  const ofCourse = ({ params }: Request<Params>) => ({
    ...{ cutover: params.id, course: params.course },
  });
  const ofSession = ({ params }: Request<Params>) => ({
    ...{ cutover: params.id, session: params.session },
  });
  const ofAssessment = ({ params }: Request<Params>) => ({
    ...{ cutover: params.id, course: params.course },
    assessment: params.assessment,
  });
  const ofAttempt = ({ params }: Request<Params>) => ({
    ...{ cutover: params.id, attempt: params.attempt },
  });

  router.get('/training/mine', async (req, res) => {
    res.json({ items: await deps.myTraining.list(await callerOf(req)) });
  });

  router.get('/training/mine/calendar.ics', async (req, res) => {
    sendCalendar(res, await deps.calendars.mine(await callerOf(req)));
  });

  router.get('/training/readiness', async (req, res) => {
    const caller = await callerOf(req);
    const { entity } = parseQuery(entityQuery, req);
    res.json({ items: await deps.entityTraining.readiness(entity, caller) });
  });

  router.get('/training/assessments', async (req, res) => {
    const caller = await callerOf(req);
    const { entity } = parseQuery(entityQuery, req);
    res.json(await deps.entityTraining.assessments(entity, caller));
  });

  router.get(all, async (req, res) => {
    const caller = await callerOf(req);
    res.json(await deps.trainingOverviews.overview(req.params.id, caller));
  });

  router.get(`${all}/people`, async (req, res) => {
    const caller = await callerOf(req);
    const query = parseQuery(peopleQuery, req);
    res.json(await deps.trainedPeople.page(req.params.id, query, caller));
  });

  router.post(`${all}/courses`, plan, async (req, res) => {
    const caller = await callerOf(req);
    const options = callOptions(req);
    const added = await deps.training.addCourse(
      req.params.id,
      req.body,
      caller,
      options,
    );
    res.set('ETag', etagOf(added.version));
    res.status(options.dryRun ? 200 : 201).json(added);
  });

  router.get(course, async (req, res) => {
    const caller = await callerOf(req);
    const read = await deps.trainingReading.course(ofCourse(req), caller);
    res.set('ETag', etagOf(read.course.version)).json(read);
  });

  router.patch(course, plan, async (req, res) => {
    const caller = await callerOf(req);
    const key = { ...ofCourse(req), version: ifMatchOrNone(req) };
    const saved = await deps.training.changeCourse(key, req.body, caller);
    res.set('ETag', etagOf(saved.version)).json(saved);
  });

  router.post(`${course}/audience`, body, async (req, res) => {
    const caller = await callerOf(req);
    const saved = await deps.training.assign(
      ofCourse(req),
      req.body,
      caller,
      callOptions(req),
    );
    res.set('ETag', etagOf(saved.version)).json(saved);
  });

  router.post(`${course}/sessions`, body, async (req, res) => {
    const caller = await callerOf(req);
    parseQuery(noQuery, req);
    const added = await deps.trainingSessions.add(
      ofCourse(req),
      req.body,
      caller,
      keyOf(req),
    );
    res.set('ETag', etagOf(added.version)).status(201).json(added);
  });

  router.post(`${course}/units/:unit/read`, async (req, res) => {
    const caller = await callerOf(req);
    const key = { ...ofCourse(req), unit: req.params.unit };
    res.json(await deps.trainingReading.readUnit(key, caller));
  });

  router.post(`${course}/reminders`, body, async (req, res) => {
    const caller = await callerOf(req);
    const key = ofCourse(req);
    res.json(await deps.trainingReminders.remind(key, req.body, caller));
  });

  router.post(
    `${course}/people/:person/decision`,
    body,
    async (req: Request<Params>, res: Response) => {
      const caller = await callerOf(req as Request);
      const key = { ...ofCourse(req), person: req.params.person };
      res.json(await deps.trainedPeople.decide(key, req.body, caller));
    },
  );

  router.patch(session, body, async (req, res) => {
    const caller = await callerOf(req);
    const key = { ...ofSession(req), version: ifMatch(req) };
    const saved = await deps.trainingSessions.change(key, req.body, caller);
    res.set('ETag', etagOf(saved.version)).json(saved);
  });

  router.post(`${session}/cancel`, body, async (req, res) => {
    const caller = await callerOf(req);
    const key = { ...ofSession(req), version: ifMatch(req) };
    const saved = await deps.trainingSessions.cancel(key, req.body, caller);
    res.set('ETag', etagOf(saved.version)).json(saved);
  });

  router.post(`${session}/seat`, async (req, res) => {
    const caller = await callerOf(req);
    res.json(await deps.trainingSessions.signUp(ofSession(req), caller));
  });

  router.delete(`${session}/seat`, async (req, res) => {
    const caller = await callerOf(req);
    res.json(await deps.trainingSessions.leave(ofSession(req), caller));
  });

  router.get(`${session}/seats`, async (req, res) => {
    const caller = await callerOf(req);
    const items = await deps.trainingSessions.seats(ofSession(req), caller);
    res.json({ items });
  });

  router.post(`${session}/attendance`, body, async (req, res) => {
    const caller = await callerOf(req);
    const items = await deps.trainingSessions.recordAttendance(
      ofSession(req),
      req.body,
      caller,
    );
    res.json({ items });
  });

  router.get(`${session}/calendar.ics`, async (req, res) => {
    const caller = await callerOf(req);
    sendCalendar(res, await deps.calendars.session(ofSession(req), caller));
  });

  router.get(versions, async (req, res) => {
    const caller = await callerOf(req);
    const { id, assessment: asked } = req.params;
    const items = await deps.assessments.versions(id, asked, caller);
    res.json({ items });
  });

  router.post(versions, plan, async (req, res) => {
    const caller = await callerOf(req);
    const { id: cutover, assessment: asked } = req.params;
    const key = { cutover, assessment: asked, version: ifMatchOrNone(req) };
    const saved = await deps.assessments.save(key, req.body, caller);
    res.set('ETag', etagOf(saved.version)).status(201).json(saved);
  });

  router.post(`${all}/questions`, plan, async (req, res) => {
    const caller = await callerOf(req);
    const { id } = req.params;
    res.json(await deps.assessments.readQuestions(id, req.body, caller));
  });

  router.post(`${assessment}/attempts`, async (req, res) => {
    const caller = await callerOf(req);
    const paper = await deps.exams.start(ofAssessment(req), caller);
    res.status(201).json(paper);
  });

  router.get(attempt, async (req, res) => {
    const caller = await callerOf(req);
    res.json(await deps.exams.look(ofAttempt(req), caller));
  });

  router.put(`${attempt}/answers/:question`, body, async (req, res) => {
    const caller = await callerOf(req as Request);
    const key = { ...ofAttempt(req), question: req.params.question };
    res.json(await deps.exams.saveAnswer(key, req.body, caller));
  });

  router.post(`${attempt}/hand-in`, body, async (req, res) => {
    const caller = await callerOf(req);
    res.json(await deps.exams.handIn(ofAttempt(req), req.body, caller));
  });

  router.get(`${assessment}/questionnaire`, async (req, res) => {
    const caller = await callerOf(req);
    res.json(await deps.questionnaires.get(ofAssessment(req), caller));
  });

  router.post(`${assessment}/questionnaire`, body, async (req, res) => {
    const caller = await callerOf(req as Request);
    await deps.questionnaires.answer(ofAssessment(req), req.body, caller);
    res.status(204).end();
  });

  router.get(`${assessment}/rubric`, async (req, res) => {
    const caller = await callerOf(req);
    const found = await deps.assessments.rubric(ofAssessment(req), caller);
    res.set('ETag', etagOf(found.version)).json(found);
  });

  router.post(`${assessment}/practicals`, body, async (req, res) => {
    const caller = await callerOf(req as Request);
    const assessed = await deps.practicals.assess(
      ofAssessment(req),
      req.body,
      caller,
    );
    res.status(201).json(assessed);
  });

  router.get(`${assessment}/results`, async (req, res) => {
    const caller = await callerOf(req);
    const key = { ...ofAssessment(req), ...parseQuery(resultsQuery, req) };
    res.json(await deps.trainingResults.get(key, caller));
  });

  router.get(`${assessment}/results.csv`, async (req, res) => {
    const caller = await callerOf(req);
    const key = { ...ofAssessment(req), ...parseQuery(resultsQuery, req) };
    const csv = await deps.trainingResults.csv(key, caller);
    res.attachment(`${req.params.assessment}.csv`).type('text/csv').send(csv);
  });
}

function callOptions(req: Request) {
  return {
    dryRun: parseQuery(rehearsedQuery, req).dryRun === 'true',
    ...keyOf(req),
  };
}

function keyOf(req: Request) {
  const key = idempotencyKey(req);
  return key ? { idempotencyKey: key } : {};
}

function sendCalendar(res: Response, calendar: string) {
  res.attachment('training.ics').type('text/calendar').send(calendar);
}
