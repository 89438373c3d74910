import type { Entity } from '@backstage/catalog-model';
import type { JsonArray, JsonObject } from '@backstage/types';
import type { CutoverTemplateSpec } from './cutoverTemplate';
import { LANGUAGES, inAllLanguages, localize } from './text';
import {
  differingTexts,
  embedded,
  withEnumNames,
  withUiSchema,
} from './wizardForm';
import { wizardTexts as words } from './wizardTexts';

/**
 * Key in the schema of a wizard step: its texts in the languages other than English, as
 * `{ language: { JSON Pointer: text } }`. The schema itself is English, so that it means the same to every reader of
 * a scaffolder template.
 */
export const WIZARD_TEXTS = 'cutover:texts';

/** Key in the schema of a wizard's first step: the words around the form. */
export const WIZARD_FRAME = 'cutover:wizard';

/** The words come from the action, in the language of the person who started the cutover. */
const OUTPUT: JsonObject = {
  links: [
    {
      title: '${{ steps.create.output.openCutover }}',
      icon: 'catalog',
      entityRef: '${{ steps.create.output.entityRef }}',
    },
    {
      title: '${{ steps.create.output.openFirstPhase }}',
      icon: 'catalog',
      entityRef: '${{ steps.create.output.firstPhaseRef }}',
    },
  ],
  text: [
    {
      title: '${{ steps.create.output.whatNowTitle }}',
      default: true,
      content: '${{ steps.create.output.whatNow }}',
    },
  ],
};

export interface WizardTemplate {
  /** Entity ref of the CutoverTemplate. */
  ref: string;
  name: string;
  spec: CutoverTemplateSpec;
  owner?: string;
}

/** Metadata name of the wizard of a template. */
export function wizardNameOf(templateName: string) {
  return `start-${templateName}`.slice(0, 63).replace(/[-_.]+$/, '');
}

/**
 * The scaffolder template by which people start a cutover of this kind under *Create*. The texts of its card are plain
 * strings that people of every language read side by side. What is written there is never put into the steps of the
 * wizard, where the scaffolder would evaluate `${{`.
 */
export function wizardOf(template: WizardTemplate): Entity {
  const { ref, name, spec } = template;
  const owner = template.owner ?? spec.owner;
  const languages = [...new Set([...LANGUAGES, ...spec.languages])];
  const steps = [
    { ...whatStep(name), [WIZARD_FRAME]: frameOf(spec) },
    whereStep(name),
    whoStep(name, spec),
    whenStep(name),
    ...detailsStep(name, spec),
  ];
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name: wizardNameOf(name),
      title: inAllLanguages(spec.title, languages, ' · '),
      description: inAllLanguages(spec.chooseWhen, languages, '\n\n'),
      tags: [...new Set(['cutover', spec.type])],
    },
    spec: {
      type: 'cutover',
      ...(owner ? { owner } : {}),
      presentation: { buttonLabels: { createButtonText: words.start.en } },
      // Nothing is lost by running the step again: the cutover is found by its idempotency key.
      EXPERIMENTAL_recovery: { EXPERIMENTAL_strategy: 'startOver' },
      parameters: steps.map(step => translatedStep(step, languages)),
      steps: [createStep(ref)],
      output: OUTPUT,
    },
  };
}

function translatedStep(step: JsonObject, languages: string[]): JsonObject {
  const english = localize(step, 'en');
  const texts: Record<string, JsonObject> = {};
  for (const language of languages) {
    const found = differingTexts(english, localize(step, language));
    if (Object.keys(found).length > 0) texts[language] = found;
  }
  return { ...english, [WIZARD_TEXTS]: texts };
}

function frameOf(spec: CutoverTemplateSpec): JsonObject {
  return {
    title: spec.title,
    description: spec.chooseWhen,
    createButtonText: words.start,
  };
}

/** Keeps what was typed, under the template's name; it asks for nothing. */
function draftField(name: string): JsonObject {
  return {
    type: 'string',
    title: '',
    'ui:field': 'CutoverDraft',
    'ui:options': { template: name, label: false },
    'ui:backstage': { review: { show: false } },
  };
}

