import type { Actor, Cutover } from '../lifecycle';
import type { TemplateRole } from '../template';
import { applicableForm } from './applicableForm';
import type { DeliverablePlace } from './deliverablesOf';
import type { FittedForm } from './fitForm';
import { rightsOf, type FieldRights } from './rightsOf';
import { rolesHeld } from './rolesHeld';

/** Who does something with which deliverable, and when. */
export interface DeliverableCall {
  cutover: Cutover;
  place: DeliverablePlace;
  roles: readonly TemplateRole[];
  by: Actor;
  at: string;
  /** Ids of the files that were handed in with the deliverable; where they are missing nobody asks whether one was. */
  files?: ReadonlySet<string>;
}

/** The form as it applies to the cutover, and what the actor may not do with its fields now. */
export function formFor({ cutover, place, by }: DeliverableCall): {
  form: FittedForm;
  rights: FieldRights;
} {
  const who = { roles: rolesHeld(cutover, by), phase: cutover.phase };
  return {
    form: applicableForm(place.form, cutover.intake),
    rights: rightsOf(place.form, who),
  };
}
