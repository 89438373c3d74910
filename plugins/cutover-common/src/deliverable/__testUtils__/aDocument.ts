import type { JsonObject } from '@backstage/types';
import { aCutover, alice, noon } from '../../lifecycle/__testUtils__/aCutover';
import type { Actor } from '../../lifecycle';
import { formSchema } from '../../template/parts/process';
import { cutoverTemplateSpecSchema, type TemplateForm } from '../../template';
import { aTemplate } from '../../lifecycle/__testUtils__/aCutover';
import type { DeliverableCall } from '../deliverableCall';
import { deliverablesOf, type DeliverablePlace } from '../deliverablesOf';

export {
  alice,
  bob,
  carol,
  dora,
} from '../../lifecycle/__testUtils__/aCutover';

/** A document of the first phase that the sponsor and the coordinator write, in a cutover that has just begun. */
export function aDocument(
  schema: JsonObject,
  rights: Partial<TemplateForm['rights'][number]>[] = [],
): DeliverablePlace {
  const form = formSchema.parse({ id: 'form', title: 'Form', schema, rights });
  const [first, ...others] = aTemplate.phases;
  const [activity] = first.activities;
  const spec = cutoverTemplateSpecSchema.parse({
    ...aTemplate,
    forms: [form],
    phases: [
      {
        ...first,
        activities: [
          {
            ...activity,
            contributors: ['coordinator'],
            deliverables: [{ id: 'document', form: 'form' }],
          },
        ],
      },
      ...others,
    ],
  });
  const [place] = deliverablesOf(spec, {});
  return place;
}

/** What somebody does with it at noon; new rows are `new-1`, `new-2` ... */
export function aCall(
  place: DeliverablePlace,
  by: Actor = alice,
  differently: Partial<DeliverableCall> = {},
): DeliverableCall & { newId(): string } {
  let id = 0;
  return {
    cutover: aCutover(),
    place,
    roles: aTemplate.roles,
    by,
    at: noon,
    newId: () => `new-${++id}`,
    ...differently,
  };
}
