import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import { stringify } from 'yaml';
import type { z as zod } from 'zod/v3';
import { submitDeliverable, type SubmitDeliverable } from './submitDeliverable';

type Zod = typeof zod;
type Value = SubmitDeliverable['data'][string];

export const SUBMIT_ACTION = 'cutover:deliverable:submit';

/** `cutover:deliverable:submit`: hands in a document of a cutover. */
export function submitDeliverableAction(service: CutoverService) {
  return createTemplateAction({
    id: SUBMIT_ACTION,
    description:
      'Hands in a document of a cutover as its next revision. A dry run checks everything and writes nothing.',
    supportsDryRun: true,
    examples: [
      {
        description: 'Hand in what a form has asked for',
        example: exampleOf({
          cutover: '${{ parameters.cutover }}',
          deliverable: 'feasibility-assessment',
          data: '${{ parameters.assessment }}',
          note: 'Assessed with the architects',
        }),
      },
      {
        description:
          'Change one field of what was handed in before, and keep the others',
        example: exampleOf({
          cutover: 'ledger-database',
          deliverable: 'system-verification',
          data: { summary: 'All 214 cases passed in build 4711' },
          mode: 'merge',
        }),
      },
    ],
    schema: {
      input: {
        cutover: (z: Zod) => z.string().describe('Id or name of the cutover'),
        deliverable: (z: Zod) =>
          z.string().describe('Id of the document in the template'),
        data: (z: Zod) =>
          z
            .record(z.custom<Value>(value => value !== undefined))
            .describe('What the form of the document asks for'),
        note: (z: Zod) =>
          z.string().max(2_000).optional().describe('Kept with the revision'),
        mode: (z: Zod) =>
          z
            .enum(['merge', 'replace'])
            .optional()
            .describe(
              'merge: fields that are not in the data stay as they were handed in before; replace (default): they are left out',
            ),
      },
      output: {
        revision: (z: Zod) => z.number().describe('Number of the revision'),
        hash: (z: Zod) => z.string().describe('SHA-256 of its content'),
      },
    },
    async handler(ctx) {
      const submitted = await submitDeliverable(service, ctx, ctx.input);
      ctx.output('revision', submitted.revision);
      ctx.output('hash', submitted.hash);
    },
  });
}

/** A task's steps with one call of the action, as YAML. */
function exampleOf(input: Record<string, unknown>) {
  return stringify({
    steps: [
      {
        id: 'submit',
        name: 'Hand in the document',
        action: SUBMIT_ACTION,
        input,
      },
    ],
  });
}
