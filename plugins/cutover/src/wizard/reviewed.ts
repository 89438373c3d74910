import type { TemplateParameterSchema } from '@backstage/plugin-scaffolder-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import {
  heldAt,
  heldForms,
  isFullRef,
  isObject,
  type HeldForm,
} from './heldForms';

/** Fields whose values are refs of entities. */
const OF_ENTITIES = new Set<JsonValue | undefined>([
  'CutoverTargets',
  'EntityPicker',
  'MultiEntityPicker',
  'MyGroupsPicker',
  'OwnedEntityPicker',
  'OwnerPicker',
]);

/** What the review shows of a value, line by line. */
type Shown = (held: JsonValue | undefined, form: HeldForm) => string[];

const names: Shown = (held, { nameOf }) =>
  (Array.isArray(held) ? held : [held]).flatMap(text => {
    if (typeof text !== 'string' || text === '') return [];
    // Pickers may take text that is no ref.
    return [isFullRef(text) ? nameOf(text) : text];
  });

const people: Shown = (held, form) => {
  const found = names(held, form);
  return found.length > 0 ? found : [form.words.nobody];
};

const yesOrNo: Shown = (held, { words }) => [held ? words.yes : words.no];

const times: Shown = (held, { linesOf }) =>
  isObject(held) ? linesOf(held) : [];

/** Of which template a field is, and where in its form. */
interface Place {
  template: string;
  path: string[];
}

/** The wizard of a template with names, times and words, in place of refs, ISO dates and ticks, in the review at its end. */
export function withReview(
  wizard: TemplateParameterSchema,
  template: string,
): TemplateParameterSchema {
  return {
    ...wizard,
    steps: wizard.steps.map(step => ({
      ...step,
      schema: withMasks(step.schema, { template, path: [] }),
    })),
  };
}

function withMasks(field: JsonObject, { template, path }: Place): JsonObject {
  const { properties } = field;
  if (!isObject(properties)) return field;
  const isTeam = field['ui:field'] === 'CutoverTeam';
  return {
    ...field,
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, part]) => {
        if (!isObject(part)) return [key, part];
        const place = { template, path: [...path, key] };
        const shown = isTeam ? people : shownIn(part);
        return [
          key,
          shown ? masked(part, shown, place) : withMasks(part, place),
        ];
      }),
    ),
  };
}

function shownIn(field: JsonObject): Shown | undefined {
  const kind = field['ui:field'];
  if (kind === 'CutoverWindow') return times;
  if (field.type === 'boolean') return yesOrNo;
  return OF_ENTITIES.has(kind) ? names : undefined;
}

/**
 * The review shows a mask in place of a value, and copies the schema as JSON each time that it is drawn. So the mask is
 * what is held at that moment; where nothing is, there is none, and the value is shown as it is.
 */
function masked(field: JsonObject, shown: Shown, place: Place): JsonObject {
  const options = field['ui:backstage'];
  if (isObject(options) && options.review) return field;
  const mask = {
    toJSON() {
      const form = heldForms.of(place.template);
      const lines = form && shown(heldAt(form.typed, place.path), form);
      return lines && lines.length > 1 ? lines : lines?.[0];
    },
  };
  return {
    ...field,
    'ui:backstage': {
      ...(isObject(options) ? options : {}),
      // Of the types of JSON it is none before it is copied.
      review: { mask: mask as unknown as JsonValue },
    },
  };
}
