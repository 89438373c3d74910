import type { JsonObject, JsonValue } from '@backstage/types';
import canonicalize from 'canonicalize';
import {
  appliesWhen,
  type CutoverTemplateSpec,
  type TemplateForm,
  type Text,
} from '../template';
import { shapeOf, type Shape } from '../template/shape';

export type TemplatePart =
  | 'phase'
  | 'activity'
  | 'deliverable'
  | 'gate'
  | 'role'
  | 'field'
  | 'section';

/** One thing that is there, is gone, or is another in a later version of a template. */
export interface TemplateChange {
  part: TemplatePart;
  how: 'added' | 'removed' | 'changed';
  /** Id in the template; of a field its dotted path, of a section its key. */
  id: string;
  /** Missing where it has none. */
  title?: Text;
  /** Title of what it stands in. */
  within?: Text;
}

type Spec = CutoverTemplateSpec;

/** One thing of a template, and all that is said about it but not about what stands in it. */
interface Item {
  part: TemplatePart;
  id: string;
  title?: Text;
  within?: Text;
  said: unknown;
}

/** Of the rest of a template is told only that it is another. */
const SECTIONS = [
  'intake',
  'risk',
  'training',
  'runbook',
  'communication',
  'archive',
  'workingTime',
] as const satisfies readonly (keyof Spec)[];

/** So deep go the fields of a form that are told one by one. */
const MOST_LEVELS = 10;

/** What differs between two versions of a template for a cutover with these answers, in the order of the later one. */
export function templateDifference(
  before: Spec,
  after: Spec,
  intake: JsonObject,
): TemplateChange[] {
  const was = byKey(itemsOf(before, intake));
  const is = byKey(itemsOf(after, intake));
  const changes = [...is].flatMap(([key, item]): TemplateChange[] => {
    const earlier = was.get(key);
    if (!earlier) return [changeOf(item, 'added')];
    return textOf(earlier.said) === textOf(item.said)
      ? []
      : [changeOf(item, 'changed')];
  });
  const removed = [...was].flatMap(([key, item]) =>
    is.has(key) ? [] : [changeOf(item, 'removed')],
  );
  return withoutParts([...changes, ...removed]);
}

function byKey(items: Item[]): Map<string, Item> {
  return new Map(items.map(item => [`${item.part}:${keyOf(item)}`, item]));
}

// Fields of different forms may have the same path.
function keyOf({ part, id, said }: Item) {
  return part === 'field' ? `${(said as FieldSaid).form}:${id}` : id;
}

function changeOf(
  { part, id, title, within }: Item,
  how: TemplateChange['how'],
): TemplateChange {
  return {
    ...{ part, how, id },
    ...(title === undefined ? {} : { title }),
    ...(within === undefined ? {} : { within }),
  };
}

/** What came or went with a field needs no line of its own. */
function withoutParts(changes: TemplateChange[]): TemplateChange[] {
  const whole = new Set(
    changes
      .filter(({ part, how }) => part === 'field' && how !== 'changed')
      .map(({ how, id, within }) => textOf([how, id, within])),
  );
  return changes.filter(({ part, how, id, within }) => {
    if (part !== 'field') return true;
    const names = id.split('.');
    return !names
      .slice(1)
      .some((_, index) =>
        whole.has(textOf([how, names.slice(0, index + 1).join('.'), within])),
      );
  });
}

function itemsOf(spec: Spec, intake: JsonObject): Item[] {
  const forms = new Map(spec.forms.map(form => [form.id, form]));
  const used = new Map<string, Item[]>();
  const phases = spec.phases.flatMap(({ activities, gate, ...phase }) => [
    {
      ...{ part: 'phase' as const, id: phase.id, title: phase.title },
      said: phase,
    },
    ...activities
      .filter(({ when }) => appliesWhen(when, intake))
      .flatMap(({ deliverables, ...activity }): Item[] => [
        {
          ...{ part: 'activity', id: activity.id, title: activity.title },
          within: phase.title,
          said: [phase.id, activity],
        },
        ...deliverables
          .filter(({ when }) => appliesWhen(when, intake))
          .map((deliverable): Item => {
            const form = forms.get(deliverable.form);
            if (form) used.set(form.id, fieldsOf(form));
            return {
              ...{ part: 'deliverable', id: deliverable.id },
              title: deliverable.title ?? form?.title,
              within: activity.title,
              said: [activity.id, deliverable, form?.rights],
            };
          }),
      ]),
    ...(gate
      ? [
          {
            ...{ part: 'gate' as const, id: gate.id, title: gate.title },
            within: phase.title,
            said: [phase.id, gate],
          },
        ]
      : []),
  ]);
  const roles = spec.roles.map(
    (role): Item => ({
      ...{ part: 'role', id: role.id, title: role.title },
      said: role,
    }),
  );
  const sections = SECTIONS.map(
    (section): Item => ({ part: 'section', id: section, said: spec[section] }),
  );
  return [...phases, ...roles, ...[...used.values()].flat(), ...sections];
}

interface FieldSaid {
  form: string;
  own: unknown;
}

function fieldsOf({ id: form, title, schema }: TemplateForm): Item[] {
  const found: Item[] = [];
  const visit = (shape: Shape, path: string[]) => {
    if (path.length >= MOST_LEVELS) return;
    for (const name of shape.names) {
      const field = shape.field(name);
      if (!field) continue;
      const at = [...path, name];
      const own: FieldSaid = { form, own: shape.saidOf(name).map(ownOf) };
      found.push({
        ...{ part: 'field', id: at.join('.'), within: title, said: own },
        ...titleIn(field),
      });
      visit(field, at);
      if (field.items) visit(field.items, at);
    }
  };
  visit(shapeOf(schema), []);
  return found;
}

/** What is said about a field itself: fields that stand in it are told for themselves. */
function ownOf(schema: JsonValue): unknown {
  if (Array.isArray(schema)) return schema.map(ownOf);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => key !== 'properties')
      .map(([key, value]) => [key, ownOf(value ?? null)]),
  );
}

function titleIn({ schemas }: Shape): { title?: Text } {
  const title = schemas.find(schema => schema.title !== undefined)?.title;
  return title === undefined ? {} : { title: title as Text };
}

function textOf(said: unknown): string {
  return canonicalize(said) ?? '';
}
