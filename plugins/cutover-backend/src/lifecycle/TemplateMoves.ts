import {
  cutoverDeliverableReadPermission,
  cutoverUpdatePermission,
  moveTemplate,
  parseMoveInput,
  planMove,
  progressOf,
  refsOf,
  type CutoverTemplateSpec,
  type MoveConcerns,
  type MovedCutover,
  type TemplateMove,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { Recorder } from '../audit/Recorder';
import type { Outbox } from '../outbox/Outbox';
import type { TemplateService } from '../template/TemplateService';
import type { ActivityStore } from './ActivityStore';
import { factsOf, type CatalogFacts } from './CatalogFacts';
import type { CutoverActivities } from './CutoverActivities';
import type { CutoverDoor, OpenedCutover } from './CutoverDoor';
import { staleVersion, type CutoverStore } from './CutoverStore';
import type { MovedSubject } from './MovedSubject';

const PERMISSIONS = [cutoverUpdatePermission, cutoverDeliverableReadPermission];

/** Takes running cutovers to the present version of their template, as an act of somebody (approvals, 23). */
export class TemplateMoves {
  constructor(
    private readonly deps: {
      db: Knex;
      door: CutoverDoor;
      cutovers: CutoverStore;
      activityStore: ActivityStore;
      activities: CutoverActivities;
      templates: TemplateService;
      facts: CatalogFacts;
      recorder: Recorder;
      outbox: Outbox;
      clock: () => Date;
      moved: MovedSubject[];
    },
  ) {}

  /** What a move would do; writes nothing. */
  async preview(idOrName: string, caller: Caller): Promise<TemplateMove> {
    const { db, door } = this.deps;
    const opened = await door.open(idOrName, caller.credentials, PERMISSIONS);
    opened.access.assert(cutoverUpdatePermission, opened.cutover);
    const { to, entities } = await this.#present(opened, {}, caller);
    return planMove(
      opened.cutover,
      {},
      {
        ...{ at: this.#now(), by: caller.actor, from: opened.spec },
        ...{ to, entities },
        concerns: await this.#concerns(db, opened, to.spec, caller),
      },
    );
  }

  async move(
    id: string,
    version: number,
    body: unknown,
    caller: Caller,
  ): Promise<MovedCutover> {
    const { cutovers, door, outbox, recorder } = this.deps;
    const input = parseMoveInput(body);
    const access = await door.access(caller.credentials, PERMISSIONS);
    const before = await door.openAs(access, id);
    access.assert(cutoverUpdatePermission, before.cutover);
    // The catalog is asked before the transaction.
    const { to, entities } = await this.#present(before, input.team, caller);
    const answer = await door.changeAs(
      access,
      id,
      cutoverUpdatePermission,
      async (tx, opened) => {
        const { cutover, spec } = opened;
        if (cutover.version !== version) {
          throw staleVersion(cutover, version, cutover.version);
        }
        const at = this.#now();
        const call = {
          ...{ at, by: caller.actor, from: spec, to, entities },
          concerns: await this.#concerns(tx, opened, to.spec, caller),
        };
        const { activities, activityStore } = this.deps;
        const all = await activities.ensured(tx, opened, at);
        const moved = moveTemplate(cutover, all, input, call);
        await activityStore.replace(tx, all, moved.activities);
        const saved = await cutovers.save(tx, cutover, {
          ...moved.next,
          progress: progressOf(moved.activities, moved.next),
        });
        await recorder.record(tx, moved.happened, {
          cutover: saved,
          spec: to.spec,
        });
        await cutovers.takePosition(tx, saved.id);
        return { cutover: saved, move: moved.move };
      },
    );
    outbox.poke();
    return answer;
  }

  /** The version that the catalog has now, and those who are named anew. */
  async #present(
    { cutover: { template } }: OpenedCutover,
    team: Record<string, string[]>,
    { credentials }: Caller,
  ) {
    const { facts, templates } = this.deps;
    const entities = await facts.entities(
      [template.ref, ...refsOf({ team })],
      credentials,
    );
    return {
      to: await templates.offered(template.ref, entities.get(template.ref)),
      entities: factsOf(entities),
    };
  }

  async #concerns(
    db: Knex,
    opened: OpenedCutover,
    to: CutoverTemplateSpec,
    caller: Caller,
  ): Promise<MoveConcerns> {
    const all: MoveConcerns = {
      lapses: [],
      strays: [],
      hiddenStrays: 0,
      blockers: [],
    };
    for (const subject of this.deps.moved) {
      const found = await subject.concerns(db, opened, to, caller);
      all.lapses.push(...(found.lapses ?? []));
      all.strays.push(...(found.strays ?? []));
      all.hiddenStrays += found.hiddenStrays ?? 0;
      all.blockers.push(...(found.blockers ?? []));
    }
    return all;
  }

  #now() {
    return this.deps.clock().toISOString();
  }
}