function whatStep(name: string): JsonObject {
  return {
    title: words.what,
    description: words.whatHelp,
    type: 'object',
    required: ['title', 'owner', 'goals', 'scope'],
    properties: {
      title: {
        type: 'string',
        title: words.title,
        description: words.titleHelp,
        minLength: 3,
        maxLength: 200,
        errorMessage: {
          minLength: words.titleLength,
          maxLength: words.titleLength,
        },
        'ui:autofocus': true,
      },
      goals: {
        type: 'string',
        title: words.goals,
        description: words.goalsHelp,
        minLength: 1,
        maxLength: 20_000,
        errorMessage: { minLength: words.goalsMissing },
        'ui:widget': 'textarea',
        'ui:options': { rows: 3 },
      },
      scope: {
        type: 'string',
        title: words.scope,
        description: words.scopeHelp,
        minLength: 1,
        maxLength: 20_000,
        errorMessage: { minLength: words.scopeMissing },
        'ui:widget': 'textarea',
        'ui:options': { rows: 3 },
      },
      owner: {
        type: 'string',
        title: words.owner,
        description: words.ownerHelp,
        'ui:field': 'OwnerPicker',
        'ui:options': { allowArbitraryValues: false },
      },
      name: {
        type: 'string',
        title: words.name,
        description: words.nameHelp,
        pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
        maxLength: 63,
        errorMessage: { pattern: words.nameForm, maxLength: words.nameForm },
      },
      draft: draftField(name),
    },
  };
}

function whereStep(name: string): JsonObject {
  return {
    title: words.where,
    description: words.whereHelp,
    type: 'object',
    required: ['targets'],
    properties: {
      targets: {
        type: 'array',
        title: words.targets,
        items: { type: 'string' },
        'ui:field': 'CutoverTargets',
      },
      draft: draftField(name),
    },
  };
}

function whoStep(name: string, spec: CutoverTemplateSpec): JsonObject {
  const roles = spec.roles.map(role => ({
    id: role.id,
    title: role.title,
    ...(role.description ? { description: role.description } : {}),
    duties: role.duties ?? [],
    min: role.min,
    ...(role.max === undefined ? {} : { max: role.max }),
    fromTargetOwner: role.fromTargetOwner,
  }));
  return {
    title: words.who,
    description: words.whoHelp,
    type: 'object',
    required: ['team'],
    properties: {
      team: {
        type: 'object',
        title: words.team,
        properties: Object.fromEntries(
          roles.map(({ id, title }) => [
            id,
            { type: 'array', title, items: { type: 'string' } },
          ]),
        ),
        'ui:field': 'CutoverTeam',
        // Faults stand beside the role or the time that they are about, not once more below all of them.
        'ui:options': { roles: roles as JsonArray, hideError: true },
      },
      draft: draftField(name),
    },
  };
}

function whenStep(name: string): JsonObject {
  return {
    title: words.when,
    description: words.whenHelp,
    type: 'object',
    required: ['window'],
    properties: {
      window: {
        type: 'object',
        title: words.window,
        properties: {
          start: { type: 'string', title: words.windowStart },
          end: { type: 'string', title: words.windowEnd },
          timeZone: { type: 'string', title: words.timeZone },
        },
        'ui:field': 'CutoverWindow',
        'ui:options': { hideError: true },
      },
      draft: draftField(name),
    },
  };
}

/** No step at all for a template that asks nothing of its own. */
function detailsStep(name: string, spec: CutoverTemplateSpec): JsonObject[] {
  const { schema, uiSchema = {} } = spec.intake;
  if (Object.keys(schema.properties ?? {}).length === 0) return [];
  return [
    {
      title: words.details,
      description: words.detailsHelp,
      type: 'object',
      required: Array.isArray(schema.required) ? ['intake'] : [],
      properties: {
        intake: {
          title: '',
          ...embedded(
            withEnumNames(withUiSchema(schema, uiSchema)),
            '/properties/intake',
          ),
        },
        draft: draftField(name),
      },
    },
  ];
}

function createStep(template: string): JsonObject {
  return {
    id: 'create',
    name: words.start.en,
    action: 'cutover:create',
    input: {
      template,
      ...Object.fromEntries(
        [
          'title',
          'name',
          'owner',
          'targets',
          'team',
          'window',
          'goals',
          'scope',
          'intake',
          'language',
        ].map(key => [key, `\${{ parameters.${key} }}`]),
      ),
    },
  };
}
