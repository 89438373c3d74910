import {
  createTemplateAction,
  type TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import {
  inLanguage,
  intakeForm,
  type CutoverTemplateSpec,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import { CREATE_ACTION, exampleOf, namesOf } from './createCutoverAction';
import type { InCatalog } from './inCatalog';
import { outputSchema, planSchema } from './inputSchema';
import { startCutover } from './startCutover';

export interface ActionTemplate {
  /** Entity ref of the CutoverTemplate. */
  ref: string;
  name: string;
  spec: CutoverTemplateSpec;
}

type InputSchema = NonNullable<TemplateAction['schema']>['input'];

/** `cutover:create:NAME`: starts a cutover by one template, and knows what that template asks. */
export function createActionFor(
  service: CutoverService,
  { ref, name, spec }: ActionTemplate,
  inCatalog?: InCatalog,
) {
  const id = `${CREATE_ACTION}:${name}`;
  const action = createTemplateAction({
    id,
    description: `${inLanguage(spec.title, 'en')}. ${inLanguage(
      spec.chooseWhen,
      'en',
    )}`,
    supportsDryRun: true,
    examples: [
      {
        description: `Start by the template ${name}`,
        example: exampleOf(id),
      },
    ],
    schema: { input: planSchema, output: outputSchema },
    async handler(ctx) {
      const started = await startCutover(
        service,
        ctx,
        { ...ctx.input, template: ref },
        inCatalog,
      );
      for (const key of namesOf(started)) ctx.output(key, started[key]);
    },
  });
  return { ...action, schema: { ...action.schema, input: withForm() } };

  function withForm(): InputSchema {
    const { properties = {}, required } = action.schema?.input ?? {};
    const asksSomething = Array.isArray(spec.intake.schema.required);
    return {
      ...action.schema?.input,
      required: [
        ...(Array.isArray(required) ? required : []),
        ...(asksSomething ? ['intake'] : []),
      ],
      properties: {
        ...properties,
        team: {
          ...properties.team,
          properties: Object.fromEntries(
            spec.roles.map(role => [
              role.id,
              {
                type: 'array',
                items: { type: 'string' },
                title: inLanguage(role.title, 'en'),
              },
            ]),
          ),
        },
        intake: intakeForm(spec, '/properties/intake') as InputSchema & object,
      },
    };
  }
}
