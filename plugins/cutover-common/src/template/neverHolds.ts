import type { JsonObject, JsonValue } from '@backstage/types';
import { compileSchema } from './compileSchema';
import { whyNoCombination } from './finiteAnswers';
import { whyNoValue, type Contradiction, type Part } from './noValue';
import { isObject, propertiesOf, resolveRef } from './validate/schemaTree';

export type { Contradiction } from './noValue';

/** More branches than this nobody writes by hand; beyond it the answer is that the condition may hold. */
const MOST_STEPS = 3000;

/** Every place where a condition asks for something that the intake form does not. */
export function unknownQuestions(
  when: JsonObject,
  intake: JsonObject,
): Contradiction[] {
  const found: Contradiction[] = [];
  const visit = (
    schema: JsonValue | undefined,
    form: JsonObject,
    path: Contradiction['path'],
  ) => {
    if (!isObject(schema) || !isClosed(form, intake)) return;
    const fields = propertiesOf(form, intake);
    const note = (name: string, at: Contradiction['path']) =>
      found.push({
        path: at,
        unknownProperty: name,
        message: `The intake form does not ask for "${name}", so this condition has nothing to look at; name one of its fields or add the field to the form`,
      });
    if (isObject(schema.properties)) {
      for (const [name, inner] of Object.entries(schema.properties)) {
        const field = fields.get(name);
        if (field === undefined) note(name, [...path, 'properties', name]);
        else if (isObject(field)) {
          visit(inner, field, [...path, 'properties', name]);
        }
      }
    }
    if (Array.isArray(schema.required)) {
      schema.required.forEach((name, index) => {
        if (typeof name !== 'string' || fields.has(name)) return;
        // A name that is misspelt in the same way in both places is told once.
        if (isObject(schema.properties) && name in schema.properties) return;
        note(name, [...path, 'required', index]);
      });
    }
    for (const key of ['not', 'if', 'then', 'else']) {
      visit(schema[key], form, [...path, key]);
    }
    for (const key of ['allOf', 'anyOf', 'oneOf']) {
      const list = schema[key];
      if (!Array.isArray(list)) continue;
      list.forEach((item, index) => visit(item, form, [...path, key, index]));
    }
  };
  visit(when, intake, []);
  return found;
}

/** A form asks for its fields and no others, unless it says that there may be more. */
function isClosed(form: JsonObject, root: JsonObject): boolean {
  if (form.patternProperties !== undefined) return false;
  if (form.additionalProperties) return false;
  return form === root || propertiesOf(form, root).size > 0;
}

/** Conditions of which one has to hold, each a list of parts that hold together. */
type Choice = { branches: Part[][]; at: Part; key: string };

class Search {
  #steps = 0;

  /** Why no value can satisfy all parts at once. */
  ofAll(parts: Part[]): Contradiction | undefined {
    return this.#solve([], [], parts);
  }

  #solve(
    known: Part[],
    open: Choice[],
    added: Part[],
  ): Contradiction | undefined {
    this.#steps += 1;
    if (this.#steps > MOST_STEPS) return undefined;
    const flat = [...known];
    const choices = [...open];
    const refused = expand(added, flat, choices);
    if (refused) return refused;

    const [choice, ...rest] = choices;
    if (!choice) {
      return whyNoValue(flat, accepts, parts => this.ofAll(parts));
    }
    let first: Contradiction | undefined;
    for (const branch of choice.branches) {
      const why = this.#solve(flat, rest, branch);
      if (!why) return undefined;
      first ??= why;
    }
    if (choice.branches.length === 1 || !choice.at.mine) return first;
    return {
      path: [...choice.at.path, choice.key],
      message: `None of these can ever hold. ${first?.message ?? ''}`.trim(),
    };
  }
}

/**
 * Why no answers that the intake form allows can make `when` hold. Nothing is returned where it may hold or where that
 * cannot be decided: a right condition is never refused. A question that the form does not ask has no answer.
 */
export function whyNeverHolds(
  when: JsonObject,
  intake: JsonObject,
): Contradiction | undefined {
  const [unknown] = unknownQuestions(when, intake);
  if (unknown) return unknown;
  const search = new Search();
  return (
    search.ofAll([
      { schema: { type: 'object' }, path: [], mine: false, root: intake },
      { schema: intake, path: [], mine: false, root: intake },
      { schema: when, path: [], mine: true, root: when },
    ]) ?? whyNoCombination(when, intake)
  );
}

/** Takes apart what holds together, and sets aside of what only one has to hold. */
function expand(
  added: Part[],
  flat: Part[],
  choices: Choice[],
): Contradiction | undefined {
  const open = [...added];
  const seen = new Set<JsonValue>();
  for (let part = open.shift(); part; part = open.shift()) {
    const { schema, path, root, mine } = part;
    if (schema === false) {
      return { path, message: 'This is false, whatever the answers are' };
    }
    // A schema that refers to itself says nothing new the second time.
    if (!isObject(schema) || (schema.$ref && seen.has(schema))) continue;
    seen.add(schema);
    flat.push(part);
    const within = (value: JsonValue, ...at: (string | number)[]): Part => ({
      schema: value,
      path: [...path, ...at],
      mine,
      root,
    });
    if (isTautology(schema.not)) {
      return {
        path: [...path, 'not'],
        message: '"not" takes away everything, so nothing is left to hold',
      };
    }
    if (typeof schema.$ref === 'string') {
      const target = resolveRef(root, schema.$ref);
      if (target !== undefined) open.push({ ...part, schema: target });
    }
    if (Array.isArray(schema.allOf)) {
      open.push(
        ...schema.allOf.map((item, index) => within(item, 'allOf', index)),
      );
    }
    for (const key of ['anyOf', 'oneOf']) {
      const list = schema[key];
      if (!Array.isArray(list)) continue;
      const branches = list.map((item, index) => [within(item, key, index)]);
      choices.push({ branches, at: part, key });
    }
    if (schema.if !== undefined && (schema.then ?? schema.else) !== undefined) {
      choices.push({
        branches: [
          [within(schema.if, 'if'), within(schema.then ?? true, 'then')],
          [within(schema.else ?? true, 'else')],
        ],
        at: part,
        key: 'if',
      });
    }
  }
  return undefined;
}

function isTautology(schema: JsonValue | undefined): boolean {
  return (
    schema === true || (isObject(schema) && Object.keys(schema).length === 0)
  );
}

const validators = new WeakMap<JsonObject, (value: JsonValue) => boolean>();

/** Whether one value satisfies a part; true where the part cannot be compiled by itself. */
function accepts(part: Part, value: JsonValue): boolean {
  const { schema, root } = part;
  if (!isObject(schema)) return schema !== false;
  const known = validators.get(schema);
  if (known) return known(value);
  let validate: (value: JsonValue) => boolean = () => true;
  try {
    const { definitions, $defs } = root;
    const compiled = compileSchema({
      ...schema,
      ...(definitions === undefined ? {} : { definitions }),
      ...($defs === undefined ? {} : { $defs }),
    });
    validate = candidate => compiled(candidate);
  } catch {
    // Refers to a place outside itself: it may accept anything.
  }
  validators.set(schema, validate);
  return validate(value);
}
