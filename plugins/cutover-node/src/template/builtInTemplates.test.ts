import type { JsonObject } from '@backstage/types';
import {
  extendTemplate,
  parseTemplate,
  templateJsonSchema,
} from '@backstage-cutover/plugin-cutover-common';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { builtIn, PATIENCE } from './__testUtils__/builtIn';
import {
  builtInTemplateFile,
  builtInTemplateNames,
  loadTemplatePart,
} from './builtInTemplates';
import { resolveTemplate } from './resolveTemplate';

// Whole templates are read and compiled, which takes a busy machine seconds.
jest.setTimeout(60_000);

describe('what ships with the product', () => {
  it('is one template for each type of the policy', () => {
    expect(builtInTemplateNames()).toEqual([
      'business-restructuring',
      'market-expansion',
      'strategic-transformation',
      'technology-upgrade',
    ]);
  });

  it('is read as it was written, with or without its prefix', async () => {
    const template = await loadTemplatePart('technology-upgrade');
    expect(template).toMatchObject({
      kind: 'CutoverTemplate',
      metadata: { name: 'technology-upgrade' },
    });
    expect(await loadTemplatePart('cutover:technology-upgrade')).toEqual(
      template,
    );
    await expect(loadTemplatePart('policy/intake')).resolves.toMatchObject({
      spec: { intake: {} },
    });
    expect(builtInTemplateFile('cutover:policy/intake')).toMatch(
      /templates.policy.intake\.yaml$/,
    );
  });

  it.each(['no-such', '../package', '/etc/passwd', 'policy/../../package', ''])(
    'is nothing by the name of "%s"',
    async name => {
      await expect(loadTemplatePart(name)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    },
  );
});

describe.each(builtInTemplateNames())('the template %s', name => {
  it(
    'is whole and has no faults',
    async () => {
      const merged = await resolveTemplate(await loadTemplatePart(name), {
        read: loadTemplatePart,
      });
      expect(parseTemplate(merged).faults).toEqual([]);
      expect(merged.type).toBe(name);
    },
    PATIENCE,
  );

  it(
    'says everything in English and Chinese',
    async () => {
      expect(plainTexts(await builtIn(name))).toEqual([]);
    },
    PATIENCE,
  );

  it('is what the JSON Schema for editors expects', async () => {
    const ajv = new Ajv({ allErrors: true, strict: false });
    addFormats(ajv);
    const validate = ajv.compile(templateJsonSchema());
    validate(await loadTemplatePart(name));
    expect(validate.errors).toBeNull();
  });

  it(
    'can be the base of another that says only what differs',
    async () => {
      const merged = await resolveTemplate(
        {
          spec: {
            extends: `cutover:${name}`,
            roles: [{ id: 'hr', $remove: true }],
          },
        },
        { read: loadTemplatePart },
      );
      expect(merged).toEqual(
        extendTemplate(
          await resolveTemplate(await loadTemplatePart(name), {
            read: loadTemplatePart,
          }),
          { roles: [{ id: 'hr', $remove: true }] },
        ),
      );
      const { faults } = parseTemplate(merged);
      expect(faults.every(({ reason }) => reason === 'role.unknown')).toBe(
        true,
      );
    },
    PATIENCE,
  );
});

/** Under these keys stand the words that people read. */
const WORDS = [
  'title',
  'description',
  'goal',
  'duties',
  'chooseWhen',
  'text',
  'subject',
  'body',
  'agenda',
  'cause',
  'event',
  'consequence',
  'ui:placeholder',
  'ui:help',
];

/** Words in one language only: nobody reads a version, a name or a sign, such as "IPv6", differently. */
function plainTexts(value: unknown, key = '', path = ''): string[] {
  if (typeof value === 'string') {
    const isForReading =
      WORDS.includes(key) && /[a-z]{3,}|\p{Script=Han}/u.test(value);
    return isForReading ? [`${path}: ${value}`] : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      plainTexts(item, key, `${path}[${index}]`),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  // The fields of a form and the columns of a table may be called as words are.
  const isNames = key === 'properties' || key === 'columns';
  return Object.entries(value as JsonObject).flatMap(([name, item]) =>
    plainTexts(item, isNames ? '' : name, `${path}.${name}`),
  );
}
