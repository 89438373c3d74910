import type { JsonObject } from '@backstage/types';
import {
  applicableForm,
  dataFaults,
  type CutoverTemplateSpec,
} from '@backstage-cutover/plugin-cutover-common';
import { builtIn, PATIENCE } from './__testUtils__/builtIn';
import { filledIn } from './__testUtils__/filledIn';
import { fieldsOf, isObject, type FormField } from './__testUtils__/formFields';
import { builtInTemplateNames } from './builtInTemplates';

/** So many fields at most have to be filled in whatever else is, rows of tables aside. */
const MOST_NEEDED = 18;

/** More columns than these no screen shows side by side. */
const MOST_COLUMNS = 8;

/** What a form finds wrong with a document, as `path reason`. */
function faultsOf({ schema }: { schema: JsonObject }, document: JsonObject) {
  return dataFaults(schema, document).map(
    ({ path, reason }) => `${path.join('.')} ${reason}`,
  );
}

function formOf(spec: CutoverTemplateSpec, id: string) {
  const form = spec.forms.find(each => each.id === id);
  if (!form) throw new Error(`There is no form ${id}`);
  return form;
}

/** A field with the id of its form. */
type OwnField = FormField & { form: string };

function isPeriod({ type, properties }: JsonObject) {
  const names = isObject(properties) ? Object.keys(properties) : [];
  return type === 'object' && names.sort().join() === 'end,start';
}

function optionsOf(ui: JsonObject): JsonObject {
  return isObject(ui['ui:options']) ? ui['ui:options'] : {};
}

/** Answers to an intake form: one under which all parts of the forms apply, and one under which few do. */
function intakesOf({ intake }: CutoverTemplateSpec) {
  return [0, 1].map(choice => filledIn(intake.schema, choice));
}

