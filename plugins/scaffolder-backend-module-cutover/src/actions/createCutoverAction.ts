import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import { stringify } from 'yaml';
import type { InCatalog } from './inCatalog';
import { inputSchema, outputSchema } from './inputSchema';
import { startCutover, type StartOutput } from './startCutover';

export const CREATE_ACTION = 'cutover:create';

const example = {
  title: 'Move the shop to the new payment system',
  owner: 'group:default/technology',
  targets: ['component:default/shop', 'system:default/payments'],
  team: {
    sponsor: ['user:default/mei'],
    'business-lead': ['user:default/tom'],
  },
  window: {
    start: '2027-03-14T22:00',
    end: '2027-03-15T04:00',
    timeZone: 'Europe/Berlin',
  },
  goals: 'All payments run through the new system, with no order lost.',
  scope: 'Card and invoice payments; gift cards stay where they are.',
};

/** `cutover:create`: starts a cutover by any template. */
export function createCutoverAction(
  service: CutoverService,
  inCatalog?: InCatalog,
) {
  return createTemplateAction({
    id: CREATE_ACTION,
    description:
      'Starts a business cutover by a cutover template. A dry run checks everything and writes nothing.',
    supportsDryRun: true,
    examples: [
      {
        description: 'Start a technology upgrade',
        example: exampleOf(CREATE_ACTION, {
          template: 'technology-upgrade',
          ...example,
        }),
      },
      {
        description: 'Start a cutover with what a form has asked for',
        example: exampleOf(CREATE_ACTION, {
          template: 'business-restructuring',
          title: '${{ parameters.title }}',
          owner: '${{ parameters.owner }}',
          targets: '${{ parameters.targets }}',
          team: '${{ parameters.team }}',
          window: '${{ parameters.window }}',
          goals: '${{ parameters.goals }}',
          scope: '${{ parameters.scope }}',
          intake: '${{ parameters.intake }}',
        }),
      },
    ],
    schema: { input: inputSchema, output: outputSchema },
    async handler(ctx) {
      const started = await startCutover(service, ctx, ctx.input, inCatalog);
      for (const name of namesOf(started)) ctx.output(name, started[name]);
    },
  });
}

export function namesOf(output: StartOutput) {
  return Object.keys(output) as (keyof StartOutput)[];
}

/** A task's steps with one call of `action`, as YAML. */
export function exampleOf(
  action: string,
  input: Record<string, unknown> = example,
) {
  return stringify({
    steps: [{ id: 'create', name: 'Start the cutover', action, input }],
  });
}
