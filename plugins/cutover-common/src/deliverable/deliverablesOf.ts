import type { JsonObject } from '@backstage/types';
import {
  appliesWhen,
  type CutoverTemplateSpec,
  type TemplateActivity,
  type TemplateDeliverable,
  type TemplateForm,
} from '../template';

/** A deliverable with where it stands in the template. */
export interface DeliverablePlace {
  /** Id of the phase. */
  phase: string;
  activity: TemplateActivity;
  deliverable: TemplateDeliverable;
  form: TemplateForm;
}

/** The deliverables that apply to a cutover with these answers to the intake form, in the order of the template. */
export function deliverablesOf(
  spec: Pick<CutoverTemplateSpec, 'phases' | 'forms'>,
  intake: JsonObject,
): DeliverablePlace[] {
  const forms = new Map(spec.forms.map(form => [form.id, form]));
  return spec.phases.flatMap(phase =>
    phase.activities
      .filter(({ when }) => appliesWhen(when, intake))
      .flatMap(activity =>
        activity.deliverables
          .filter(({ when }) => appliesWhen(when, intake))
          .flatMap(deliverable => {
            const form = forms.get(deliverable.form);
            return form
              ? [{ phase: phase.id, activity, deliverable, form }]
              : [];
          }),
      ),
  );
}
