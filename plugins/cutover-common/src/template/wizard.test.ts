import type { JsonObject } from '@backstage/types';
import {
  cutoverTemplateSpecSchema,
  type CutoverTemplateSpec,
} from './cutoverTemplate';
import { WIZARD_FRAME, WIZARD_TEXTS, wizardNameOf, wizardOf } from './wizard';
import { withTexts, withUiSchema } from './wizardForm';

const spec: CutoverTemplateSpec = cutoverTemplateSpecSchema.parse({
  type: 'technology-upgrade',
  version: '1.0.0',
  title: { en: 'Technology upgrade', 'zh-CN': '技术升级' },
  description: 'Replace systems',
  chooseWhen: { en: 'Choose ${{ this }}', 'zh-CN': '更换系统时选择' },
  roles: [
    {
      id: 'sponsor',
      title: { en: 'Sponsor', 'zh-CN': '项目组组长' },
      duties: [{ en: 'Leads ${{ 1 + 1 }}', 'zh-CN': '领导' }],
      leads: true,
    },
    { id: 'legal', title: 'Legal', min: 0, max: 2, fromTargetOwner: true },
  ],
  intake: {
    schema: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      required: ['backup'],
      properties: {
        backup: {
          $ref: '#/definitions/choice',
          title: { en: 'Backup', 'zh-CN': '备份' },
        },
        systems: {
          type: 'array',
          items: {
            type: 'object',
            properties: { 'a/b': { type: 'string', title: 'Slash' } },
          },
        },
      },
      definitions: {
        choice: {
          oneOf: [{ const: 'full', title: { en: 'Full', 'zh-CN': '全量' } }],
        },
      },
    },
    uiSchema: {
      'ui:order': ['systems', 'backup'],
      backup: { 'ui:widget': 'radio' },
      systems: { items: { 'a/b': { 'ui:placeholder': 'x' } } },
    },
  },
  phases: [
    {
      id: 'implementation',
      title: 'Implementation',
      goal: 'Done',
      duration: 'P1D',
      holdsWindow: true,
      activities: [
        { id: 'do', title: 'Do', description: 'Do it', role: 'sponsor' },
      ],
    },
  ],
  risk: {
    likelihood: [
      { id: 'low', title: 'Low' },
      { id: 'high', title: 'High' },
    ],
    impact: [
      { id: 'low', title: 'Low' },
      { id: 'high', title: 'High' },
    ],
    dimensions: [{ id: 'goals', title: 'Goals' }],
    priorities: [
      { id: 'low', title: 'Low', tone: 'ok' },
      { id: 'high', title: 'High', tone: 'critical' },
    ],
    matrix: {},
    categories: [{ id: 'technical', title: 'Technical', responses: [] }],
  },
  training: {},
  runbook: {
    streams: [{ id: 'all', title: 'All' }],
    tasks: [{ id: 'go', title: 'Go', stream: 'all', role: 'sponsor' }],
  },
  communication: {},
});

const wizard = wizardOf({
  ref: 'cutovertemplate:default/technology-upgrade',
  name: 'technology-upgrade',
  spec,
  owner: 'group:default/platform',
});
const steps = wizard.spec!.parameters as JsonObject[];
const [what, where, who, when, details] = steps;

function property(step: JsonObject, name: string) {
  return (step.properties as JsonObject)[name] as JsonObject;
}

function textsOf(step: JsonObject) {
  return (step[WIZARD_TEXTS] as JsonObject)['zh-CN'] as Record<string, string>;
}