describe.each(builtInTemplateNames())('The forms of %s', name => {
  let spec: CutoverTemplateSpec;
  let fields: OwnField[];
  beforeAll(async () => {
    spec = await builtIn(name);
    fields = spec.forms.flatMap(form =>
      fieldsOf(form).map(field => ({ ...field, form: form.id })),
    );
  }, PATIENCE);

  /** The fields of which something does not hold, as `form path`. */
  const failing = (holds: (field: OwnField) => boolean) =>
    fields
      .filter(field => !holds(field))
      .map(({ form, path }) => `${form} ${path}`);

  const isWithinPeriod = (path: string) =>
    fields.some(
      field =>
        isPeriod(field.schema) &&
        [`${field.path}.start`, `${field.path}.end`].includes(path),
    );

  it(
    'take a document that is filled in, whichever choices it makes, in whichever cutover',
    () => {
      for (const intake of intakesOf(spec)) {
        for (const form of spec.forms) {
          const applicable = applicableForm(form, intake);
          for (const choice of [0, 1, 2, 3]) {
            const faults = faultsOf(
              applicable,
              filledIn(applicable.schema, choice),
            );
            const { id } = form;
            expect({ id, choice, faults }).toEqual({ id, choice, faults: [] });
          }
        }
      }
    },
    PATIENCE,
  );

  it('take no empty document, whatever applies', () => {
    for (const intake of intakesOf(spec)) {
      const careless = spec.forms.filter(
        form => faultsOf(applicableForm(form, intake), {}).length === 0,
      );
      expect(careless.map(({ id }) => id)).toEqual([]);
    }
  });

  it('are each asked for by an activity', () => {
    const asked = spec.phases
      .flatMap(phase => phase.activities)
      .flatMap(activity => activity.deliverables)
      .map(deliverable => deliverable.form);
    expect([...new Set(asked)].sort()).toEqual(
      spec.forms.map(form => form.id).sort(),
    );
  });

  it('say what they are for', () => {
    const silent = spec.forms.filter(({ description }) => !description);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it(`need ${MOST_NEEDED} fields at most`, () => {
    const needed = new Map<string, number>();
    for (const { form, ...field } of fields) {
      const isPart =
        field.schema.type === 'object' &&
        field.ui['ui:field'] !== 'CutoverPeriod';
      // A period is one field.
      if (!field.needed || isPart || isWithinPeriod(field.path)) continue;
      needed.set(form, (needed.get(form) ?? 0) + 1);
    }
    const demanding = [...needed].filter(([, count]) => count > MOST_NEEDED);
    expect(demanding).toEqual([]);
  });

  it('need nothing within a part that nobody needs', () => {
    expect(
      failing(
        ({ schema, needed, inRow }) =>
          needed ||
          inRow ||
          schema.type !== 'object' ||
          isPeriod(schema) ||
          schema.required === undefined,
      ),
    ).toEqual([]);
  });

  it('show every list of rows as a table, with columns that it has', () => {
    expect(
      failing(({ columns, ui }) => {
        if (!columns) return true;
        const { columns: shown } = optionsOf(ui);
        return (
          ui['ui:field'] === 'CutoverTable' &&
          Array.isArray(shown) &&
          shown.length > 0 &&
          shown.length <= MOST_COLUMNS &&
          shown.every(column => columns.includes(String(column)))
        );
      }),
    ).toEqual([]);
  });

  it('ask for dates, periods and files by fields made for them', () => {
    expect(
      failing(({ schema, ui, rowUi, path }) => {
        const kind = ui['ui:field'];
        const { format } = isObject(schema.items) ? schema.items : schema;
        if (isPeriod(schema)) return kind === 'CutoverPeriod';
        if (format === 'cutover-file') {
          return [kind, rowUi['ui:field']].includes('CutoverFile');
        }
        if (format !== 'date' && format !== 'date-time') return true;
        return (
          ['CutoverDate', 'CutoverLink'].includes(String(kind)) ||
          isWithinPeriod(path)
        );
      }),
    ).toEqual([]);
  });

  it('rate on a scale that has words at both ends', () => {
    expect(
      failing(({ schema, ui }) => {
        if (ui['ui:field'] !== 'CutoverRating') return true;
        const { low, high } = optionsOf(ui);
        return (
          schema.type === 'integer' &&
          schema.minimum === 1 &&
          Number(schema.maximum) <= 10 &&
          isObject(low) &&
          isObject(high)
        );
      }),
    ).toEqual([]);
  });

  it('give long texts the room that they need', () => {
    expect(
      failing(
        ({ schema, ui }) =>
          Number(schema.maxLength ?? 0) <= 500 ||
          ui['ui:widget'] === 'textarea' ||
          ['CutoverMarkdown', 'CutoverLink'].includes(String(ui['ui:field'])),
      ),
    ).toEqual([]);
  });

  it('compare with a field of an earlier document that holds the same kind of value', () => {
    const order = spec.phases
      .flatMap(phase => phase.activities)
      .flatMap(activity => activity.deliverables);
    expect(
      failing(({ form: own, schema, ui }) => {
        if (ui['ui:field'] !== 'CutoverLink') return true;
        const { deliverable, field: linked } = optionsOf(ui);
        const theirs = order.find(({ id }) => id === deliverable);
        const target = fields.find(
          ({ form, path }) => form === theirs?.form && path === linked,
        );
        const mine = order.findIndex(({ form }) => form === own);
        return (
          theirs !== undefined &&
          order.indexOf(theirs) < mine &&
          target?.schema.type === schema.type &&
          target?.schema.format === schema.format
        );
      }),
    ).toEqual([]);
  });
});

describe('The forms of the policy', () => {
  let spec: CutoverTemplateSpec;
  beforeAll(async () => {
    spec = await builtIn('technology-upgrade');
  }, PATIENCE);

  /** A document that was filled in, and then changed. */
  function changed(id: string, change: (document: JsonObject) => void) {
    const document = filledIn(formOf(spec, id).schema, 0);
    change(document);
    return faultsOf(formOf(spec, id), document);
  }

  it('ask for a response where a dimension is not feasible, and then take no "go ahead"', () => {
    const faults = changed('feasibility-assessment', document => {
      Object.assign(document.operational ?? {}, { verdict: 'infeasible' });
    });
    expect(faults).toEqual(
      expect.arrayContaining([
        'operational.response schema.required',
        'operational.responsible schema.required',
        'operational.due schema.required',
        'recommendation schema.not',
      ]),
    );
  });

  it.each([
    ['functional-verification', 'cases'],
    ['system-verification', 'tests'],
  ])(
    'ask in %s for finding, correction and second check of what failed',
    (id, list) => {
      const faults = changed(id, document => {
        Object.assign((document[list] as JsonObject[])[0], {
          result: 'failed',
        });
      });
      for (const field of ['finding', 'correction', 'recheck']) {
        expect(faults).toContain(`${list}.0.${field} schema.required`);
      }
    },
  );

  it('take no "passed" while a finding has not passed its second check', () => {
    const with2ndCheck = (recheck: string) =>
      changed('functional-verification', document => {
        Object.assign((document.cases as JsonObject[])[0], {
          result: 'failed',
          finding: 'The total is wrong',
          weight: 'major',
          correction: 'Rounding corrected',
          correctedBy: 'user:default/li-na',
          recheck,
          recheckedOn: '2027-03-07',
          recheckedBy: 'user:default/wang-wei',
        });
      });
    expect(with2ndCheck('passed')).toEqual([]);
    expect(with2ndCheck('pending')).toContain('cases.0 schema.not');
    expect(with2ndCheck('failed')).toContain('cases.0 schema.not');
  });

  it('ask for the cause and the correction of every difference in the data', () => {
    const faults = changed('data-consistency-verification', document => {
      Object.assign((document.checks as JsonObject[])[0], { differences: 3 });
    });
    expect(faults).toContain('checks.0.cause schema.required');
    expect(faults).toContain('checks.0.recheck schema.required');
  });

  it('ask a department that finds a criterion not met what is missing, and then take no "to be approved"', () => {
    const concluded = (feasibility: string, decision: string) =>
      changed('review-comments', document => {
        document.decision = decision;
        Object.assign((document.verdicts as JsonObject[])[0], { feasibility });
      });
    const missing = 'verdicts.0.summary schema.required';
    expect(concluded('met', 'final')).toEqual([]);
    expect(concluded('met-after-changes', 'final')).toEqual([missing]);
    expect(concluded('not-met', 'again')).toEqual([missing]);
    expect(concluded('not-met', 'final')).toEqual(
      expect.arrayContaining([missing, 'verdicts.0 schema.not']),
    );
  });

  it('ask the authors what they revised where the schemes are approved as revised', () => {
    const faults = changed('review-comments', document => {
      document.decision = 'final-after-changes';
      delete document.revision;
    });
    expect(faults).toEqual(['revision schema.required']);
  });

  it('ask only for what concerns the cutover', () => {
    const asked = (id: string, intake: JsonObject) =>
      fieldsOf(applicableForm(formOf(spec, id), intake)).map(
        ({ path }) => path,
      );
    const parts: [string, string, string][] = [
      ['business-scheme', 'dataMigration', 'dataMigration'],
      ['feasibility-assessment', 'technical.dataMigration', 'dataMigration'],
      [
        'business-scheme',
        'customerCommunication.messages',
        'customersAffected',
      ],
      ['charter', 'customers', 'customersAffected'],
      ['go-live-report', 'customers', 'customersAffected'],
      [
        'business-scheme',
        'customerCommunication.partners',
        'partnersConcerned',
      ],
      ['operations-assurance-plan', 'supplyChain', 'partnersConcerned'],
      [
        'business-scheme',
        'customerCommunication.regulators',
        'regulatorConcerned',
      ],
    ];
    for (const [id, path, answer] of parts) {
      expect([id, asked(id, { [answer]: true })]).toEqual([
        id,
        expect.arrayContaining([path]),
      ]);
      expect([id, asked(id, { [answer]: false })]).toEqual([
        id,
        expect.not.arrayContaining([path]),
      ]);
    }
    const protection = 'dataMigration.protection';
    const migrated = { dataMigration: true };
    expect(
      asked('business-scheme', { ...migrated, personalData: true }),
    ).toContain(protection);
    expect(asked('business-scheme', migrated)).not.toContain(protection);
  });

  it('ask business for processes, data and training, and technology for development, testing and environment', () => {
    const missing = (side: string) =>
      faultsOf(formOf(spec, 'preparation-checklist'), { side })
        .filter(fault => fault.endsWith('schema.required'))
        .map(fault => fault.split(' ')[0]);
    expect(missing('business')).toEqual(
      expect.arrayContaining(['processes', 'data', 'training']),
    );
    expect(missing('technology')).toEqual(
      expect.arrayContaining(['development', 'testing', 'environment']),
    );
    expect(missing('technology')).not.toContain('training');
  });

  it('want acceptance by three departments at least', () => {
    const faults = changed('departmental-acceptance', document => {
      document.assessments = (document.assessments as JsonObject[]).slice(0, 2);
    });
    expect(faults).toEqual(['assessments schema.minItems']);
  });
});

it(
  'The new market hears of its opening even where present customers notice nothing',
  async () => {
    const spec = await builtIn('market-expansion');
    const form = applicableForm(formOf(spec, 'business-scheme'), {
      customersAffected: false,
    });
    const needed = fieldsOf(form).flatMap(({ path, needed: is }) =>
      is ? [path] : [],
    );
    expect(needed).toEqual(
      expect.arrayContaining([
        'customerCommunication.messages',
        'customerCommunication.questions',
        'customerCommunication.complaints',
      ]),
    );
  },
  PATIENCE,
);
