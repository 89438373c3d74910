import {
  deliverablesOf,
  documentSentBack,
  type Cutover,
  type CutoverTemplateSpec,
  type DocumentToDo,
  type SentBack,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { NOTHING_SENT_BACK } from '../lifecycle/FindsSentBack';
import type { MissingDocuments } from '../lifecycle/WorkOfActivities';
import type { DeliverableStore } from './DeliverableStore';

/** The documents of the phases in progress that nobody has handed in although they are required, or that were sent back. */
export class MissingDeliverables implements MissingDocuments {
  constructor(private readonly deps: { store: DeliverableStore }) {}

  async of(
    db: Knex,
    cutovers: { cutover: Cutover; spec: CutoverTemplateSpec }[],
    sentBack: Map<string, SentBack>,
  ) {
    const handedIn = await this.deps.store.handedIn(
      db,
      cutovers.map(({ cutover }) => cutover.id),
    );
    return new Map(
      cutovers.map(({ cutover, spec }) => {
        const byActivity = new Map<string, DocumentToDo[]>();
        const back = sentBack.get(cutover.id) ?? NOTHING_SENT_BACK;
        for (const place of deliverablesOf(spec, cutover.intake)) {
          const { activity, deliverable, form, phase } = place;
          if (phase !== cutover.phase) continue;
          const revision = handedIn.get(cutover.id)?.get(deliverable.id);
          const mark = documentSentBack(back, deliverable.id, revision);
          const isMissing = deliverable.required && revision === undefined;
          if (!isMissing && !mark) continue;
          byActivity.set(activity.id, [
            ...(byActivity.get(activity.id) ?? []),
            {
              deliverable: deliverable.id,
              title: deliverable.title ?? form.title,
              ...(mark ? { sentBack: mark } : {}),
            },
          ]);
        }
        return [cutover.id, byActivity] as const;
      }),
    );
  }
}
