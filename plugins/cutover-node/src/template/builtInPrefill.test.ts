import type { JsonObject, JsonValue } from '@backstage/types';
import {
  activeData,
  applicableForm,
  dataFaults,
  deliverablesOf,
  heldDocuments,
  prefilled,
  type CutoverTemplateSpec,
  type EntityFacts,
} from '@backstage-cutover/plugin-cutover-common';
import { builtIn, PATIENCE } from './__testUtils__/builtIn';
import { filledIn } from './__testUtils__/filledIn';
import { builtInTemplateNames } from './builtInTemplates';

const system: EntityFacts = {
  ref: 'component:default/ledger',
  title: 'Ledger',
  kind: 'Component',
  owner: 'group:default/payments',
  lifecycle: 'production',
};

/** A cutover in which everything was said that a document can begin with. */
function sampleOf(spec: CutoverTemplateSpec, choice: number, longest: boolean) {
  const intake = filledIn(spec.intake.schema, choice, { longest });
  const places = deliverablesOf(spec, intake);
  const revisions = new Map<string, { number: number; data: JsonObject }>();
  for (const { deliverable, form } of places) {
    const { schema } = applicableForm(form, intake);
    const { data } = activeData(schema, filledIn(schema, choice, { longest }));
    revisions.set(deliverable.id, { number: 1, data });
  }
  const team = spec.roles.map(({ id }) => ({
    ref: `user:default/${id}`,
    title: id,
    kind: 'User',
    role: id,
  }));
  const cutover = {
    title: 'Switch of the ledger',
    goals: 'Faster closing of the books',
    scope: 'The ledger and its interfaces',
    owner: 'group:default/payments',
    window: {
      start: '2027-03-06T21:00:00Z',
      end: '2027-03-07T03:00:00Z',
      timeZone: 'Asia/Shanghai',
    },
    intake,
  };
  const catalog = {
    targets: [system],
    owners: [{ ref: 'group:default/payments' }],
    dependencies: [system],
    team,
  };
  return places.map(({ deliverable, form }) => {
    const { schema } = applicableForm(form, intake);
    let row = 0;
    const begun = prefilled(deliverable, {
      schema,
      cutover,
      revisions,
      catalog,
      held: heldDocuments(spec, {
        cutover: { ...cutover, name: 'ledger', phases: [] },
        revisions: new Map(
          places.map(({ deliverable: { id } }) => [
            id,
            { number: 1, at: '2027-03-01T00:00:00.000Z' },
          ]),
        ),
        portal: 'https://portal.example',
      }),
      newId: () => `row-${++row}`,
    });
    return { deliverable, schema, revisions, ...begun };
  });
}

/** What is wrong with what is there, as `field reason`; that other things are still missing is no wonder. */
function wrongIn(schema: JsonObject, data: JsonObject) {
  return dataFaults(schema, data)
    .filter(({ reason }) => reason !== 'schema.required')
    .map(({ path, reason }) => `${path.join('.')} ${reason}`);
}

describe.each(builtInTemplateNames())('What %s fills in', name => {
  let spec: CutoverTemplateSpec;
  beforeAll(async () => {
    spec = await builtIn(name);
  }, PATIENCE);

  it.each([
    ['as it was written', false],
    ['with texts as long as they may be', true],
  ])(
    'fits where it is put, %s',
    (_, longest) => {
      for (const choice of [0, 1, 2, 3]) {
        for (const begun of sampleOf(spec, choice, longest)) {
          const { deliverable, schema, data } = begun;
          const { id } = deliverable;
          const wrong = wrongIn(schema, data);
          expect({ id, choice, wrong }).toEqual({ id, choice, wrong: [] });
        }
      }
    },
    PATIENCE,
  );

  it(
    'is all there is to take, where everything applies and is known',
    () => {
      for (const { deliverable, origins } of sampleOf(spec, 0, false)) {
        const taken = origins.map(({ field }) => field);
        // Conditions come only of an assessment that sets some.
        const left = deliverable.prefill
          .map(({ field }) => field)
          .filter(field => !taken.includes(field) && field !== 'conditions');
        expect([deliverable.id, left]).toEqual([deliverable.id, []]);
      }
    },
    PATIENCE,
  );

  it('comes from documents that are written before', () => {
    const ids = spec.phases
      .flatMap(phase => phase.activities)
      .flatMap(activity => activity.deliverables);
    const backwards = ids.flatMap(({ id, prefill }, place) =>
      prefill.flatMap(({ field, from }) => {
        if (!('deliverable' in from)) return [];
        const source = ids.findIndex(each => each.id === from.deliverable);
        return source >= 0 && source < place ? [] : [`${id} ${field}`];
      }),
    );
    expect(backwards).toEqual([]);
  });

  it('names a role for everybody in the team', () => {
    const charter = spec.forms.find(({ id }) => id === 'charter');
    const choices = choicesAt(charter?.schema, [
      ...['properties', 'team', 'items', 'properties', 'role'],
      'oneOf',
    ]);
    expect(choices).toEqual(
      expect.arrayContaining(spec.roles.map(({ id }) => id)),
    );
  });

  it('shows to nobody what they may not see where it comes from', () => {
    const forms = new Map(spec.forms.map(form => [form.id, form]));
    const deliverables = spec.phases
      .flatMap(phase => phase.activities)
      .flatMap(activity => activity.deliverables);
    const formOf = (id: string) =>
      forms.get(deliverables.find(each => each.id === id)?.form ?? '');
    const leaks = deliverables.flatMap(({ id, prefill }) =>
      prefill.flatMap(({ field, from }) => {
        if (!('deliverable' in from)) return [];
        const secret = formOf(from.deliverable)?.rights.some(
          right =>
            right.read &&
            right.fields.some(
              each =>
                `${each}.`.startsWith(`${from.field}.`) ||
                `${from.field}.`.startsWith(`${each}.`),
            ),
        );
        return secret ? [`${id} ${field}`] : [];
      }),
    );
    expect(leaks).toEqual([]);
  });
});

function choicesAt(schema: JsonObject | undefined, steps: string[]): unknown[] {
  let value: JsonValue | undefined = schema;
  for (const step of steps) value = (value as JsonObject)[step];
  return (value as JsonObject[]).map(({ const: choice }) => choice);
}

describe('What the policy fills in', () => {
  it(
    'carries the goals from the research over charter and application to the review',
    async () => {
      const spec = await builtIn('technology-upgrade');
      const samples = sampleOf(spec, 0, false);
      const sourceOf = (id: string, field: string) =>
        samples
          .find(({ deliverable }) => deliverable.id === id)
          ?.origins.find(origin => origin.field === field)?.from;
      expect([
        sourceOf('charter', 'goals'),
        sourceOf('acceptance-application', 'goals'),
        sourceOf('review-report', 'goals'),
      ]).toMatchObject([
        { deliverable: 'requirements-report' },
        { deliverable: 'charter' },
        { deliverable: 'acceptance-application' },
      ]);
    },
    PATIENCE,
  );

  it(
    'makes a test case of every requirement',
    async () => {
      const spec = await builtIn('technology-upgrade');
      const report = sampleOf(spec, 0, false).find(
        ({ deliverable }) => deliverable.id === 'functional-verification',
      );
      const [requirement] = report?.revisions.get('requirements-report')?.data
        .requirements as JsonObject[];
      expect(report?.data.cases).toEqual([
        {
          _row: 'row-1',
          case: requirement.requirement,
          expected: requirement.fulfilledWhen,
        },
      ]);
    },
    PATIENCE,
  );
});