describe('wizardOf', () => {
  it('makes a card that readers of both languages understand', () => {
    expect(wizard.metadata).toMatchObject({
      name: 'start-technology-upgrade',
      title: 'Technology upgrade · 技术升级',
      description: 'Choose ${{ this }}\n\n更换系统时选择',
      tags: ['cutover', 'technology-upgrade'],
    });
    expect(wizard.spec).toMatchObject({
      type: 'cutover',
      owner: 'group:default/platform',
    });
  });

  it('asks what, where, who, when, and then what the template asks', () => {
    expect(steps.map(step => step.title)).toEqual([
      'What',
      'Where',
      'Who',
      'When',
      'Details',
    ]);
    expect(property(where, 'targets')['ui:field']).toBe('CutoverTargets');
    expect(property(when, 'window')['ui:field']).toBe('CutoverWindow');
  });

  it('has no details for a template that asks nothing of its own', () => {
    const plain = wizardOf({
      ref: 'x',
      name: 'plain',
      spec: { ...spec, intake: { schema: { type: 'object' } } },
    });
    expect(plain.spec!.parameters).toHaveLength(4);
  });

  it('hands the roles of the template to the people picker', () => {
    const team = property(who, 'team');
    expect(team['ui:field']).toBe('CutoverTeam');
    expect(team['ui:options']).toMatchObject({
      roles: [
        {
          id: 'sponsor',
          title: 'Sponsor',
          duties: ['Leads ${{ 1 + 1 }}'],
          min: 1,
          fromTargetOwner: false,
        },
        {
          id: 'legal',
          title: 'Legal',
          duties: [],
          min: 0,
          max: 2,
          fromTargetOwner: true,
        },
      ],
    });
  });

  it('takes in the intake form with its widgets and its own references', () => {
    const intake = property(details, 'intake');
    expect(intake).not.toHaveProperty('$schema');
    expect(intake['ui:order']).toEqual(['systems', 'backup']);
    expect(property(intake, 'backup')).toEqual({
      $ref: '#/properties/intake/definitions/choice',
      title: 'Backup',
      'ui:widget': 'radio',
    });
    expect(
      property(property(intake, 'systems').items as JsonObject, 'a/b'),
    ).toMatchObject({ 'ui:placeholder': 'x' });
    expect(details.required).toEqual(['intake']);
    expect(intake.definitions).toEqual({
      choice: { enum: ['full'], enumNames: ['Full'] },
    });
  });

  it('speaks English, and keeps the other languages beside', () => {
    expect(textsOf(what)).toMatchObject({
      '/title': '切换什么',
      [`/${WIZARD_FRAME}/title`]: '技术升级',
    });
    expect(textsOf(who)['/properties/team/properties/sponsor/title']).toBe(
      '项目组组长',
    );
    const chinese = withTexts(details, textsOf(details));
    expect(property(property(chinese, 'intake'), 'backup').title).toBe('备份');
    expect(JSON.stringify(chinese.properties)).toContain('全量');
  });

  it('lets the scaffolder evaluate nothing that a template author wrote', () => {
    const evaluated = JSON.stringify([wizard.spec!.steps, wizard.spec!.output]);
    const expressions = evaluated.match(/\$\{\{.*?\}\}/g) ?? [];
    expect(expressions.length).toBeGreaterThan(0);
    for (const expression of expressions) {
      expect(expression).toMatch(
        /^\$\{\{ (parameters\.\w+|steps\.create\.output\.\w+) \}\}$/,
      );
    }
    expect(evaluated).not.toContain('1 + 1');
  });

  it('gives a long template a name that the catalog takes', () => {
    const name = wizardNameOf(`${'a'.repeat(56)}-bcdef`);
    expect(name.length).toBeLessThanOrEqual(63);
    expect(name).toMatch(/[a-z0-9]$/);
  });
});

describe('withUiSchema', () => {
  it('leaves hints for fields that do not exist', () => {
    expect(
      withUiSchema(
        { type: 'object', properties: { a: { type: 'string' } } },
        { b: { 'ui:widget': 'radio' } },
      ),
    ).toEqual({ type: 'object', properties: { a: { type: 'string' } } });
  });
});

describe('withTexts', () => {
  it('replaces by JSON Pointer and leaves pointers that lead nowhere', () => {
    expect(
      withTexts(
        { 'a/b': ['x', { '~': 'y' }], n: 1 },
        { '/a~1b/0': 'X', '/a~1b/1/~0': 'Y', '/nowhere': 'Z', '/n': 'N' },
      ),
    ).toEqual({ 'a/b': ['X', { '~': 'Y' }], n: 1 });
  });
});
