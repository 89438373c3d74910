import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import { stringify } from 'yaml';
import type { z as zod } from 'zod/v3';
import { notOpen, requireGate } from './requireGate';

type Zod = typeof zod;

export const REQUIRE_GATE_ACTION = 'cutover:gate:require';

/** `cutover:gate:require`: ends the task unless a gate is open. */
export function requireGateAction(service: CutoverService) {
  return createTemplateAction({
    id: REQUIRE_GATE_ACTION,
    description:
      'Ends the task, and says how the gate stands, unless the gate of the cutover is open: put it before a deployment. It asks anew each time the step runs. A dry run says what a run would do, and goes on.',
    supportsDryRun: true,
    examples: [
      {
        description: 'Deploy only after verification',
        example: exampleOf({
          cutover: '${{ parameters.cutover }}',
          gate: 'verification',
        }),
      },
      {
        description:
          'Switch the old system off only after approvals, however urgent it is',
        example: exampleOf({
          cutover: 'ledger-database',
          gate: 'acceptance',
          allowEmergency: false,
        }),
      },
    ],
    schema: {
      input: {
        cutover: (z: Zod) => z.string().describe('Id or name of the cutover'),
        gate: (z: Zod) => z.string().describe('Id of the gate in the template'),
        allowEmergency: (z: Zod) =>
          z
            .boolean()
            .optional()
            .describe(
              'true (default): a gate that was opened in an emergency counts as open, and the log says so; false: only once a round has approved that',
            ),
      },
      output: {
        status: (z: Zod) =>
          z.string().describe('How the gate stands: open, unless in a dry run'),
        round: (z: Zod) =>
          z
            .number()
            .optional()
            .describe('Number of its last round, if it has any'),
        since: (z: Zod) =>
          z.string().optional().describe('Since when it stands so'),
        emergency: (z: Zod) =>
          z.boolean().describe('Opened in an emergency and not approved since'),
      },
    },
    async handler(ctx) {
      const { standing, missing } = await requireGate(service, ctx, ctx.input);
      const { emergency, message, round, since, status } = standing;
      if (missing && !ctx.isDryRun) throw notOpen(standing, missing);
      if (missing) ctx.logger.warn(`A run would end here: ${missing}`);
      else if (emergency) ctx.logger.warn(message);
      else ctx.logger.info(message);
      ctx.output('status', status);
      ctx.output('emergency', emergency);
      if (round !== undefined) ctx.output('round', round);
      if (since !== undefined) ctx.output('since', since);
    },
  });
}

/** A task's steps with one call of the action, as YAML. */
function exampleOf(input: Record<string, unknown>) {
  return stringify({
    steps: [
      {
        id: 'gate',
        name: 'Is the gate open?',
        action: REQUIRE_GATE_ACTION,
        input,
      },
    ],
  });
}
