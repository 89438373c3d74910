import type { TemplateParameterSchema } from '@backstage/plugin-scaffolder-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import {
  WIZARD_FRAME,
  WIZARD_TEXTS,
  withTexts,
} from '@backstage-cutover/plugin-cutover-common';

type Step = TemplateParameterSchema['steps'][number];

/** The cutover template behind a wizard; undefined for any other form. */
export function templateOf(wizard: TemplateParameterSchema) {
  const [first] = wizard.steps;
  const properties = first && objectAt(first.schema, 'properties');
  const draft = properties && objectAt(properties, 'draft');
  const options = draft && objectAt(draft, 'ui:options');
  const template = options?.template;
  return typeof template === 'string' ? template : undefined;
}

/** The wizard in `language`, as far as its template speaks it. */
export function localizedWizard(
  wizard: TemplateParameterSchema,
  language: string,
): TemplateParameterSchema {
  const steps = wizard.steps.map(step => localizedStep(step, language));
  const frame = steps[0] && objectAt(steps[0].schema, WIZARD_FRAME);
  if (!frame) return { ...wizard, steps };
  const { title, description, createButtonText } = frame;
  return {
    ...wizard,
    steps,
    title: textOr(title, wizard.title),
    description: textOr(description, wizard.description),
    presentation: {
      ...wizard.presentation,
      buttonLabels: {
        ...wizard.presentation?.buttonLabels,
        createButtonText: textOr(
          createButtonText,
          wizard.presentation?.buttonLabels?.createButtonText,
        ),
      },
    },
  };
}

/** The wizard filled in with what was typed before. */
export function withDraft(
  wizard: TemplateParameterSchema,
  draft: JsonObject,
): TemplateParameterSchema {
  return {
    ...wizard,
    steps: wizard.steps.map(step => ({
      ...step,
      schema: {
        ...step.schema,
        properties: filledProperties(step.schema, draft),
      },
    })),
  };
}

function filledProperties(schema: JsonObject, typed: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(objectAt(schema, 'properties') ?? {}).map(
      ([key, property]) => {
        const value = typed[key];
        return isObject(property) && value !== undefined
          ? [key, filledField(property, value)]
          : [key, property];
      },
    ),
  );
}

/** A field's own default would win over one that is given to the object around it, so each field gets its own. */
function filledField(field: JsonObject, value: JsonValue): JsonObject {
  if (!isObject(value) || !objectAt(field, 'properties')) {
    return { ...field, default: value };
  }
  return {
    ...field,
    default: value,
    properties: filledProperties(field, value),
  };
}

function localizedStep(step: Step, language: string): Step {
  const texts = objectAt(step.schema, WIZARD_TEXTS);
  const found =
    texts &&
    (objectAt(texts, language) ?? objectAt(texts, language.split('-')[0]));
  if (!found) return step;
  const schema = withTexts(
    step.schema,
    Object.fromEntries(
      Object.entries(found).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
  );
  return {
    title: textOr(schema.title, step.title),
    description: textOr(schema.description, step.description),
    schema,
  };
}

function textOr<T>(value: JsonValue | undefined, otherwise: T): string | T {
  return typeof value === 'string' ? value : otherwise;
}

function objectAt(value: JsonObject, key: string): JsonObject | undefined {
  const found = value[key];
  return isObject(found) ? found : undefined;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
