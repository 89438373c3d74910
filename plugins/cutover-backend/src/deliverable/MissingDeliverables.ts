import {
  deliverablesOf,
  type Cutover,
  type CutoverTemplateSpec,
  type Text,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { MissingDocuments } from '../lifecycle/WorkOfActivities';
import type { DeliverableStore } from './DeliverableStore';

/** The required documents of the phases in progress that nobody has handed in. */
export class MissingDeliverables implements MissingDocuments {
  constructor(private readonly deps: { store: DeliverableStore }) {}

  async of(
    db: Knex,
    cutovers: { cutover: Cutover; spec: CutoverTemplateSpec }[],
  ) {
    const handedIn = await this.deps.store.handedIn(
      db,
      cutovers.map(({ cutover }) => cutover.id),
    );
    return new Map(
      cutovers.map(({ cutover, spec }) => {
        const byActivity = new Map<
          string,
          { deliverable: string; title: Text }[]
        >();
        for (const place of deliverablesOf(spec, cutover.intake)) {
          const { activity, deliverable, form, phase } = place;
          if (phase !== cutover.phase || !deliverable.required) continue;
          if (handedIn.get(cutover.id)?.has(deliverable.id)) continue;
          byActivity.set(activity.id, [
            ...(byActivity.get(activity.id) ?? []),
            {
              deliverable: deliverable.id,
              title: deliverable.title ?? form.title,
            },
          ]);
        }
        return [cutover.id, byActivity] as const;
      }),
    );
  }
}
