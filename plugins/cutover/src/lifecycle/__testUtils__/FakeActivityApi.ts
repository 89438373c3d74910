import {
  allowedOnActivity,
  changeActivity,
  isLate,
  layOutActivities,
  mayOnActivity,
  parseActivityInput,
  progressOf,
  type ActivityApi,
  type ActivityBlocker,
  type ActivityChange,
  type ActivityView,
  type Actor,
  type Cutover,
  type CutoverActivity,
  type CutoverProgress,
  type CutoverTemplateSpec,
  type Happened,
  type SentBackMark,
} from '@backstage-cutover/plugin-cutover-common';
import { answered, refusal } from './refusal';

/** The cutovers whose activities these are. */
export interface ActivityHost {
  readonly me: Actor;
  /** By id or name. */
  cutoverOf(idOrName: string): Cutover;
  /** Keeps how far the activities are, without a new version. */
  progressed(id: string, progress: CutoverProgress): void;
  /** Adds to the audit trail. */
  note(happened: Happened): void;
}

/** The activities of cutovers in memory: laid out, and decided on, by the real rules of the domain. */
export class FakeActivityApi implements ActivityApi {
  /** What the next calls that read or write are refused with. */
  refuse: { read?: Error; write?: Error } = {};
  /** What keeps an activity from being done, by its id. */
  blockers: Record<string, ActivityBlocker[]> = {};
  /** Every change that was sent, also those that were refused. */
  readonly changes: ActivityChange[] = [];
  /** Which activities a gate has sent back. */
  sentBack: Record<string, SentBackMark> = {};
  now = '2026-11-24T12:00:00.000Z';

  readonly #kept = new Map<string, CutoverActivity[]>();

  constructor(
    private readonly host: ActivityHost,
    private readonly spec: CutoverTemplateSpec,
  ) {}

  async list(cutover: string): Promise<ActivityView[]> {
    if (this.refuse.read) throw this.refuse.read;
    const found = this.host.cutoverOf(cutover);
    return this.#of(found).map(each => this.#view(each, found));
  }

  async change(
    cutover: string,
    id: string,
    version: number,
    change: ActivityChange,
  ): Promise<ActivityView> {
    this.changes.push(change);
    if (this.refuse.write) throw this.refuse.write;
    const found = this.host.cutoverOf(cutover);
    const activity = this.#find(found, id);
    if (activity.version !== version) {
      throw refusal(412, {
        reason: 'precondition.stale',
        message: 'Somebody saved first',
      });
    }
    const { next, happened } = answered(() =>
      changeActivity(activity, parseActivityInput(change), {
        cutover: found,
        spec: this.spec,
        by: this.host.me,
        at: this.now,
        blockers: this.blockers[id] ?? [],
      }),
    );
    if (Object.keys(happened.after ?? {}).length === 0) {
      return this.#view(activity, found);
    }
    const saved = { ...next, version: version + 1 };
    this.#put(found, saved);
    this.host.note(happened);
    return this.#view(saved, this.host.cutoverOf(cutover));
  }

  /** Puts an activity into any state, as if somebody else had done it. */
  elsewhere(cutover: string, id: string, part: Partial<CutoverActivity>) {
    const found = this.host.cutoverOf(cutover);
    const activity = this.#find(found, id);
    this.#put(found, { ...activity, ...part, version: activity.version + 1 });
  }

  #of(cutover: Cutover): CutoverActivity[] {
    const kept =
      this.#kept.get(cutover.id) ??
      layOutActivities(cutover, this.spec, this.now);
    this.#kept.set(cutover.id, kept);
    return kept;
  }

  #find(cutover: Cutover, id: string): CutoverActivity {
    const found = this.#of(cutover).find(each => each.id === id);
    if (found) return found;
    throw refusal(404, {
      reason: 'activity.unknown',
      message: `There is no activity ${id}`,
    });
  }

  #put(cutover: Cutover, activity: CutoverActivity) {
    const activities = this.#of(cutover).map(each =>
      each.id === activity.id ? activity : each,
    );
    this.#kept.set(cutover.id, activities);
    this.host.progressed(cutover.id, progressOf(activities, cutover));
  }

  #view(activity: CutoverActivity, cutover: Cutover): ActivityView {
    const { host, now, spec } = this;
    const call = { cutover, spec, by: host.me };
    const blockers = mayOnActivity('complete', activity, call).allowed
      ? this.blockers[activity.id]
      : undefined;
    return {
      ...activity,
      late: isLate(activity, cutover, now),
      ...(this.sentBack[activity.id]
        ? { sentBack: this.sentBack[activity.id] }
        : {}),
      ...(blockers ? { blockers } : {}),
      allowed: allowedOnActivity(activity, call, blockers),
    };
  }
}
