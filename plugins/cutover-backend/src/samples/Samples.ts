import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { RELATION_MEMBER_OF } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  doersOf,
  isOver,
  type ActivityView,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';
import type { Caller } from '../actors/Actors';
import type { CommentService } from '../deliverable/CommentService';
import type { DeliverableService } from '../deliverable/DeliverableService';
import type { GateService } from '../gate/GateService';
import type { ActivityService } from '../lifecycle/ActivityService';
import type { CutoverService } from '../lifecycle/CutoverService';
import { cutoverOf } from '../lifecycle/CutoverStore';
import type { RiskService } from '../risk/RiskService';
import type { TemplateService } from '../template/TemplateService';
import type { trainingServices } from '../training/trainingServices';
import { pastOf, type PastStep } from './pastOf';
import { SampleDocuments, type Step } from './SampleDocuments';
import { SampleRisks } from './SampleRisks';
import { SampleTraining } from './SampleTraining';
import {
  momentAgo,
  momentIn,
  readSamples,
  sampleInput,
  type Sample,
} from './sampleFile';

type SampleActivity = Sample['activities'][number];

/**
 * Makes the sample cutovers through the same use cases as everybody else, in the name of the people whom the file
 * names, and as if at the times that it names. Each is made once, by its idempotency key: a restart or a second replica
 * finds it made, and goes on with what was not done yet.
 */
