import type { JsonObject, JsonValue } from '@backstage/types';
import { DATA_LIMITS } from '../../deliverable/limitFaults';
import type { Path, Report } from './report';
import { isObject, resolveRef, schemaNodes } from './schemaTree';

/** What keeps a schema from keeping the server busy, whatever is filled in. */
export const SCHEMA_LIMITS = {
  /** Schemas within each other. */
  levels: 24,
  /** Schemas in all. */
  schemas: 5_000,
  /** Schemas that are asked about one value and those in it, one in each, down to the deepest. */
  cost: 20_000,
  /** Sums that are made to find that out. */
  steps: 2_000_000,
};

function checkSize(root: JsonObject, report: Report): boolean {
  let count = 0;
  for (const { path, level } of schemaNodes(root)) {
    count += 1;
    if (level > SCHEMA_LIMITS.levels) {
      report(
        path,
        'schema.too-deep',
        `This lies in more than ${SCHEMA_LIMITS.levels} schemas; make it flatter, with "definitions" for what repeats`,
        { max: SCHEMA_LIMITS.levels },
      );
      return false;
    }
    if (count > SCHEMA_LIMITS.schemas) {
      report(
        [],
        'schema.too-large',
        `This consists of more than ${SCHEMA_LIMITS.schemas} schemas; make several forms of it, with "definitions" for what repeats`,
        { max: SCHEMA_LIMITS.schemas },
      );
      return false;
    }
  }
  return true;
}

interface Node {
  schema: JsonObject;
  path: Path;
  /** Schemas about the same value. */
  same: Node[];
  /** Schemas about what is in it, by its name. */
  inner: Map<string, Node[]>;
  /** Where `same` has a reference, where that stands. */
  ref?: Path;
}

/** What it takes to check one value, without what is in it and for each name in it. */
interface Cost {
  own: number;
  inner: Map<string, number>;
}

/** Entries of a list, and fields whatever their name. */
const ENTRY = '[]';
const ANY = '*';

/** The schemas of a form with what they lead to. */
class Costs {
  readonly #nodes = new Map<JsonObject, Node>();

  constructor(
    private readonly root: JsonObject,
    private readonly report: Report,
  ) {}

  check(): boolean {
    for (const { schema, path } of schemaNodes(this.root)) {
      this.#nodes.set(schema, { schema, path, same: [], inner: new Map() });
    }
    for (const node of this.#nodes.values()) this.#connect(node);
    const order = this.#inOrder();
    return order !== undefined && this.#isCheap(order);
  }

  #connect(node: Node) {
    const { schema, path } = node;
    for (const { value, step, within } of partsOf(schema)) {
      const part = isObject(value) ? this.#nodes.get(value) : undefined;
      if (part && within !== undefined) {
        node.inner.set(within, [...(node.inner.get(within) ?? []), part]);
      } else if (part) node.same.push(part);
      else if (step === '$ref' && typeof value === 'string') {
        const target = resolveRef(this.root, value);
        const referred = isObject(target) ? this.#nodes.get(target) : undefined;
        node.ref = [...path, '$ref'];
        if (referred) node.same.push(referred);
      }
    }
  }

