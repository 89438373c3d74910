import {
  activitySentBack,
  cutoverReadPermission,
  doersOf,
  dueOf,
  isLate,
  type Cutover,
  type CutoverActivity,
  type CutoverTemplateSpec,
  type DocumentToDo,
  type SentBack,
  type Text,
  type Work,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { TemplateService } from '../template/TemplateService';
import type { ActivityStore } from './ActivityStore';
import type { CutoverAccess } from './CutoverAccess';
import type { CutoverStore } from './CutoverStore';
import { NOTHING_SENT_BACK, type FindsSentBack } from './FindsSentBack';

/** Implemented by other subjects: what is still to be handed in for the activities of some cutovers, or again. */
export interface MissingDocuments {
  /** By cutover and activity. */
  of(
    db: Knex,
    cutovers: { cutover: Cutover; spec: CutoverTemplateSpec }[],
    sentBack: Map<string, SentBack>,
  ): Promise<Map<string, Map<string, DocumentToDo[]>>>;
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
      sentBack: FindsSentBack;
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
    const all = opened.map(({ cutover }) => cutover);
    const sentBack = await this.deps.sentBack.of(db, all);
    const missing = new Map<string, DocumentToDo[]>();
    for (const subject of documents) {
      const found = await subject.of(db, opened, sentBack);
      for (const [cutover, byActivity] of found) {
        for (const [activity, todo] of byActivity) {
          missing.set(`${cutover} ${activity}`, todo);
        }
      }
    }
    const activities = [
      ...(await activityStore.openIn(db, all)),
      ...(await this.#overAgain(db, all, sentBack, missing)),
    ];
    return opened
      .flatMap(({ cutover, spec }) =>
        activities
          .filter(({ cutoverId }) => cutoverId === cutover.id)
          .filter(activity => doersOf(activity, cutover).includes(me))
          .map(activity => {
            const { id, name, title } = cutover;
            const back = sentBack.get(id) ?? NOTHING_SENT_BACK;
            const mark = activitySentBack(back, activity);
            return {
              cutover: { id, name, title },
              phase: activity.phase,
              activity: activity.id,
              title: titleOf(activity.id, spec),
              dueAt: dueOf(activity),
              late: isLate(activity, cutover, at),
              ...(mark ? { sentBack: mark } : {}),
              documents: missing.get(`${id} ${activity.id}`) ?? [],
            };
          }),
      )
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  }

  /** Activities of the phases in progress that are over, although a document of theirs was sent back. */
  async #overAgain(
    db: Knex,
    cutovers: Cutover[],
    sentBack: Map<string, SentBack>,
    missing: Map<string, DocumentToDo[]>,
  ): Promise<CutoverActivity[]> {
    const found: CutoverActivity[] = [];
    for (const { id, phase } of cutovers.filter(each =>
      sentBack.has(each.id),
    )) {
      const all = await this.deps.activityStore.of(db, id);
      found.push(
        ...all.filter(
          activity =>
            activity.phase === phase &&
            (activity.status === 'done' ||
              activity.status === 'not-applicable') &&
            missing
              .get(`${id} ${activity.id}`)
              ?.some(document => document.sentBack),
        ),
      );
    }
    return found;
  }
}

function titleOf(id: string, { phases }: CutoverTemplateSpec): Text {
  return (
    phases.flatMap(({ activities }) => activities).find(each => each.id === id)
      ?.title ?? id
  );
}
