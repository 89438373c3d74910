import type { JsonObject } from '@backstage/types';
import type { TemplateDeliverable } from '../template';
import { prefilled } from './prefilled';

const text = { type: 'string' };

const schema: JsonObject = {
  type: 'object',
  properties: {
    environment: text,
    tasks: {
      type: 'array',
      items: { type: 'object', properties: { what: text, who: text } },
    },
  },
};

const plan: JsonObject = {
  testing: { system: { environment: 'Staging' } },
  steps: [
    { step: 'Build', responsible: 'li-na', minutes: 5 },
    { step: 'Deploy', responsible: 'li-na', who: 'Nobody' },
    { responsible: 'wang-wei' },
  ],
};

/** What a form begins with that takes these fields from a plan. */
function fromPlan(
  ...prefill: (Omit<
    Extract<
      TemplateDeliverable['prefill'][number]['from'],
      { deliverable: string }
    >,
    'deliverable'
  > & { into: string })[]
) {
  let id = 0;
  return prefilled(
    {
      prefill: prefill.map(({ into, ...from }) => ({
        field: into,
        from: { deliverable: 'plan', ...from },
      })),
    },
    {
      schema,
      cutover: {
        title: 'Switch',
        goals: '',
        scope: '',
        owner: 'user:default/li-na',
        window: { start: '', end: '', timeZone: 'Asia/Shanghai' },
        intake: {},
      },
      revisions: new Map([['plan', { number: 3, data: plan }]]),
      catalog: {},
      held: [],
      newId: () => `row-${++id}`,
    },
  );
}

describe('What a deliverable takes from an earlier one', () => {
  it('may lie within a part of that one, whose path the origin names', () => {
    expect(
      fromPlan({ into: 'environment', field: 'testing.system.environment' }),
    ).toEqual({
      data: { environment: 'Staging' },
      origins: [
        {
          field: 'environment',
          from: {
            kind: 'deliverable',
            deliverable: 'plan',
            revision: 3,
            field: 'testing.system.environment',
          },
        },
      ],
    });
  });

  it('stays empty where the path leads to nothing', () => {
    for (const field of [
      'testing.functional.environment',
      'testing.system.environment.name',
      'steps.step',
      'constructor.name',
    ]) {
      expect(fromPlan({ into: 'environment', field }).data).toEqual({});
    }
  });

  it('puts the columns of its rows under their names here, and leaves the others', () => {
    const { data } = fromPlan({
      into: 'tasks',
      field: 'steps',
      columns: { what: 'step', who: 'responsible' },
    });
    expect(data.tasks).toEqual([
      { _row: 'row-1', what: 'Build', who: 'li-na' },
      { _row: 'row-2', what: 'Deploy', who: 'li-na' },
      { _row: 'row-3', who: 'wang-wei' },
    ]);
  });

  it('takes no columns from what is no table', () => {
    expect(
      fromPlan({ into: 'tasks', field: 'testing', columns: { what: 'system' } })
        .data,
    ).toEqual({});
  });
});
