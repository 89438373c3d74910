import fc from 'fast-check';
import type { JsonObject, JsonValue } from '@backstage/types';
import { formatPath } from '../errors';
import { aTemplate } from './__testUtils__/aTemplate';
import { faultsWith, put, told } from './__testUtils__/faultsWith';
import { extendTemplate } from './extendTemplate';
import { parseTemplate } from './parseTemplate';
import { validateTemplate } from './validateTemplate';

type Path = (string | number)[];

describe('parseTemplate', () => {
  it('gives the spec of a right template, with its defaults', () => {
    const { spec, faults } = parseTemplate(aTemplate());
    expect(faults).toEqual([]);
    expect(spec?.roles[0]).toMatchObject({ min: 1, manages: false });
    expect(spec && validateTemplate(spec)).toEqual([]);
  });

  it('names the whole cycle', () => {
    const [fault] = faultsWith(['runbook.tasks.0.dependsOn', ['b']]);
    expect(fault.message).toContain('a → b → a');
  });

  it('proposes what was probably meant', () => {
    const [fault] = faultsWith(['phases.0.activities.0.role', 'sponsr']);
    expect(fault.message).toContain('use one of sponsor, expert');
  });

  it('tells every fault at once, even beside values that are wrong in themselves', () => {
    const reasons = faultsWith(
      ['version', 'one'],
      ['phases.0.duration', 5],
      ['phases.0.activities.0.role', 'ghost'],
      ['runbook.tasks.0.dependsOn', ['b']],
      ['risk.matrix.low.large', undefined],
      ['title', { en: 'Small' }],
      ['forms.0.schema.properties.summary', { type: 'strnig' }],
    ).map(fault => fault.reason);
    expect(reasons.sort()).toEqual([
      'risk.matrix-cell-missing',
      'role.unknown',
      'runbook.cycle',
      'schema.invalid',
      'template.wrong-format',
      'template.wrong-type',
      'text.translation-missing',
    ]);
  });

  it('is content with texts in one language only where they are plain strings', () => {
    expect(faultsWith(['title', 'PCI DSS'])).toEqual([]);
    expect(
      faultsWith(['languages', ['en']], ['title', { en: 'Small' }]),
    ).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'prototype'])(
    'refuses the key %s, wherever it is, and once',
    key => {
      const forms: JsonObject = JSON.parse(
        `{"forms":[{"id":"report","schema":{"properties":{"${key}":{}}}}], "${key}": {"polluted": true}}`,
      );
      const { faults, spec } = parseTemplate(
        extendTemplate(aTemplate(), forms),
      );
      expect(spec).toBeUndefined();
      expect(
        faults.map(({ path, reason }) => [formatPath(path), reason]),
      ).toEqual(
        expect.arrayContaining([
          [key, 'input.forbidden-key'],
          [`forms[0].schema.properties.${key}`, 'input.forbidden-key'],
        ]),
      );
      expect(new Set(faults.map(fault => formatPath(fault.path))).size).toBe(
        faults.length,
      );
      expect(({} as JsonObject).polluted).toBeUndefined();
    },
  );

  it('refuses what is nested without end', () => {
    let deep: JsonObject = {};
    for (let level = 0; level < 5000; level++) deep = { not: deep };
    expect(told('intake.schema', deep)).toEqual([
      expect.stringContaining('input.too-deep'),
    ]);
  });

  const places = [...pathsIn(aTemplate())];

  it('survives whatever is written at whatever place, and names it or what depends on it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.jsonValue({ maxDepth: 2 }),
        (path, value) => {
          const template = aTemplate();
          put(template, path.join('.'), value as JsonValue);
          const { spec, faults } = parseTemplate(template);
          expect(spec === undefined).toBe(faults.length > 0);
          for (const fault of faults) {
            expect(fault.reason).toMatch(/^[a-z-]+(\.[a-z-]+)+$/);
            expect(fault.message).toMatch(/\S{2}/);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('survives the loss of whatever place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), path => {
        const template = aTemplate();
        put(template, path.join('.'), undefined);
        const { spec, faults } = parseTemplate(
          JSON.parse(JSON.stringify(template)),
        );
        expect(spec === undefined).toBe(faults.length > 0);
      }),
      { numRuns: 150 },
    );
  });
});

function* pathsIn(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    yield* pathsIn(item, [...path, key]);
  }
}
