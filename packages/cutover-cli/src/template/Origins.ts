import type { MergeTrace } from '@backstage-cutover/plugin-cutover-common';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Document,
  type LineCounter,
  type Node,
} from 'yaml';

/** A place in a file that a person can go to. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

interface Origin {
  /** Where the name of the value stands; in a list, the value itself. */
  key: Place;
  value: Place;
}

/** Where every value stands in its file, also when templates that extend one another have been merged. */
export class Origins {
  readonly #known = new WeakMap<object, Map<string | number, Origin>>();

  /** Hears from the merge what came from where. */
  readonly trace: MergeTrace = (merged, key, source, sourceKey) => {
    const origin = this.#known.get(source)?.get(sourceKey);
    if (origin) this.#note(merged, key, origin);
  };

  /** Takes down where the values of one document stand. `value` is what the document says, as plain objects. */
  record(
    document: Document,
    value: unknown,
    file: string,
    lines: LineCounter,
  ): void {
    const placeOf = (node: unknown): Place => {
      const { line, col } = lines.linePos(startOf(node));
      return { file, line, column: col };
    };
    const visit = (node: unknown, plain: unknown): void => {
      // What an alias stands for was noted down where its anchor is.
      if (isAlias(node) || !isContainer(plain)) return;
      if (isMap(node)) {
        for (const { key, value: child } of node.items) {
          const name = String(isScalar(key) ? key.value : key);
          const keyPlace = placeOf(key);
          const isInline = isScalar(child)
            ? child.value !== null
            : isAlias(child) || isFlow(child);
          this.#note(plain, name, {
            key: keyPlace,
            value: isInline ? placeOf(child) : keyPlace,
          });
          visit(child, Reflect.get(plain, name));
        }
      } else if (isSeq(node)) {
        node.items.forEach((child, index) => {
          const place = placeOf(child);
          this.#note(plain, index, { key: place, value: place });
          visit(child, Reflect.get(plain, index));
        });
      }
    };
    visit(document.contents, value);
  }

  /** Where the value at `path` stands; for what is missing, where the nearest of what holds it begins. */
  find(root: object, path: (string | number)[]): Origin | undefined {
    let found: Origin | undefined;
    let at: unknown = root;
    for (const key of path) {
      if (!isContainer(at)) break;
      const origin = this.#known.get(at)?.get(key);
      if (!origin) {
        // Something is missing: its holder is the better place than what the holder says first.
        return found && { key: found.key, value: found.key };
      }
      found = origin;
      at = Reflect.get(at, key);
    }
    return found;
  }

  #note(container: object, key: string | number, origin: Origin) {
    const known = this.#known.get(container) ?? new Map();
    known.set(key, origin);
    this.#known.set(container, known);
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Written on one line, in braces or brackets. */
function isFlow(node: unknown): boolean {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}

function startOf(node: unknown): number {
  const { range } = (node ?? {}) as Partial<Node>;
  return range?.[0] ?? 0;
}
