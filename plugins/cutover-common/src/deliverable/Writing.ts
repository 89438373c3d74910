import type { JsonObject, JsonValue } from '@backstage/types';
import type { Fault } from '../errors';
import { isObject } from '../template/validate/schemaTree';
import type { FieldRights } from './rightsOf';
import { treeOf, type Right, type RightsNode } from './rightsTree';
import { rowIdOf } from './rowIds';
import { visibleValue } from './visibleData';
import { sameValue } from '../sameValue';

export interface Written {
  data: JsonObject;
  /** Fields that were sent and may not be written. */
  faults: Fault[];
}

type Mode = 'merge' | 'replace';

/** One write on the data, and what is wrong with it. `mergeWrite` and `replaceWrite` say how. */
export class Writing {
  readonly #faults: Fault[] = [];

  constructor(private readonly mode: Mode) {}

  whole(current: JsonObject, sent: JsonObject, rights: FieldRights): Written {
    const data = this.#object(current, sent, treeOf(rights), this.mode, []);
    return { data, faults: this.#faults };
  }

  #object(
    current: JsonObject,
    sent: JsonObject,
    node: RightsNode | undefined,
    mode: Mode,
    path: Fault['path'],
  ): JsonObject {
    const result: [string, JsonValue][] = [];
    const add = (name: string, value: JsonValue | undefined) => {
      if (value !== undefined) result.push([name, value]);
    };
    for (const [name, value] of Object.entries(current)) {
      if (Object.hasOwn(sent, name)) continue;
      const field = node?.fields.get(name);
      add(name, mode === 'merge' ? value : protectedPart(value, field));
    }
    for (const [name, value] of Object.entries(sent)) {
      add(
        name,
        this.#field(
          Object.hasOwn(current, name) ? current[name] : undefined,
          value ?? null,
          node?.fields.get(name),
          mode,
          [...path, name],
        ),
      );
    }
    return Object.fromEntries(result);
  }

  /** What a field becomes; nothing where it is not there any more. */
  #field(
    current: JsonValue | undefined,
    sent: JsonValue,
    node: RightsNode | undefined,
    mode: Mode,
    path: Fault['path'],
  ): JsonValue | undefined {
    if (node?.right === 'hidden') {
      // Not even where it is the same: what is hidden could be guessed otherwise.
      return this.#refused('hidden', current, path);
    }
    if (node?.right === 'read-only') {
      const seen = current && visibleValue(current, node);
      const same = sameValue(seen, merged(seen, sent, mode));
      return same ? current : this.#refused('read-only', current, path);
    }
    if (sent === null && mode === 'merge') return protectedPart(current, node);
    if (node && isContainer(current) && !isAlike(current, sent)) {
      // It would take with it what may not be written.
      return this.#refused('read-only', current, path);
    }
    if (Array.isArray(sent)) {
      return node
        ? this.#table(Array.isArray(current) ? current : [], sent, node, path)
        : sent;
    }
    if (!isObject(sent) || (!node && mode === 'replace')) return sent;
    return this.#object(
      isObject(current) ? current : {},
      sent,
      node,
      mode,
      path,
    );
  }

  #table(
    current: readonly JsonValue[],
    sent: readonly JsonValue[],
    node: RightsNode,
    path: Fault['path'],
  ): JsonValue[] {
    const rows = new Map<string, JsonObject>();
    for (const row of current) {
      const id = rowIdOf(row);
      if (id !== undefined && isObject(row) && !rows.has(id)) rows.set(id, row);
    }
    return sent.map((row, index) => {
      const at = [...path, index];
      if (Array.isArray(row)) return this.#table([], row, node, at);
      if (!isObject(row)) return row;
      const id = rowIdOf(row) ?? '';
      const known = rows.get(id) ?? {};
      // Of two rows with one id the second is a new one.
      rows.delete(id);
      return this.#object(known, row, node, 'replace', at);
    });
  }

  #refused(right: Right, current: JsonValue | undefined, path: Fault['path']) {
    this.#faults.push({
      path,
      reason: `field.${right}`,
      message:
        right === 'hidden'
          ? 'You may neither see nor write this; leave it out'
          : 'You may read this and not change it; leave it out, or send it as it is',
    });
    return current;
  }
}

function isContainer(value: JsonValue | undefined): value is object {
  return typeof value === 'object' && value !== null;
}

function isAlike(one: object, other: JsonValue) {
  return isContainer(other) && Array.isArray(one) === Array.isArray(other);
}

/** RFC 7396, or simply what was sent. */
function merged(
  current: JsonValue | undefined,
  sent: JsonValue,
  mode: Mode,
): JsonValue | undefined {
  if (mode === 'replace') return sent;
  if (sent === null) return undefined;
  if (!isObject(sent)) return sent;
  const result = new Map(isObject(current) ? Object.entries(current) : []);
  for (const [name, value] of Object.entries(sent)) {
    const next = merged(result.get(name), value ?? null, mode);
    if (next === undefined) result.delete(name);
    else result.set(name, next);
  }
  return Object.fromEntries(result);
}

/** What is left of a value when all that may be written is taken away. Rows of tables are not left. */
function protectedPart(
  value: JsonValue | undefined,
  node: RightsNode | undefined,
): JsonValue | undefined {
  if (!node || value === undefined) return undefined;
  if (node.right) return value;
  if (!isObject(value)) return undefined;
  const left = Object.entries(value).flatMap(([name, inner]) => {
    const part = protectedPart(inner, node.fields.get(name));
    return part === undefined ? [] : [[name, part] as const];
  });
  // The part stays also where nothing is hidden in it now: whether it stays would tell.
  return left.length > 0 || hidesBelow(node)
    ? Object.fromEntries(left)
    : undefined;
}

function hidesBelow({ fields }: RightsNode): boolean {
  return [...fields.values()].some(
    field => field.right === 'hidden' || hidesBelow(field),
  );
}
