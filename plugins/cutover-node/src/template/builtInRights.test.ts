import {
  rightsOf,
  type CutoverTemplateSpec,
  type TemplateForm,
  type TemplatePhase,
} from '@backstage-cutover/plugin-cutover-common';
import { builtIn, PATIENCE } from './__testUtils__/builtIn';
import { fieldsOf } from './__testUtils__/formFields';
import { builtInTemplateNames } from './builtInTemplates';

describe.each(builtInTemplateNames())('The rights of %s', name => {
  let spec: CutoverTemplateSpec;
  beforeAll(async () => {
    spec = await builtIn(name);
  }, PATIENCE);

  const formOf = (id: string) => spec.forms.find(form => form.id === id)!;

  /** Ids of the roles that at least one person has to hold. */
  const held = () => spec.roles.flatMap(({ id, min }) => (min > 0 ? [id] : []));

  const activitiesWith = (form: string) =>
    spec.phases
      .flatMap(phase => phase.activities)
      .filter(({ deliverables }) =>
        deliverables.some(deliverable => deliverable.form === form),
      );

  /** Each right with its form; where it fails, as `form fields`. */
  const failing = (
    holds: (
      right: TemplateForm['rights'][number],
      form: TemplateForm,
    ) => boolean,
  ) =>
    spec.forms.flatMap(form =>
      form.rights
        .filter(right => !holds(right, form))
        .map(({ fields }) => `${form.id} ${fields.join()}`),
    );

  it('are about fields that there are', () => {
    expect(
      failing(({ fields }, form) => {
        const paths = fieldsOf(form).map(({ path }) => path);
        return fields.every(field => paths.includes(field));
      }),
    ).toEqual([]);
  });

  it('leave no field without somebody who has to be there and may fill it in', () => {
    expect(
      failing(({ edit = held() }, form) =>
        activitiesWith(form.id).every(({ role, contributors = [] }) => {
          const leading = spec.roles.flatMap(({ id, leads }) =>
            leads ? [id] : [],
          );
          const writing = [role, ...contributors, ...leading];
          return edit.some(
            each => held().includes(each) && writing.includes(each),
          );
        }),
      ),
    ).toEqual([]);
  });

  it('let nobody change a field of a document on which they do not write', () => {
    expect(
      failing(({ edit = [] }, form) =>
        activitiesWith(form.id).every(({ role, contributors = [] }) =>
          edit.every(
            each =>
              [role, ...contributors].includes(each) ||
              spec.roles.some(({ id, leads }) => leads && id === each),
          ),
        ),
      ),
    ).toEqual([]);
  });

  it('hide nothing from those who decide on it at the gate', () => {
    const blind = spec.phases.flatMap(phase =>
      deciding(phase).flatMap(role =>
        phase.activities
          .flatMap(({ deliverables }) => deliverables)
          .flatMap(({ form }) => {
            const { hidden } = rightsOf(formOf(form), {
              roles: [role],
              phase: phase.id,
            });
            return hidden.map(field => `${role} ${form} ${field}`);
          }),
      ),
    );
    expect(blind).toEqual([]);
  });

  it('ask machines for nothing that only people may fill in', () => {
    const stuck = spec.phases
      .flatMap(phase => phase.activities)
      .flatMap(({ deliverables }) => deliverables)
      .filter(({ machines }) => machines)
      .flatMap(({ form }) => {
        const { hidden, readOnly } = rightsOf(formOf(form), {
          roles: [],
          phase: 'implementation',
        });
        return fieldsOf(formOf(form))
          .filter(({ needed }) => needed)
          .filter(({ path }) => [...hidden, ...readOnly].includes(path))
          .map(({ path }) => `${form} ${path}`);
      });
    expect(stuck).toEqual([]);
  });

  it('take reports of a pipeline where figures and tests are asked for', () => {
    const machines = spec.phases
      .flatMap(phase => phase.activities)
      .flatMap(({ deliverables }) => deliverables)
      .flatMap(({ id, machines: may }) => (may ? [id] : []));
    expect(machines).toEqual([
      'backup-record',
      'data-migration-record',
      'functional-verification',
      'system-verification',
      'data-consistency-verification',
    ]);
  });

  it('have the plan, the schemes and what belongs to them reviewed', () => {
    const review = spec.phases
      .flatMap(phase => phase.activities)
      .find(({ id }) => id === 'scheme-review');
    const planned = spec.phases
      .filter(({ id }) => id === 'planning')
      .flatMap(({ activities }) => activities)
      .flatMap(({ deliverables }) => deliverables)
      .map(({ id }) => id)
      .filter(id => id !== 'review-comments');
    expect([...(review?.reviews ?? [])].sort()).toEqual(planned.sort());
  });
});

/** Ids of the roles that may come to decide on what a phase hands in. */
function deciding({ gate }: TemplatePhase): string[] {
  if (!gate) return [];
  const roles = gate.rules.flatMap(rule => [
    ...rule.roles,
    ...(rule.escalateTo ? [rule.escalateTo] : []),
    ...(typeof rule.onEmpty === 'object' ? [rule.onEmpty.escalate] : []),
  ]);
  return [...new Set([...roles, ...gate.addSignersFrom])];
}

describe('The rights of the policy', () => {
  it.each<[form: string, field: string, sees: string[], seesNot: string[]]>([
    [
      'feasibility-assessment',
      'economic.costs',
      ['sponsor', 'finance', 'business-lead'],
      ['coordinator'],
    ],
    [
      'charter',
      'budget',
      ['sponsor', 'finance', 'technology-lead'],
      ['coordinator'],
    ],
    ['review-report', 'results.spent', ['sponsor', 'finance'], ['coordinator']],
  ])(
    'keep in %s %s to those whom money concerns',
    async (...args) => {
      const [id, field, sees, seesNot] = args;
      const { forms } = await builtIn('technology-upgrade');
      const form = forms.find(each => each.id === id)!;
      const hiddenFrom = (role: string) =>
        rightsOf(form, { roles: [role], phase: 'initiation' }).hidden;
      for (const role of sees) expect(hiddenFrom(role)).not.toContain(field);
      for (const role of seesNot) expect(hiddenFrom(role)).toContain(field);
      expect(
        rightsOf(form, { roles: [], phase: 'initiation' }).hidden,
      ).toContain(field);
    },
    PATIENCE,
  );

  it(
    'leave the decision on a market to the sponsor alone',
    async () => {
      const { forms } = await builtIn('market-expansion');
      const form = forms.find(({ id }) => id === 'market-decision')!;
      const kept = (role: string) =>
        rightsOf(form, { roles: [role], phase: 'closing' }).readOnly;
      expect(kept('sponsor')).toEqual([]);
      expect(kept('business-lead')).toEqual(['decision', 'reasons']);
    },
    PATIENCE,
  );
});
