import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import { stringify } from 'yaml';
import type { z as zod } from 'zod/v3';
import { addRisk } from './addRisk';
import { ratingsInput, riskInput, riskOutput } from './riskInput';

type Zod = typeof zod;

export const ADD_RISK_ACTION = 'cutover:risk:add';

const text = (what: string) => (z: Zod) =>
  z.string().max(20_000).optional().describe(what);

/** `cutover:risk:add`: adds a risk to the register of a cutover. */
export function addRiskAction(service: CutoverService) {
  return createTemplateAction({
    id: ADD_RISK_ACTION,
    description:
      'Adds a risk to the register of a cutover, or takes over a standard risk of its template. A dry run checks everything and writes nothing.',
    supportsDryRun: true,
    examples: [
      {
        description: 'Add a risk that a scan has found, and assess it at once',
        example: exampleOf({
          cutover: '${{ parameters.cutover }}',
          title: 'The library has a known weakness',
          category: 'technical',
          owner: '${{ user.ref }}',
          phase: 'implementation',
          targets: ['component:default/shop'],
          ratings: {
            current: { likelihood: 'medium', impact: { operation: 'severe' } },
          },
        }),
      },
      {
        description: 'Take over what the template proposes, in its words',
        example: exampleOf({
          cutover: 'ledger-database',
          standard: 'data-loss',
          language: 'zh-CN',
        }),
      },
    ],
    schema: {
      input: {
        ...riskInput,
        standard: (z: Zod) =>
          z
            .string()
            .optional()
            .describe(
              'Id of a standard risk of the template; whatever is left out is as it says',
            ),
        language: (z: Zod) =>
          z
            .string()
            .optional()
            .describe('In which the words of a standard risk are taken over'),
        title: (z: Zod) => z.string().max(300).optional(),
        category: text('Id of a category of the template'),
        cause: text('Why it may happen'),
        event: text('What may happen'),
        consequence: text('What would come of it'),
        owner: text('Ref of a person in the catalog'),
        phase: text('Id of the phase in which it may happen'),
        targets: (z: Zod) =>
          z
            .array(z.string())
            .optional()
            .describe('Entity refs; left out, it affects all targets'),
        links: (z: Zod) =>
          z
            .array(
              z
                .object({
                  kind: z.enum(['deliverable', 'task', 'support-request']),
                  id: z.string(),
                })
                .strict(),
            )
            .optional()
            .describe('What it has to do with'),
        ratings: (z: Zod) =>
          ratingsInput(z).optional().describe('The first assessment'),
      },
      output: riskOutput,
    },
    async handler(ctx) {
      const risk = await addRisk(service, ctx, ctx.input);
      ctx.output('id', risk.id);
      ctx.output('number', risk.number);
      ctx.output('status', risk.status);
      ctx.output('priority', risk.priority);
    },
  });
}

/** A task's steps with one call of the action, as YAML. */
function exampleOf(input: Record<string, unknown>) {
  return stringify({
    steps: [
      { id: 'risk', name: 'Add the risk', action: ADD_RISK_ACTION, input },
    ],
  });
}
