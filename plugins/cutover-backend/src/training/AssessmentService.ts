import { NotFoundError } from '@backstage/errors';
import {
  assertMayOnTraining,
  because,
  currentAssessment,
  cutoverTrainingManagePermission,
  findAssessment,
  importQuestionsInputSchema,
  mayOnTraining,
  readGift,
  saveAssessment,
  saveAssessmentInputSchema,
  type AssessmentVersion,
  type ImportedQuestions,
  type Practical,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { Recorder } from '../audit/Recorder';
import { parsedBody } from '../http/body';
import type { Outbox } from '../outbox/Outbox';
import { staleAssessment, type AssessmentStore } from './AssessmentStore';
import type { Candidates } from './Candidates';
import type { AssessmentKey } from './ExamService';
import { inTurns } from './inTurns';
import type { TrainingAudience } from './TrainingAudience';
import {
  assessmentIn,
  courseIn,
  type OpenedTraining,
  type TrainingDoor,
} from './TrainingDoor';

/** Who has written what stands in the template, as far as a cutover knows. */
const TEMPLATE = 'plugin:cutover';

/** What is asked in assessments, for those who may know the answers. */
export class AssessmentService {
  constructor(
    private readonly deps: {
      db: Knex;
      assessments: AssessmentStore;
      audience: TrainingAudience;
      candidates: Candidates;
      training: TrainingDoor;
      recorder: Recorder;
      outbox: Outbox;
      clock: () => Date;
    },
  ) {}

  /** Newest first; before them what stands in the template, where nobody has taken that yet. */
  async versions(
    cutover: string,
    id: string,
    caller: Caller,
  ): Promise<AssessmentVersion[]> {
    const { assessments, audience, candidates, db, training } = this.deps;
    const opened = await training.open(cutover, caller);
    const current = findAssessment(opened.spec, opened.versions, id);
    const { definition, isKept, origin, version } = current;
    // Answers that were seen are not forgotten: whoever has just joined those who sit it sees none.
    if (definition.kind === 'exam') await audience.assertFresh(opened.cutover);
    opened.access.assert(cutoverTrainingManagePermission, opened.cutover);
    const candidate =
      definition.kind === 'exam' &&
      (await candidates.includes(db, opened, id, caller.actor.ref));
    this.#assertMayRead(opened, id, candidate, caller);
    const kept = await assessments.versions(db, opened.cutover.id, id);
    return isKept
      ? kept
      : [
          {
            ...{ assessment: id, version, definition, origin },
            ...{ by: TEMPLATE, at: opened.cutover.createdAt },
          },
          ...kept,
        ];
  }

  /** `version` is the one that was read; 0 where nothing was kept. */
  async save(
    key: { cutover: string; assessment: string; version: number },
    body: unknown,
    caller: Caller,
  ): Promise<AssessmentVersion> {
    const { assessments, audience, candidates, outbox, recorder, training } =
      this.deps;
    const { definition } = parsedBody(saveAssessmentInputSchema, body);
    const before = await training.open(key.cutover, caller, []);
    if (definition.kind === 'exam') await audience.assertFresh(before.cutover);
    const saved = await training.change(
      key.cutover,
      caller,
      cutoverTrainingManagePermission,
      async (tx, opened) => {
        const { spec, versions } = opened;
        const found = currentAssessment(spec, versions, key.assessment);
        if ((found?.version ?? 0) !== key.version) {
          throw staleAssessment(
            ...([key.assessment, key.version, found?.version ?? 0] as const),
          );
        }
        const { happened, isNew, next } = saveAssessment(
          key.assessment,
          definition,
          {
            ...{ ...opened, by: caller.actor, at: this.#now() },
            basedOn: key.version,
            candidate: await candidates.includes(
              ...([tx, opened, key.assessment, caller.actor.ref] as const),
            ),
          },
        );
        if (!isNew || !happened) return next;
        const isKept = await assessments.insert(tx, opened.cutover.id, next);
        // Somebody has sat it for the first time at the same moment, and with that kept the template's.
        if (!isKept) {
          throw staleAssessment(key.assessment, key.version, next.version);
        }
        await recorder.record(tx, happened, opened);
        return next;
      },
    );
    outbox.poke();
    return saved;
  }

  /** By what a practical exercise is assessed now: no secret, unlike what an exam asks. */
  async rubric(
    key: AssessmentKey,
    caller: Caller,
  ): Promise<{ definition: Practical; version: number }> {
    const opened = await this.deps.training.open(key.cutover, caller, []);
    const { course } = courseIn(opened, key.course);
    const definition = assessmentIn(opened, course, key.assessment);
    if (definition.kind === 'practical') {
      const { version } = findAssessment(
        opened.spec,
        opened.versions,
        definition.id,
      );
      return { definition, version };
    }
    throw because(
      new NotFoundError(`${definition.id} is no practical exercise`),
      'training.unknown-assessment',
    );
  }

  /** What a text in GIFT holds; writes nothing. */
  async readQuestions(
    cutover: string,
    body: unknown,
    caller: Caller,
  ): Promise<ImportedQuestions> {
    const { gift } = parsedBody(importQuestionsInputSchema, body);
    const opened = await this.deps.training.open(cutover, caller);
    opened.access.assert(cutoverTrainingManagePermission, opened.cutover);
    this.#assertMayPlan(opened, caller);
    return inTurns(readGift(gift));
  }

  /** The whole training, or one of its courses. */
  #assertMayPlan(opened: OpenedTraining, { actor: by }: Caller) {
    const call = { ...opened, by };
    const may = opened.courses.some(
      course => mayOnTraining('manage', call, { course }).allowed,
    );
    if (!may) assertMayOnTraining('manage', call);
  }

  /** By the roles of any course with it. */
  #assertMayRead(
    opened: OpenedTraining,
    id: string,
    candidate: boolean,
    { actor: by }: Caller,
  ) {
    const call = { ...opened, by };
    const courses = opened.courses.filter(({ definition }) =>
      definition.assessments.includes(id),
    );
    const may = [undefined, ...courses].some(
      course =>
        mayOnTraining('read-answers', call, {
          ...(course ? { course } : {}),
          candidate,
        }).allowed,
    );
    if (!may) assertMayOnTraining('read-answers', call, { candidate });
  }

  #now() {
    return this.deps.clock().toISOString();
  }
}
