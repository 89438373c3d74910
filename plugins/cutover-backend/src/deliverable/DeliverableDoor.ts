import { NotFoundError } from '@backstage/errors';
import {
  because,
  cutoverDeliverableEditPermission,
  cutoverDeliverableReadPermission,
  deliverablesOf,
  type DeliverableCall,
  type DeliverablePlace,
  type TemplateForm,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { CutoverDoor, OpenedCutover } from '../lifecycle/CutoverDoor';
import type { DeliverableKey } from './DeliverableStore';

/** A deliverable that the caller may read, with its cutover. */
export interface OpenedDeliverable extends OpenedCutover {
  key: DeliverableKey;
  place: DeliverablePlace;
  /** Who asks, and when: what every rule wants to know. */
  call: DeliverableCall;
}

/** The way to the deliverables of a cutover, for all their use cases. */
export class DeliverableDoor {
  constructor(
    private readonly deps: { door: CutoverDoor; clock: () => Date },
  ) {}

  async openAll(cutover: string, caller: Caller) {
    const opened = await this.deps.door.open(cutover, caller.credentials, [
      cutoverDeliverableReadPermission,
      cutoverDeliverableEditPermission,
    ]);
    opened.access.assert(cutoverDeliverableReadPermission, opened.cutover);
    const places = deliverablesOf(opened.spec, opened.cutover.intake);
    return places.map(place => this.#with(opened, place, caller));
  }

  async open(
    cutover: string,
    deliverable: string,
    caller: Caller,
  ): Promise<OpenedDeliverable> {
    const all = await this.openAll(cutover, caller);
    const found = all.find(({ place }) => place.deliverable.id === deliverable);
    if (!found) throw unknownDeliverable(cutover, deliverable);
    return found;
  }

  /**
   * For writing what is audited, after `open`: the cutover's row is locked first, as every writer does, and everything is
   * read again under the lock.
   */
  async change<T>(
    before: OpenedDeliverable,
    caller: Caller,
    work: (tx: Knex.Transaction, opened: OpenedDeliverable) => Promise<T>,
  ): Promise<T> {
    const { access, cutover, key } = before;
    return this.deps.door.changeAs(
      access,
      cutover.id,
      cutoverDeliverableEditPermission,
      async (tx, opened) => {
        const places = deliverablesOf(opened.spec, opened.cutover.intake);
        const place = places.find(
          ({ deliverable }) => deliverable.id === key.deliverable,
        );
        if (!place) throw unknownDeliverable(cutover.name, key.deliverable);
        return work(tx, this.#with(opened, place, caller));
      },
    );
  }

  #with(
    opened: OpenedCutover,
    place: DeliverablePlace,
    { actor }: Caller,
  ): OpenedDeliverable {
    const { cutover, spec } = opened;
    const earlier = formsBefore(opened, place.deliverable.id);
    return {
      ...opened,
      place,
      key: { cutoverId: cutover.id, deliverable: place.deliverable.id },
      call: {
        cutover,
        place,
        roles: spec.roles,
        by: actor,
        at: this.deps.clock().toISOString(),
        ...(earlier.length ? { earlier } : {}),
      },
    };
  }
}

/** The forms of a deliverable in the versions of the template on which the cutover ran before. */
export function formsBefore(
  { earlier = [] }: Pick<OpenedCutover, 'earlier'>,
  id: string,
): TemplateForm[] {
  return earlier.flatMap(({ forms, phases }) => {
    const deliverable = phases
      .flatMap(({ activities }) => activities)
      .flatMap(({ deliverables }) => deliverables)
      .find(each => each.id === id);
    return forms.filter(form => form.id === deliverable?.form);
  });
}

function unknownDeliverable(cutover: string, deliverable: string) {
  return because(
    new NotFoundError(
      `Cutover "${cutover.slice(
        0,
        100,
      )}" has no deliverable "${deliverable.slice(0, 100)}"`,
    ),
    'deliverable.unknown',
  );
}
