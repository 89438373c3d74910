import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  carriesOver,
  dueDayOf,
  joinAndLeave,
  type Attendee,
  type Certificate,
  type Course,
  type CourseMember,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Recorder } from '../audit/Recorder';
import type { CutoverStore } from '../lifecycle/CutoverStore';
import type { Message } from '../outbox/messages';
import type { Outbox } from '../outbox/Outbox';
import type { AudienceStore, KeptAudience } from './AudienceStore';
import type { CatalogPeople } from './CatalogPeople';
import { KnownPeople } from './KnownPeople';
import { isMemberChanged, type MemberStore } from './MemberStore';
import {
  askedFor,
  hashOf,
  resolveAudience,
  type ResolvedAudience,
} from './resolveAudience';
import type { Training, TrainingDoor } from './TrainingDoor';
import { aboutJoining } from './trainingMessages';

const BATCH = 100;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** So long one replica asks the catalog about a cutover before another may. */
const LEASE_MS = 5 * 60_000;

/** Asked as often as this, the catalog has little new to say. */
const DUE_MS = 110_000;

/** How old what the catalog said may be where a gate is asked about it. */
const FRESH_MS = 10_000;

/** How often it is asked again where the plan was changed meanwhile. */
const ROUNDS = 3;

/** One walk through all cutovers. */
interface Pass {
  people: KnownPeople;
  /** When it began, UTC: what was asked for one holds for the next. */
  at: string;
}

/** Keeps who needs which course in step with the catalog and the team. */
export class TrainingAudience {
  readonly #asking = new Map<string, Promise<void>>();
  readonly #next = new Map<string, Promise<void>>();

  constructor(
    private readonly deps: {
      db: Knex;
      audiences: AudienceStore;
      catalogPeople: CatalogPeople;
      cutovers: CutoverStore;
      logger: LoggerService;
      members: MemberStore;
      outbox: Outbox;
      recorder: Recorder;
      training: TrainingDoor;
      clock: () => Date;
    },
  ) {}

