import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  activitySentBack,
  allowedOnActivity,
  because,
  changeActivity,
  cutoverUpdatePermission,
  isLate,
  mayOnActivity,
  parseActivityInput,
  type ActivityBlocker,
  type ActivityView,
  type CutoverActivity,
  type SentBack,
  type Verdict,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { Recorder } from '../audit/Recorder';
import type { Outbox } from '../outbox/Outbox';
import type { ActivityBlockers } from './ActivityBlockers';
import { aboutAssignment } from './activityMessages';
import { staleActivity, type ActivityStore } from './ActivityStore';
import type { CutoverActivities } from './CutoverActivities';
import { permissionMissing } from './CutoverAccess';
import type { CutoverDoor, OpenedCutover } from './CutoverDoor';
import type { CutoverStore } from './CutoverStore';
import { NOTHING_SENT_BACK, type FindsSentBack } from './FindsSentBack';

/** By the ids of activities. */
type Blockers = ReadonlyMap<string, ActivityBlocker[]>;

const of = (blockers: Blockers, { id }: CutoverActivity) =>
  blockers.get(id) ?? [];

/** The use cases of an activity. */
export class ActivityService {
  constructor(
    private readonly deps: {
      db: Knex;
      door: CutoverDoor;
      cutovers: CutoverStore;
      activityStore: ActivityStore;
      activities: CutoverActivities;
      /** Of other subjects: what keeps activities from being done. */
      blockers: ActivityBlockers[];
      sentBack: FindsSentBack;
      recorder: Recorder;
      outbox: Outbox;
      clock: () => Date;
    },
  ) {}

  /** All activities that apply to a cutover, in the order of its template, as the caller may act on them. */
  async list(cutover: string, caller: Caller): Promise<ActivityView[]> {
    const { activities, db, door } = this.deps;
    const opened = await door.open(cutover, caller.credentials, [
      cutoverUpdatePermission,
    ]);
    const kept = await activities.read(db, opened, this.#now());
    const sentBack = await this.#sentBack(db, opened);
    const blockers = await this.#blockersFor(db, opened, kept, caller);
    return kept.map(each =>
      this.#view(each, opened, caller, { sentBack, blockers }),
    );
  }

  async change(
    cutover: string,
    id: string,
    version: number,
    body: unknown,
    caller: Caller,
  ): Promise<ActivityView> {
    const change = parseActivityInput(body);
    const view = await this.#changing(
      cutover,
      caller.credentials,
      async (tx, opened) => {
        const { activities, activityStore, cutovers, recorder } = this.deps;
        const at = this.#now();
        const sentBack = await this.#sentBack(tx, opened);
        const all = await activities.ensured(tx, opened, at);
        const activity = named(all, id, opened);
        if (activity.version !== version) {
          throw staleActivity(activity, version, activity.version);
        }
        const viewed = async (each: CutoverActivity, now = opened) => {
          const blockers = await this.#blockersFor(tx, now, [each], caller);
          return this.#view(each, now, caller, { sentBack, blockers });
        };
        const { next, happened } = changeActivity(activity, change, {
          cutover: opened.cutover,
          spec: opened.spec,
          by: caller.actor,
          at,
          blockers:
            change.status === 'done'
              ? of(await this.#blockers(tx, opened, [activity]), activity)
              : [],
        });
        // Saving a form in which nothing was changed is no event.
        if (next === activity) return viewed(activity);
        const saved = await activityStore.save(tx, activity, next);
        const progressed = await activities.saveProgress(
          tx,
          opened.cutover,
          all.map(each => (each === activity ? saved : each)),
        );
        await recorder.record(
          tx,
          happened,
          { cutover: progressed, spec: opened.spec },
          aboutAssignment(activity, saved, { ...opened, by: happened.by }),
        );
        await cutovers.takePosition(tx, progressed.id);
        return viewed(saved, { ...opened, cutover: progressed });
      },
    );
    this.deps.outbox.poke();
    return view;
  }

  #changing<T>(
    cutover: string,
    credentials: BackstageCredentials,
    work: (tx: Knex.Transaction, opened: OpenedCutover) => Promise<T>,
  ) {
    const { door } = this.deps;
    return door.change(cutover, credentials, cutoverUpdatePermission, work);
  }

  async #blockers(
    db: Knex,
    opened: OpenedCutover,
    activities: CutoverActivity[],
  ): Promise<Blockers> {
    const found = new Map<string, ActivityBlocker[]>();
    if (activities.length === 0) return found;
    for (const subject of this.deps.blockers) {
      for (const [id, blockers] of await subject.of(db, opened, activities)) {
        found.set(id, [...(found.get(id) ?? []), ...blockers]);
      }
    }
    return found;
  }

  /** Of the activities that the caller could end but for them. */
  #blockersFor(
    db: Knex,
    opened: OpenedCutover,
    activities: CutoverActivity[],
    { actor }: Caller,
  ) {
    const { cutover, spec } = opened;
    const call = { cutover, spec, by: actor };
    const ending = activities.filter(
      each => mayOnActivity('complete', each, call).allowed,
    );
    return this.#blockers(db, opened, ending);
  }

  async #sentBack(db: Knex, { cutover }: OpenedCutover): Promise<SentBack> {
    const found = await this.deps.sentBack.of(db, [cutover]);
    return found.get(cutover.id) ?? NOTHING_SENT_BACK;
  }

  #view(
    activity: CutoverActivity,
    { access, cutover, spec }: OpenedCutover,
    { actor }: Caller,
    found: { sentBack: SentBack; blockers: Blockers },
  ): ActivityView {
    const mark = activitySentBack(found.sentBack, activity);
    const permitted = access.has(cutoverUpdatePermission, cutover);
    const blockers = permitted ? of(found.blockers, activity) : [];
    const call = { cutover, spec, by: actor };
    const verdicts = allowedOnActivity(activity, call, blockers);
    const { reason, message } = permissionMissing(cutoverUpdatePermission.name);
    const narrowed = (verdict: Verdict): Verdict =>
      permitted || !verdict.allowed
        ? verdict
        : { allowed: false, reason, message };
    return {
      ...activity,
      late: isLate(activity, cutover, this.#now()),
      ...(mark ? { sentBack: mark } : {}),
      ...(blockers.length > 0 ? { blockers } : {}),
      allowed: {
        start: narrowed(verdicts.start),
        complete: narrowed(verdicts.complete),
        reopen: narrowed(verdicts.reopen),
        dismiss: narrowed(verdicts.dismiss),
        assign: narrowed(verdicts.assign),
        plan: narrowed(verdicts.plan),
        forecast: narrowed(verdicts.forecast),
      },
    };
  }

  #now() {
    return this.deps.clock().toISOString();
  }
}

function named(
  activities: CutoverActivity[],
  id: string,
  { cutover }: OpenedCutover,
): CutoverActivity {
  const found = activities.find(each => each.id === id);
  if (found) return found;
  throw because(
    new NotFoundError(
      `Cutover ${cutover.name} has no activity "${id.slice(0, 100)}"`,
    ),
    'activity.unknown',
  );
}
