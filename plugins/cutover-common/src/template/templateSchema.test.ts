import type { JsonObject } from '@backstage/types';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { aTemplate } from './__testUtils__/aTemplate';
import { templateJsonSchema } from './templateSchema';

const ajv = new Ajv({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
});
addFormats(ajv);
const validate = ajv.compile(templateJsonSchema());

const document = (spec: JsonObject) => ({
  apiVersion: 'cutover/v1',
  kind: 'CutoverTemplate',
  metadata: { name: 'small' },
  spec,
});

function complaints(value: unknown) {
  return validate(value)
    ? []
    : (validate.errors ?? []).map(e => e.instancePath);
}

describe('templateJsonSchema', () => {
  it('is content with a whole template', () => {
    expect(complaints(document(aTemplate()))).toEqual([]);
  });

  it('asks a whole template for all that it needs', () => {
    const { runbook: _, ...rest } = aTemplate();
    expect(complaints(document(rest))).toContain('/spec');
  });

  it('lets a template that extends another say only what differs', () => {
    expect(
      complaints(
        document({
          extends: ['cutover:technology-upgrade', './own.yaml'],
          owner: null,
          title: { en: 'Mine', 'zh-CN': '我的' },
          phases: [
            {
              id: 'planning',
              activities: [
                { id: 'scheme-review', $remove: true },
                { id: 'tender', $after: 'cutover-plan', role: 'finance' },
              ],
            },
          ],
          training: {
            assessments: [{ id: 'exam', questions: [{ id: 'q', points: 2 }] }],
          },
        }),
      ),
    ).toEqual([]);
  });

  it.each<[string, JsonObject]>([
    ['a misspelt key', { phasess: [] }],
    ['an item without id', { phases: [{ goal: 'x' }] }],
    ['a text without English', { title: { 'zh-CN': '我的' } }],
    ['a duration in words', { phases: [{ id: 'x', duration: '2 weeks' }] }],
    ['something to extend that is no name', { extends: 7 }],
  ])('marks %s in a template that extends another', (_, own) => {
    expect(
      complaints(document({ extends: 'cutover:technology-upgrade', ...own })),
    ).not.toEqual([]);
  });

  it('marks a document of another kind or without a name', () => {
    expect(
      complaints({ ...document(aTemplate()), kind: 'Template', metadata: {} }),
    ).toEqual(expect.arrayContaining(['/kind', '/metadata']));
  });
});
