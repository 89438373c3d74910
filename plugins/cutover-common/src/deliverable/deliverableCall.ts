import type { JsonObject } from '@backstage/types';
import type { Actor, Cutover } from '../lifecycle';
import type { TemplateForm, TemplateRole } from '../template';
import { shapeOf, type Shape } from '../template/shape';
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
  /** Forms of the deliverable in earlier versions of the template that the cutover ran on. */
  earlier?: readonly TemplateForm[];
  by: Actor;
  at: string;
  /** Ids of the files that were handed in with the deliverable; where they are missing nobody asks whether one was. */
  files?: ReadonlySet<string>;
}

/** The form as it applies to the cutover, and what the actor may not do with its fields now. */
export function formFor(call: DeliverableCall): {
  form: FittedForm;
  rights: FieldRights;
} {
  const { cutover, place, by, earlier = [] } = call;
  const who = { roles: rolesHeld(cutover, by), phase: cutover.phase };
  const rights = rightsOf(place.form, who);
  // A value that has lost its field is still nobody's business whom the field was hidden from.
  const stillHidden = earlier
    .flatMap(form => rightsOf(form, who).hidden)
    .filter(path => !hasField(place.form.schema, path));
  return {
    form: applicableForm(place.form, cutover.intake),
    rights: stillHidden.length
      ? {
          ...rights,
          hidden: [...new Set([...rights.hidden, ...stillHidden])],
        }
      : rights,
  };
}

function hasField(schema: JsonObject, path: string): boolean {
  let shape: Shape | undefined = shapeOf(schema);
  for (const name of path.split('.')) {
    shape = shape?.field(name) ?? shape?.items?.field(name);
  }
  return shape !== undefined;
}