  /**
   * All running cutovers of which nobody has asked the catalog lately, each by one replica. Most are as they were: what
   * they want to know is asked once for all of them, and only of one that is different the catalog is asked again.
   */
  async refreshAll(signal?: AbortSignal): Promise<void> {
    const { catalogPeople, cutovers, db } = this.deps;
    const pass = { people: new KnownPeople(catalogPeople), at: this.#now() };
    let after = FIRST;
    while (!signal?.aborted) {
      const batch = await cutovers.running(db, { after, limit: BATCH });
      await this.#refreshDue(batch, pass);
      if (batch.length < BATCH) return;
      after = batch[batch.length - 1].id;
    }
  }

  async #refreshDue(batch: Cutover[], pass: Pass): Promise<void> {
    const { audiences, db } = this.deps;
    const due = await audiences.claim(
      db,
      batch.map(({ id }) => id),
      {
        now: this.#now(),
        until: this.#now(LEASE_MS),
        unless: this.#now(-DUE_MS),
      },
    );
    if (due.size === 0) return;
    const cutovers = batch.filter(({ id }) => due.has(id));
    try {
      const team = cutovers.flatMap(each => Object.values(each.team).flat());
      await this.#tried('their teams', () => pass.people.people(team));
      const kept = await audiences.ofAll(db, [...due]);
      const hashes = await audiences.hashesOfAll(db, [...due]);
      const same: string[] = [];
      for (const cutover of cutovers) {
        const { id, name } = cutover;
        const before = { ...kept.get(id), hashes: hashes.get(id) };
        await this.#tried(name, async () => {
          if (await this.#isAsBefore(cutover, before, pass)) same.push(id);
          else await this.refresh(id);
        });
        // On SQLite nobody else has a turn while one statement follows the other.
        await setImmediate();
      }
      await audiences.confirm(db, same, pass.at);
    } finally {
      await audiences.unclaim(db, [...due]);
    }
  }

  /** The others are not to wait for one of which the catalog says nothing. */
  async #tried(of: string, ask: () => Promise<unknown>): Promise<void> {
    try {
      await ask();
    } catch (error) {
      this.deps.logger.warn(
        `Who attends the training of ${of} could not be found out: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  async #isAsBefore(
    cutover: Cutover,
    {
      at,
      departments,
      hashes = new Map(),
    }: Partial<KeptAudience> & { hashes?: Map<string, string> },
    pass: Pass,
  ): Promise<boolean> {
    if (at === undefined) return false;
    const { db, training } = this.deps;
    const resolved = await resolveAudience(
      await training.of(db, cutover),
      pass.people,
      pass.at,
    );
    if (!isDeepStrictEqual(departments, resolved.departments)) return false;
    const ids = new Set([...resolved.audiences.keys(), ...hashes.keys()]);
    for (const id of ids) {
      const hash = hashOf(resolved.audiences.get(id) ?? []);
      if (hashes.get(id) !== hash) return false;
      await setImmediate();
    }
    return true;
  }

  /** Before something is decided by it. @throws where the catalog does not answer */
  async assertFresh({ id }: Pick<Cutover, 'id'>): Promise<void> {
    const { at } = await this.deps.audiences.of(this.deps.db, id);
    const oldest = this.#now(-FRESH_MS);
    if (at === undefined || at < oldest) await this.refresh(id);
  }

  /** Where the plan was changed, or nobody has asked yet. @throws where the catalog does not answer */
  async assertKnown({ id }: Pick<Cutover, 'id'>): Promise<void> {
    const { at } = await this.deps.audiences.of(this.deps.db, id);
    if (at === undefined) await this.refresh(id);
  }

  /** Before it is shown, where it is not known. What is older is shown with its age. */
  async follow(cutover: Pick<Cutover, 'id' | 'name'>): Promise<void> {
    await this.#tried(cutover.name, () => this.assertKnown(cutover));
  }

  /** Asks the catalog from now on, and takes in what it says. Whoever asks while that is under way here shares the next answer. */
  async refresh(cutoverId: string): Promise<void> {
    const asking = this.#asking.get(cutoverId);
    if (!asking) return this.#ask(cutoverId);
    const next =
      this.#next.get(cutoverId) ??
      asking
        .catch(() => {})
        .then(() => {
          this.#next.delete(cutoverId);
          return this.#ask(cutoverId);
        });
    this.#next.set(cutoverId, next);
    return next;
  }

  #ask(cutoverId: string): Promise<void> {
    const asking = this.#refresh(cutoverId).finally(() =>
      this.#asking.delete(cutoverId),
    );
    this.#asking.set(cutoverId, asking);
    return asking;
  }

  async #refresh(cutoverId: string): Promise<void> {
    const { db, outbox } = this.deps;
    for (let round = 1; round <= ROUNDS; round++) {
      const before = await this.#running(db, cutoverId);
      if (!before) return;
      const resolved = await resolveAudience(
        before,
        this.deps.catalogPeople,
        this.#now(),
      );
      try {
        const done = await db.transaction(tx =>
          this.#takeIn(tx, cutoverId, resolved),
        );
        if (!done) continue;
        outbox.poke();
        return;
      } catch (error) {
        // Somebody who moves has handed in, or was decided about, at the same moment.
        if (round === ROUNDS || !isMemberChanged(error)) throw error;
      }
    }
  }

  /** Whether it was taken in; not, where team or courses have changed since it was asked. */
  async #takeIn(
    tx: Knex.Transaction,
    cutoverId: string,
    { asked, at, audiences, departments }: ResolvedAudience,
  ): Promise<boolean> {
    const store = this.deps.audiences;
    const kept = await store.lock(tx, cutoverId);
    // Whoever changes the plan from here on says afterwards that this is out of date.
    const training = await this.#running(tx, cutoverId);
    if (!training) return true;
    if (askedFor(training) !== asked) return false;
    // Somebody else has asked later, and was faster.
    if (kept.at !== undefined && kept.at > at) return true;
    const hashes = await store.hashes(tx, cutoverId);
    const courses = new Map(training.courses.map(each => [each.id, each]));
    for (const id of [
      ...new Set([...courses.keys(), ...hashes.keys()]),
    ].sort()) {
      const attendees = audiences.get(id) ?? [];
      const hash = hashOf(attendees);
      if (hashes.get(id) === hash) continue;
      await this.#move(tx, training, { id, at, attendees }, courses.get(id));
      await store.keepHash(tx, cutoverId, id, hash);
    }
    await store.save(tx, cutoverId, { at, departments });
    return true;
  }

  async #move(
    tx: Knex.Transaction,
    { cutover }: Training,
    { at, attendees, id }: { id: string; at: string; attendees: Attendee[] },
    course: Course | undefined,
  ): Promise<void> {
    const { members, recorder } = this.deps;
    const before = await members.of(tx, cutover.id, id);
    const known = new Map(before.map(member => [member.person, member]));
    const coming = attendees
      .map(({ person }) => person)
      .filter(
        person => known.get(person)?.leftAt !== undefined || !known.has(person),
      );
    const { changed, joined, left, returned } = joinAndLeave(
      before,
      attendees,
      {
        ...{ at, course: id, cutoverId: cutover.id },
        ...(course ? { definition: course.definition } : {}),
        earlier: carriesOver(course?.definition)
          ? await this.#earlier(tx, cutover, id, coming, at)
          : new Map(),
      },
    );
    const moved = [...returned, ...left, ...changed];
    if (joined.length + moved.length === 0) return;
    await members.addAll(tx, joined);
    await members.saveAll(
      tx,
      { cutoverId: cutover.id, course: id },
      moved.flatMap(next => {
        const was = known.get(next.person);
        return was ? [{ before: was, next }] : [];
      }),
    );
    const messages: Message[] = [{ teller: 'signal', id: cutover.id }];
    if (course) {
      messages.push(
        ...aboutJoining(
          course,
          [...joined, ...returned].flatMap(told),
          cutover,
          dueDayOf(course, cutover),
        ),
      );
    }
    await recorder.tell(tx, { cutoverId: cutover.id, at }, messages);
  }

  async #earlier(
    tx: Knex.Transaction,
    cutover: Cutover,
    course: string,
    people: string[],
    now: string,
  ): Promise<Map<string, Certificate>> {
    const found = await this.deps.members.earnedElsewhere(tx, {
      ...{ course, people, now },
      cutoverId: cutover.id,
      template: cutover.template.ref,
    });
    return new Map(
      found.flatMap(({ cutover: from, member }): [string, Certificate][] =>
        member.certificate
          ? [[member.person, { from, ...member.certificate }]]
          : [],
      ),
    );
  }

  async #running(db: Knex, cutoverId: string): Promise<Training | undefined> {
    const found = await this.deps.training.find(db, cutoverId);
    return found?.cutover.status === 'running' ? found : undefined;
  }

  #now(later = 0): string {
    return new Date(this.deps.clock().getTime() + later).toISOString();
  }
}

/** Whoever need not do anything, since they are certified elsewhere, is not told. */
function told({ certificate, person }: CourseMember): string[] {
  return certificate ? [] : [person];
}