  /** What a schema says about the same value comes before it; nothing where that goes round in a circle. */
  #inOrder(): Node[] | undefined {
    const order: Node[] = [];
    const state = new Map<Node, 'open' | 'done'>();
    for (const start of this.#nodes.values()) {
      const stack = [{ node: start, next: 0 }];
      while (stack.length > 0) {
        const top = stack[stack.length - 1];
        if (top.next === 0) {
          if (state.has(top.node)) {
            stack.pop();
            continue;
          }
          state.set(top.node, 'open');
        }
        const part = top.node.same[top.next];
        top.next += 1;
        if (!part) {
          state.set(top.node, 'done');
          order.push(top.node);
          stack.pop();
        } else if (state.get(part) === 'open') {
          this.#reportCircle([...stack.map(({ node }) => node)], part);
          return undefined;
        } else if (!state.has(part)) stack.push({ node: part, next: 0 });
      }
    }
    return order;
  }

  #reportCircle(stack: Node[], back: Node) {
    const circle = stack.slice(stack.indexOf(back)).reverse();
    const { ref, path } = circle.find(node => node.ref) ?? back;
    this.report(
      ref ?? path,
      'schema.endless-ref',
      'This leads back to where it stands with no field or entry in between, so it would never end; take it out, or put it under a field',
    );
  }

  /** Level by level, from values that hold nothing to the deepest that data may be. */
  #isCheap(order: Node[]): boolean {
    const budget = { left: SCHEMA_LIMITS.steps };
    let below = new Map<Node, number>();
    for (let level = 0; level <= DATA_LIMITS.levels; level++) {
      const costs = costsOf(order, below, budget);
      const totals = new Map(
        [...costs].map(([node, cost]) => [node, totalOf(cost)]),
      );
      if ([...totals.values()].some(total => total > SCHEMA_LIMITS.cost)) {
        budget.left = 0;
      }
      if (budget.left <= 0) break;
      if (areSame(totals, below)) return true;
      below = totals;
    }
    if (budget.left > 0) return true;
    this.report(
      [],
      'schema.too-costly',
      'Parts of this refer to others so many times over that checking what is filled in would take for ever; let each part be referred to once for each field',
    );
    return false;
  }
}

function areSame(
  totals: ReadonlyMap<Node, number>,
  others: ReadonlyMap<Node, number>,
) {
  return [...totals].every(([node, total]) => others.get(node) === total);
}

/** What each schema costs on a value, if what is in the value costs what `below` says. */
function costsOf(
  order: Node[],
  below: ReadonlyMap<Node, number>,
  budget: { left: number },
): Map<Node, Cost> {
  const costs = new Map<Node, Cost>();
  for (const node of order) {
    const cost: Cost = { own: 1, inner: new Map() };
    const add = (name: string, more: number) => {
      budget.left -= 1;
      cost.inner.set(name, (cost.inner.get(name) ?? 0) + more);
    };
    for (const [name, parts] of node.inner) {
      for (const part of parts) add(name, below.get(part) ?? 0);
    }
    for (const part of node.same) {
      const same = costs.get(part);
      cost.own += same?.own ?? 0;
      same?.inner.forEach((more, name) => add(name, more));
    }
    costs.set(node, cost);
    if (budget.left <= 0) break;
  }
  return costs;
}

function totalOf({ own, inner }: Cost): number {
  let dearest = 0;
  for (const [name, cost] of inner) {
    if (name !== ANY) dearest = Math.max(dearest, cost);
  }
  return own + dearest + (inner.get(ANY) ?? 0);
}

const SAME = ['not', 'if', 'then', 'else'];
const SAME_LISTS = ['allOf', 'anyOf', 'oneOf'];
const ENTRIES = ['items', 'additionalItems', 'contains'];
const FIELDS = ['additionalProperties', 'propertyNames'];

interface SchemaPart {
  value: JsonValue | undefined;
  step: string;
  /** Name of what it is about in the value; missing where it is about the value itself. */
  within?: string;
}

function* partsOf(schema: JsonObject): Generator<SchemaPart> {
  for (const [step, value] of Object.entries(schema)) {
    if (step === '$ref' || SAME.includes(step)) yield { value, step };
    if (FIELDS.includes(step)) yield { value, step, within: ANY };
    if (SAME_LISTS.includes(step) || ENTRIES.includes(step)) {
      const within = ENTRIES.includes(step) ? ENTRY : undefined;
      for (const part of [value].flat()) yield { value: part, step, within };
    }
    if (!isObject(value)) continue;
    for (const [name, part] of Object.entries(value)) {
      if (step === 'dependencies') yield { value: part, step };
      if (step === 'properties')
        yield { value: part, step, within: `.${name}` };
      if (step === 'patternProperties')
        yield { value: part, step, within: ANY };
    }
  }
}

/** Whether a schema is small and says nothing that takes for ever; looks at nothing else. */
export function checkCost(root: JsonObject, report: Report): boolean {
  return checkSize(root, report) && new Costs(root, report).check();
}
