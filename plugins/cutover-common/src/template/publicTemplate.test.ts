import type { JsonObject } from '@backstage/types';
import { aTemplate } from './__testUtils__/aTemplate';
import { parseTemplate } from './parseTemplate';
import { catalogView, publicTemplate } from './publicTemplate';
import { validateIntake } from './validateIntake';

const spec = parseTemplate(aTemplate()).spec!;

describe('publicTemplate', () => {
  it('keeps the answers of exams, and their questions, to those who set them', () => {
    const open = publicTemplate(spec);
    const words = JSON.stringify(open);
    expect(words).not.toContain('Which?');
    expect(words).not.toContain('"answer"');
    expect(open.training.assessments[0]).toMatchObject({
      id: 'exam',
      passMark: 0.8,
    });
    expect(open.training.assessments.slice(1)).toEqual(
      spec.training.assessments.slice(1),
    );
    expect(JSON.stringify(spec)).toContain('Which?');
  });

  it('keeps the pools of exams as well', () => {
    const [exam, ...others] = spec.training.assessments;
    const pools = [{ id: 'secret-pool', draw: 1 }];
    const assessments = [{ ...exam, pools } as typeof exam, ...others];
    const open = publicTemplate({
      ...spec,
      training: { ...spec.training, assessments },
    });
    expect(JSON.stringify(open)).not.toContain('secret-pool');
  });
});

describe('catalogView', () => {
  it('says what a template is and nothing of what it holds', () => {
    expect(catalogView(spec)).toEqual({
      type: 'small',
      version: '1.0.0',
      title: spec.title,
      description: spec.description,
      chooseWhen: spec.chooseWhen,
      languages: ['en', 'zh-CN'],
      phases: spec.phases.map(({ id, title }) => ({ id, title })),
      roles: spec.roles.map(({ id, title }) => ({ id, title })),
    });
    expect(catalogView({ ...spec, owner: 'group:default/x' })).toHaveProperty(
      'owner',
    );
  });
});

describe('validateIntake', () => {
  it('is content with answers that fit', () => {
    expect(validateIntake(spec, { regulated: true, region: 'north' })).toEqual(
      [],
    );
  });

  it('tells every fault with the path of its field', () => {
    expect(
      validateIntake(spec, {
        region: 'west',
        users: 2000,
        tags: ['a', 'z'],
        contact: { mail: 'nobody' },
      }).map(({ path, reason }) => [path.join('.'), reason]),
    ).toEqual(
      expect.arrayContaining([
        ['intake.regulated', 'schema.required'],
        ['intake.users', 'schema.maximum'],
        ['intake.tags.1', 'schema.enum'],
        ['intake.contact.mail', 'schema.format'],
        ['intake.region', 'schema.oneOf'],
      ]),
    );
  });

  it('takes no answer to what nobody asks', () => {
    const answers = { regulated: true, region: 'north', approvedBy: 'me' };
    expect(validateIntake(spec, answers)).toEqual([
      expect.objectContaining({
        path: ['intake', 'approvedBy'],
        reason: 'schema.additionalProperties',
      }),
    ]);
  });

  it('takes answers to what is asked under a condition, and to forms that are open', () => {
    const asking = (schema: JsonObject, intake: JsonObject) =>
      validateIntake({ intake: { schema, uiSchema: {} } }, intake).map(
        ({ path }) => path.join('.'),
      );
    const conditional: JsonObject = {
      type: 'object',
      properties: {
        big: { type: 'boolean' },
        parts: {
          type: 'array',
          items: { type: 'object', properties: { id: { type: 'string' } } },
        },
        notes: { type: 'object' },
      },
      if: { properties: { big: { const: true } } },
      then: { properties: { why: { type: 'string' } } },
    };
    expect(
      asking(conditional, {
        big: false,
        why: 'left over',
        parts: [{ id: 'a' }, { id: 'b', junk: 1 }],
        notes: { anything: 'goes' },
      }),
    ).toEqual(['intake.parts.1.junk']);
    expect(
      asking({ ...conditional, additionalProperties: true }, { more: 1 }),
    ).toEqual([]);
  });
});
