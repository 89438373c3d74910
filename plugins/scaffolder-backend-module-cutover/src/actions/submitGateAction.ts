import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import { stringify } from 'yaml';
import type { z as zod } from 'zod/v3';
import { submitGate } from './submitGate';

type Zod = typeof zod;

export const SUBMIT_GATE_ACTION = 'cutover:gate:submit';

/** `cutover:gate:submit`: submits a gate for review. */
export function submitGateAction(service: CutoverService) {
  return createTemplateAction({
    id: SUBMIT_GATE_ACTION,
    description:
      'Submits a gate of a cutover for review, as the person who runs the template; that person does not decide on it. A dry run says who is missing and writes nothing.',
    supportsDryRun: true,
    examples: [
      {
        description: 'Submit the verification after the documents are in',
        example: exampleOf({
          cutover: '${{ parameters.cutover }}',
          gate: 'verification',
          note: 'All 214 cases passed in build 4711',
        }),
      },
      {
        description: 'Choose who approves, and tell others',
        example: exampleOf({
          cutover: 'ledger-database',
          gate: 'project-approval',
          approvers: { 'senior-executives': ['user:default/mei'] },
          copies: ['group:default/finance'],
        }),
      },
    ],
    schema: {
      input: {
        cutover: (z: Zod) => z.string().describe('Id or name of the cutover'),
        gate: (z: Zod) => z.string().describe('Id of the gate in the template'),
        note: (z: Zod) =>
          z
            .string()
            .max(20_000)
            .optional()
            .describe('What those who decide should know'),
        approvers: (z: Zod) =>
          z
            .record(z.array(z.string()))
            .optional()
            .describe(
              'Entity refs of those whom the submitter chooses, by rule, where the template asks for it',
            ),
        copies: (z: Zod) =>
          z
            .array(z.string())
            .optional()
            .describe('Entity refs of people and groups, or roles, to be told'),
      },
      output: {
        round: (z: Zod) => z.number().describe('Number of the round'),
        hash: (z: Zod) =>
          z.string().describe('SHA-256 over everything that is reviewed'),
        status: (z: Zod) =>
          z.string().describe('How the gate stands: in-review'),
      },
    },
    async handler(ctx) {
      const { round, hash, status } = await submitGate(service, ctx, ctx.input);
      ctx.output('round', round);
      ctx.output('hash', hash);
      ctx.output('status', status);
    },
  });
}

/** A task's steps with one call of the action, as YAML. */
function exampleOf(input: Record<string, unknown>) {
  return stringify({
    steps: [
      {
        id: 'submit',
        name: 'Submit the gate',
        action: SUBMIT_GATE_ACTION,
        input,
      },
    ],
  });
}
