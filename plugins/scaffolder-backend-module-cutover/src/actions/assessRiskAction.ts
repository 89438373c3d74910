import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import { stringify } from 'yaml';
import type { z as zod } from 'zod/v3';
import { assessRisk } from './assessRisk';
import { ratingsInput, riskInput, riskOutput } from './riskInput';

type Zod = typeof zod;

export const ASSESS_RISK_ACTION = 'cutover:risk:assess';

/** `cutover:risk:assess`: assesses a risk of a cutover anew. */
export function assessRiskAction(service: CutoverService) {
  return createTemplateAction({
    id: ASSESS_RISK_ACTION,
    description:
      'Assesses a risk of a cutover, as the person who runs the template. A basis that is left out stays as it was. A dry run checks everything and writes nothing.',
    supportsDryRun: true,
    examples: [
      {
        description: 'Lower a risk after the load test has passed',
        example: exampleOf({
          cutover: 'ledger-database',
          risk: 'R-3',
          ratings: {
            current: { likelihood: 'low', impact: { operation: 'severe' } },
          },
          reason: 'Build 4711 has passed the load test',
        }),
      },
    ],
    schema: {
      input: {
        ...riskInput,
        risk: (z: Zod) =>
          z.string().describe('Number, such as R-3, or id of the risk'),
        ratings: ratingsInput,
        reason: (z: Zod) =>
          z
            .string()
            .max(20_000)
            .optional()
            .describe('Kept with the assessment'),
      },
      output: riskOutput,
    },
    async handler(ctx) {
      const risk = await assessRisk(service, ctx, ctx.input);
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
      {
        id: 'assess',
        name: 'Assess the risk',
        action: ASSESS_RISK_ACTION,
        input,
      },
    ],
  });
}
