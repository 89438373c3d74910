import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import {
  cutoverTemplateSpecSchema,
  parseTemplate,
} from '@backstage-cutover/plugin-cutover-common';
import { parse } from 'yaml';
import { PATIENCE, builtIn } from './__testUtils__/builtIn';

const guide = readFileSync(
  resolvePackagePath(
    '@backstage-cutover/plugin-cutover-node',
    '../../docs/guides/gates.md',
  ),
  'utf8',
);

/** The YAML of a code block in the guide, by the word after its language. */
function example(name: string): JsonObject {
  const [, block] = guide.split(`\`\`\`yaml ${name}\n`);
  return parse(block.split('\n```')[0]);
}

type Shape = Record<string, unknown>;

const phaseShape = cutoverTemplateSpecSchema.shape.phases.element.shape;
const gateShape = phaseShape.gate.unwrap().shape;
const ruleShape = gateShape.rules.element.shape;

describe('docs/guides/gates.md', () => {
  it(
    'shows a gate and working times that a template can hold',
    async () => {
      const spec: JsonObject = JSON.parse(
        JSON.stringify(await builtIn('technology-upgrade')),
      );
      const [phase] = spec.phases as JsonObject[];
      phase.gate = example('gate');
      spec.workingTime = example('workingTime');
      expect(parseTemplate(spec).faults).toEqual([]);
    },
    PATIENCE,
  );

  it('shows everything that a gate and its rules can say', () => {
    const gate = example('gate');
    const rules = gate.rules as Shape[];
    expect(missing(gateShape, [gate])).toEqual(['description', 'policy']);
    expect(missing(ruleShape, rules)).toEqual(['title']);
    expect(rules.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['all', 'n-of-m', 'in-sequence']),
    );
  });
});

/** Keys that a schema knows and none of the examples has. */
function missing(shape: Shape, examples: Shape[]): string[] {
  return Object.keys(shape).filter(key => !examples.some(each => key in each));
}
