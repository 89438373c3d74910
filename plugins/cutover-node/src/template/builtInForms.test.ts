import type { JsonObject } from '@backstage/types';
import {
  validateIntake,
  type CutoverTemplateSpec,
} from '@backstage-cutover/plugin-cutover-common';
import { builtIn, PATIENCE } from './__testUtils__/builtIn';
import { filledIn } from './__testUtils__/filledIn';
import { builtInTemplateNames } from './builtInTemplates';

/** What the form `id` finds wrong with a document, as `path reason`. */
function faultsOf(
  spec: CutoverTemplateSpec,
  id: string,
  document: JsonObject,
): string[] {
  // A form and an intake are validated alike.
  const { schema } = formOf(spec, id);
  return validateIntake({ ...spec, intake: { schema } }, document).map(
    ({ path, reason }) => `${path.slice(1).join('.')} ${reason}`,
  );
}

function formOf(spec: CutoverTemplateSpec, id: string) {
  const form = spec.forms.find(each => each.id === id);
  if (!form) throw new Error(`There is no form ${id}`);
  return form;
}

describe.each(builtInTemplateNames())('The forms of %s', name => {
  let spec: CutoverTemplateSpec;
  beforeAll(async () => {
    spec = await builtIn(name);
  }, PATIENCE);

  it(
    'take a document that is filled in, whichever choices it makes',
    () => {
      for (const { id, schema } of spec.forms) {
        for (const choice of [0, 1, 2, 3]) {
          const faults = faultsOf(spec, id, filledIn(schema, choice));
          expect({ id, choice, faults }).toEqual({ id, choice, faults: [] });
        }
      }
    },
    PATIENCE,
  );

  it('take no empty document', () => {
    const careless = spec.forms.filter(
      ({ id }) => faultsOf(spec, id, {}).length === 0,
    );
    expect(careless.map(({ id }) => id)).toEqual([]);
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
    return faultsOf(spec, id, document);
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

  it('ask for a reason instead of a migration where no data is migrated', () => {
    const faults = changed('business-scheme', document => {
      document.dataMigration = { scope: 'none' };
    });
    expect(faults).toContain('dataMigration.reason schema.required');
    expect(faults).not.toContain('dataMigration.objects schema.required');
  });

  it('ask business for processes, data and training, and technology for development, testing and environment', () => {
    const missing = (side: string) =>
      faultsOf(spec, 'preparation-checklist', { side })
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
