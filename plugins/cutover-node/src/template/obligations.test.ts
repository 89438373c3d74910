import { existsSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { CutoverTemplateSpec } from '@backstage-cutover/plugin-cutover-common';
import { builtIn, PATIENCE } from './__testUtils__/builtIn';
import {
  obligationsAt,
  obligationsNamed,
  obligationsTable,
} from './__testUtils__/obligationsTable';
import { builtInTemplateNames } from './builtInTemplates';

const OBLIGATIONS = [
  ...['P1.1', 'P1.2', 'P1.3'],
  ...['P2.1', 'P2.2'],
  ...['P3.1', 'P3.2', 'P3.3', 'P3.4', 'P3.5'],
  ...['P4.1.1', 'P4.1.2', 'P4.1.3'],
  ...['P4.2.1', 'P4.2.2', 'P4.2.3'],
  ...['P4.3.1', 'P4.3.2', 'P4.3.3'],
  ...['P4.4.1', 'P4.4.2'],
  ...['P4.5.1', 'P4.5.2', 'P4.5.3'],
  ...['P5.1', 'P5.2', 'P5.3'],
  ...['P6.1', 'P6.2'],
  ...['P7.1', 'P7.2', 'P7.3', 'P7.4'],
];

const root = resolvePackagePath(
  '@backstage-cutover/plugin-cutover-node',
  '../..',
);
const table = obligationsTable(`${root}/docs/obligations.md`);
const isCode = (place: string) => /^(plugins|packages)\//.test(place);

describe('docs/obligations.md', () => {
  it('names every obligation of the policy once, in the order of the policy', () => {
    const named = table
      .map(({ obligation }) => obligation)
      .filter((obligation, index, all) => obligation !== all[index - 1]);
    expect(named).toEqual(OBLIGATIONS);
  });

  it('names no place twice for the same obligation', () => {
    const rows = table.map(row => Object.values(row).join(' '));
    expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual(
      [],
    );
  });

  it('names code that is there', () => {
    const missing = table
      .map(({ place }) => place)
      .filter(place => isCode(place) && !existsSync(`${root}/${place}`));
    expect(missing).toEqual([]);
  });

  it('carries every obligation out in a template and not in code alone', () => {
    const inTemplates = table.filter(({ place }) => !isCode(place));
    expect([
      ...new Set(inTemplates.map(({ obligation }) => obligation)),
    ]).toEqual(OBLIGATIONS);
  });

  it('speaks of templates that ship with the product', () => {
    expect(table.map(({ template }) => template)).toEqual(
      table.map(() =>
        expect.stringMatching(`^(all|${builtInTemplateNames().join('|')})$`),
      ),
    );
  });
});

describe.each(builtInTemplateNames())('the template %s', name => {
  const mine = table.filter(
    ({ place, template }) =>
      !isCode(place) && (template === 'all' || template === name),
  );

  let spec: CutoverTemplateSpec;
  beforeAll(async () => {
    spec = await builtIn(name);
  }, PATIENCE);

  it('has every place that the table sends its reader to', () => {
    const missing = mine.filter(
      ({ place }) => obligationsAt(spec, place) === undefined,
    );
    expect(missing).toEqual([]);
  });

  it('names the obligation at the place that carries it out', () => {
    const silent = mine.filter(
      ({ obligation, place }) =>
        obligationsAt(spec, place)?.includes(obligation) === false,
    );
    expect(silent).toEqual([]);
  });

  it('names no obligation that the policy does not have', () => {
    const named = [...obligationsNamed(spec)];
    expect(
      named.filter(([obligation]) => !OBLIGATIONS.includes(obligation)),
    ).toEqual([]);
  });
});

describe('the check of the table', () => {
  it('sees a place that is missing and a tag that was taken away', async () => {
    const [name] = builtInTemplateNames();
    const spec = structuredClone(await builtIn(name));
    expect(obligationsAt(spec, 'forms/charter/goals')).toContain('P4.1.3');
    expect(obligationsAt(spec, 'forms/charter/nothing')).toBeUndefined();
    expect(obligationsAt(spec, 'gates/acceptance/checks/x.y')).toBeUndefined();
    const charter = spec.forms.find(form => form.id === 'charter');
    if (charter) charter.policy = ['P1.2'];
    expect(obligationsAt(spec, 'forms/charter/goals')).not.toContain('P4.1.3');
  });
});