export class Samples {
  readonly #documents = new SampleDocuments({
    at: time => this.deps.at(time),
    caller: ref => this.#caller(ref),
  });

  readonly #risks = new SampleRisks({
    at: time => this.deps.at(time),
    caller: ref => this.#caller(ref),
  });

  readonly #training = new SampleTraining({
    at: time => this.deps.at(time),
    caller: ref => this.#caller(ref),
    templates: { copy: (...args) => this.deps.templates.copy(...args) },
  });

  constructor(
    private readonly deps: {
      file: string;
      auth: AuthService;
      catalog: CatalogService;
      /** The use cases as they were at a time. */
      at(time: Date): {
        cutovers: CutoverService;
        activities: ActivityService;
        deliverables: DeliverableService;
        comments: CommentService;
        gates: GateService;
        risks: RiskService;
        training: ReturnType<typeof trainingServices>;
      };
      templates: Pick<TemplateService, 'copy'>;
      clock: () => Date;
      logger: LoggerService;
    },
  ) {}

  /** Whether all are made. Those that are not, mostly because the catalog is not filled yet, wait for another try. */
  async make(): Promise<boolean> {
    const waiting: string[] = [];
    for (const sample of await readSamples(this.deps.file)) {
      try {
        await this.#make(sample);
      } catch (error) {
        waiting.push(`${sample.key} (${stringifyError(error)})`);
      }
    }
    if (waiting.length) {
      this.deps.logger.info(
        `Sample cutovers that wait for another try: ${waiting.join(', ')}`,
      );
    }
    return waiting.length === 0;
  }

  async #make(sample: Sample) {
    const today = this.deps.clock();
    const key = `sample:${sample.key}`;
    const { id } = await this.deps
      .at(momentAgo(sample.createdAgo, today))
      .cutovers.create(
        sampleInput(sample, today),
        await this.#caller(sample.createdBy),
        // The window moves with the day; it is the same sample all the same.
        { idempotencyKey: key, fingerprint: key },
      );
    const beside = [
      ...this.#risks.stepsOf(id, sample, today),
      ...this.#training.stepsOf(await this.#now(id), sample, today),
    ];
    for (const { phase, by, comment, ago } of sample.completePhases) {
      const now = await this.#now(id);
      if (now.status !== 'running' || isDone(now, phase)) continue;
      const time = momentAgo(ago, today);
      await inOrder([
        ...(await this.#documentSteps(id, sample, each => each === phase)),
        ...(await this.#finishActivities(now, phase, by, time)),
        ...beside.filter(({ at }) => at <= time),
      ]);
      await this.#end(id, { phase, by, comment, time });
    }
    const phases = (await this.#now(id)).phases.filter(isOpen);
    await inOrder([
      ...(await this.#documentSteps(id, sample, phase =>
        phases.some(each => each.id === phase),
      )),
      ...beside,
      ...sample.activities.map((step, index, all) => {
        const earlier = all
          .slice(0, index)
          .filter(({ activity }) => activity === step.activity);
        const version = earlier.length + 1;
        return {
          at: momentAgo(step.ago, today),
          take: () => this.#change(id, step, { version, today }),
        };
      }),
    ]);
    if (sample.cancel) {
      const { by, reason } = sample.cancel;
      const now = await this.#now(id);
      if (now.status !== 'running') return;
      const caller = await this.#caller(by);
      const { cutovers } = this.deps.at(today);
      await cutovers.cancel(id, now.version, { reason }, caller);
    }
  }

  /** Through its gate, where it has one: submitted, and decided by everybody who has to. */
  async #end(
    id: string,
    step: { phase: string; by: string; comment: string; time: Date },
  ) {
    const { phase, by, comment, time } = step;
    const { cutovers, gates } = this.deps.at(time);
    const leader = await this.#caller(by);
    const all = await gates.list(id, leader);
    const gate = all.find(each => each.phase === phase)?.id;
    if (gate === undefined) {
      const { version } = await this.#now(id);
      await cutovers.completePhase(id, version, phase, { comment }, leader);
      return;
    }
    const key = { cutover: id, gate };
    let { rounds } = await gates.get(key, leader);
    if (rounds.at(-1)?.status !== 'in-review') {
      const submitter = submitterOf(await this.#now(id), by);
      ({ rounds } = await gates.submit(key, {}, await this.#caller(submitter)));
    }
    for (;;) {
      const round = rounds.at(-1);
      const seat = round?.seats.find(({ state }) => state === 'open');
      if (!round || !seat) return;
      const [person] = seat.deciders;
      const decision = {
        seat: seat.id,
        verdict: 'approve',
        ...(person === by ? { comment } : {}),
      };
      ({ rounds } = await gates.decide(
        key,
        { hash: round.hash, decisions: [decision] },
        await this.#caller(person),
      ));
    }
  }

  /** What people had done in a phase by the time at which it was completed. */
  async #finishActivities(
    cutover: Cutover,
    phase: string,
    leader: string,
    time: Date,
  ): Promise<Step[]> {
    const open = (await this.#activities(cutover.id)).filter(
      each => each.phase === phase && !isOver(each),
    );
    return pastOf(open, cutover, time).map(step => ({
      at: step.at,
      take: () => this.#take(cutover, step, leader),
    }));
  }

  /** What was done with the documents of some phases. */
  async #documentSteps(
    id: string,
    sample: Sample,
    isMeant: (phase: string) => boolean,
  ): Promise<Step[]> {
    if (sample.documents.length === 0) return [];
    const today = this.deps.clock();
    const { deliverables } = this.deps.at(today);
    const all = await deliverables.list(id, await this.#service());
    const meant = all.filter(({ phase }) => isMeant(phase));
    return this.#documents.stepsOf(id, sample, {
      today,
      among: new Set(meant.map(each => each.id)),
    });
  }

  async #take(cutover: Cutover, step: PastStep, leader: string) {
    const { activity, at, status } = step;
    const [doer = leader] = doersOf(activity, cutover);
    const found = await this.#activity(cutover.id, activity.id);
    await this.deps
      .at(at)
      .activities.change(
        cutover.id,
        activity.id,
        found.version,
        { status },
        await this.#caller(doer),
      );
  }

  async #change(
    id: string,
    step: SampleActivity,
    { version, today }: { version: number; today: Date },
  ) {
    const { activity, by, ago, forecastIn, ...change } = step;
    const found = await this.#activity(id, activity);
    // Taken already, and perhaps changed by somebody since.
    if (found.version !== version) return;
    const end = forecastIn && momentIn(forecastIn, today).toISOString();
    const { activities } = this.deps.at(momentAgo(ago, today));
    await activities.change(
      id,
      activity,
      version,
      { ...change, ...(end ? { forecast: { end } } : {}) },
      await this.#caller(by),
    );
  }

  async #activities(id: string): Promise<ActivityView[]> {
    const { activities } = this.deps.at(this.deps.clock());
    return activities.list(id, await this.#service());
  }

  async #activity(cutover: string, id: string): Promise<ActivityView> {
    const found = (await this.#activities(cutover)).find(
      each => each.id === id,
    );
    if (!found) throw new Error(`There is no activity ${id}`);
    return found;
  }

  async #service(): Promise<Caller> {
    return {
      credentials: await this.deps.auth.getOwnServiceCredentials(),
      actor: { kind: 'service', ref: 'samples', groups: [] },
    };
  }

  async #now(id: string): Promise<Cutover> {
    const credentials = await this.deps.auth.getOwnServiceCredentials();
    const { cutovers } = this.deps.at(this.deps.clock());
    return cutoverOf(await cutovers.get(id, credentials));
  }

  /** The person as the catalog knows them; the portal's own credentials ask on their behalf. */
  async #caller(ref: string): Promise<Caller> {
    const credentials = await this.deps.auth.getOwnServiceCredentials();
    const user = await this.deps.catalog.getEntityByRef(ref, { credentials });
    if (!user) throw new Error(`${ref} is not in the catalog yet`);
    const groups = (user.relations ?? [])
      .filter(({ type }) => type === RELATION_MEMBER_OF)
      .map(({ targetRef }) => targetRef);
    return {
      credentials,
      actor: { kind: 'person', ref, groups: [ref, ...groups] },
    };
  }
}

/** One after the other, as they came about; what was at the same time in the order in which it is named. */
async function inOrder(steps: Step[]) {
  const sorted = [...steps].sort(
    (one, other) => one.at.getTime() - other.at.getTime(),
  );
  for (const { take } of sorted) await take();
}

/** Who keeps the plan submits, and otherwise somebody who need not decide. */
function submitterOf({ team }: Cutover, leader: string): string {
  const [first] = [
    ...(team.coordinator ?? []),
    ...(team['technology-lead'] ?? []),
    ...Object.values(team).flat(),
  ].filter(person => person !== leader);
  return first ?? leader;
}

function isOpen({ status }: Cutover['phases'][number]) {
  return status !== 'done';
}

function isDone(cutover: Cutover, phase: string) {
  return cutover.phases.some(
    ({ id, status }) => id === phase && status === 'done',
  );
}
