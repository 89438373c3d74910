import {
  cutoverReadPermission,
  doersOf,
  dueOf,
  isLate,
  type Cutover,
  type CutoverTemplateSpec,
  type Text,
  type Work,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { TemplateService } from '../template/TemplateService';
import type { ActivityStore } from './ActivityStore';
import type { CutoverAccess } from './CutoverAccess';
import type { CutoverStore } from './CutoverStore';

/** Implemented by other subjects: what is still to be handed in for the activities of some cutovers. */
export interface MissingDocuments {
  /** By cutover and activity. */
  of(
    db: Knex,
    cutovers: { cutover: Cutover; spec: CutoverTemplateSpec }[],
  ): Promise<Map<string, Map<string, { deliverable: string; title: Text }[]>>>;
}

/** What a person has to do in the phases in progress: found by the roles that they hold. */
export class WorkOfActivities {
  constructor(
    private readonly deps: {
      access: CutoverAccess;
      cutovers: CutoverStore;
      activityStore: ActivityStore;
      templates: TemplateService;
      documents: MissingDocuments[];
    },
  ) {}

  async of(db: Knex, caller: Caller, at: string): Promise<Work['do']> {
    const { access, activityStore, cutovers, documents, templates } = this.deps;
    const me = caller.actor.ref;
    const mine = await cutovers.runningWith(db, me);
    if (mine.length === 0) return [];
    const granted = await access.of(caller.credentials);
    const opened: { cutover: Cutover; spec: CutoverTemplateSpec }[] = [];
    for (const cutover of mine) {
      if (!granted.has(cutoverReadPermission, cutover)) continue;
      const spec = await templates.copy(cutover.template.hash);
      opened.push({ cutover, spec });
    }
    const activities = await activityStore.openIn(
      db,
      opened.map(({ cutover }) => cutover),
    );
    const missing = new Map<string, { deliverable: string; title: Text }[]>();
    for (const subject of documents) {
      for (const [cutover, byActivity] of await subject.of(db, opened)) {
        for (const [activity, found] of byActivity) {
          missing.set(`${cutover} ${activity}`, found);
        }
      }
    }
    return opened
      .flatMap(({ cutover, spec }) =>
        activities
          .filter(({ cutoverId }) => cutoverId === cutover.id)
          .filter(activity => doersOf(activity, cutover).includes(me))
          .map(activity => {
            const { id, name, title } = cutover;
            return {
              cutover: { id, name, title },
              phase: activity.phase,
              activity: activity.id,
              title: titleOf(activity.id, spec),
              dueAt: dueOf(activity),
              late: isLate(activity, cutover, at),
              documents: missing.get(`${id} ${activity.id}`) ?? [],
            };
          }),
      )
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  }
}

function titleOf(id: string, { phases }: CutoverTemplateSpec): Text {
  return (
    phases.flatMap(({ activities }) => activities).find(each => each.id === id)
      ?.title ?? id
  );
}
