import {
  cutoverDeliverableReadPermission,
  deliverablesOf,
  formFor,
  strayValues,
  visiblePath,
  type CutoverTemplateSpec,
  type DeliverablePlace,
  type FieldlessValue,
  type StrayValue,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { OpenedCutover } from '../lifecycle/CutoverDoor';
import type { MovedSubject } from '../lifecycle/MovedSubject';
import { formsBefore } from './DeliverableDoor';
import type { DeliverableStore } from './DeliverableStore';

/** Which values of drafts have no field in another version of the template: they stay where they are. */
export class MovedDeliverables implements MovedSubject {
  constructor(private readonly deps: { store: DeliverableStore }) {}

  async concerns(
    db: Knex,
    opened: OpenedCutover,
    to: CutoverTemplateSpec,
    { actor }: Caller,
  ) {
    const { access, cutover, spec } = opened;
    const mayRead = access.has(cutoverDeliverableReadPermission, cutover);
    const was = placesById(spec, opened);
    const is = placesById(to, opened);
    const drafts = await this.deps.store.drafts(db, cutover.id);
    const strays: FieldlessValue[] = [];
    let hiddenStrays = 0;
    for (const [id, draft] of drafts) {
      const before = was.get(id);
      const after = is.get(id);
      const place = after ?? before;
      // What an earlier move has left behind was told then.
      if (!place) continue;
      const { form, rights } = formFor({
        ...{ cutover, place, roles: to.roles, by: actor, at: '' },
        earlier: [...(before ? [before.form] : []), ...formsBefore(opened, id)],
      });
      const found: StrayValue[] = after
        ? strayValues(form.schema, draft.data)
        : Object.entries(draft.data).map(([name, value]) => ({
            path: [name],
            value: value ?? null,
          }));
      const title = place.deliverable.title ?? place.form.title;
      for (const stray of found) {
        const visible = mayRead && visiblePath(stray.path, rights);
        if (visible) strays.push({ deliverable: id, title, ...stray });
        else hiddenStrays++;
      }
    }
    return { strays, hiddenStrays };
  }
}

function placesById(
  spec: CutoverTemplateSpec,
  { cutover }: OpenedCutover,
): Map<string, DeliverablePlace> {
  return new Map(
    deliverablesOf(spec, cutover.intake).map(place => [
      place.deliverable.id,
      place,
    ]),
  );
}
