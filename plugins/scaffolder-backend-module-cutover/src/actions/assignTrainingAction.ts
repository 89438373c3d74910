import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import { stringify } from 'yaml';
import type { z as zod } from 'zod/v3';
import { assignTraining } from './assignTraining';
import { refsInput, trainingInput, trainingOutput } from './trainingInput';

type Zod = typeof zod;

export const ASSIGN_TRAINING_ACTION = 'cutover:training:assign';

/** `cutover:training:assign`: says who attends a course of a cutover. */
export function assignTrainingAction(service: CutoverService) {
  return createTemplateAction({
    id: ASSIGN_TRAINING_ACTION,
    description:
      'Assigns groups and people to a course of a cutover, or takes them off it, as the person who runs the template. Who joins an assigned group later needs the course too. A dry run checks everything and writes nothing.',
    supportsDryRun: true,
    examples: [
      {
        description: 'Train the team that a service is handed over to',
        example: exampleOf({
          cutover: '${{ parameters.cutover }}',
          course: 'running-the-system',
          add: ['${{ parameters.owner }}'],
        }),
      },
      {
        description: 'Somebody goes in the place of somebody else',
        example: exampleOf({
          cutover: 'ledger-database',
          course: 'new-system',
          add: ['user:default/mei'],
          remove: ['user:default/bob'],
        }),
      },
    ],
    schema: {
      input: {
        ...trainingInput,
        course: (z: Zod) => z.string().describe('Id of the course'),
        add: (z: Zod) =>
          refsInput(z, 'Refs of groups and people who attend from now on'),
        remove: (z: Zod) =>
          refsInput(
            z,
            'Refs of groups and people who were assigned and no longer attend; what they have done is kept',
          ),
      },
      output: trainingOutput,
    },
    async handler(ctx) {
      const course = await assignTraining(service, ctx, ctx.input);
      ctx.output('id', course.id);
      ctx.output('assigned', course.assigned);
      ctx.output('needed', course.needed);
      ctx.output('certified', course.certified);
      ctx.output('due', course.due);
    },
  });
}

/** A task's steps with one call of the action, as YAML. */
function exampleOf(input: Record<string, unknown>) {
  return stringify({
    steps: [
      {
        id: 'assign',
        name: 'Assign the training',
        action: ASSIGN_TRAINING_ACTION,
        input,
      },
    ],
  });
}
