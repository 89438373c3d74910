import type { JsonObject } from '@backstage/types';
import type { Fault } from '../errors';
import { contentFaults } from '../lifecycle/inputFaults';
import {
  cutoverTemplateSpecSchema,
  type CutoverTemplateSpec,
} from './cutoverTemplate';
import type { LooseSpec } from './validate/names';
import { faultsWithin, validateTemplate } from './validateTemplate';
import { zodFaults } from './zodFaults';

/** A merged spec, parsed; or everything that is wrong with it. */
export function parseTemplate(spec: JsonObject): {
  spec?: CutoverTemplateSpec;
  faults: Fault[];
} {
  const forbidden = contentFaults(spec);
  if (forbidden.some(fault => fault.reason === 'input.too-deep')) {
    return { faults: forbidden };
  }
  const parsed = cutoverTemplateSpecSchema.safeParse(spec);
  if (parsed.success) {
    const faults = [...forbidden, ...validateTemplate(parsed.data)];
    return faults.length === 0 ? { spec: parsed.data, faults } : { faults };
  }
  const { issues } = parsed.error;
  const told = new Set(forbidden.map(({ path }) => JSON.stringify(path)));
  return {
    faults: [
      ...forbidden,
      ...zodFaults(spec, issues).filter(
        ({ path }) => !told.has(JSON.stringify(path)),
      ),
      ...faultsWithin(withoutFaulty(spec, issues)),
    ],
  };
}

/** A role whose id is misspelt is a role still, and whoever names it need not be told that there is none. */
const TYPE_IS_RIGHT = new Set([
  'unrecognized_keys',
  'invalid_format',
  'too_small',
  'too_big',
]);

/**
 * What zod found to be of the right type, at the same paths, so that the other rules can be checked on the rest. Defaults are
 * not filled in.
 */
function withoutFaulty(
  spec: JsonObject,
  issues: readonly { code: string; path: PropertyKey[] }[],
): LooseSpec {
  // A copy that shares nothing with itself: the same YAML anchor may be right in one place and wrong in another.
  const rest: unknown = JSON.parse(JSON.stringify(spec));
  for (const { code, path } of issues) {
    if (TYPE_IS_RIGHT.has(code)) continue;
    if (path.length === 0) return {};
    const parent = path
      .slice(0, -1)
      .reduce<unknown>(
        (value, key) =>
          isContainer(value) ? Reflect.get(value, key) : undefined,
        rest,
      );
    if (isContainer(parent))
      Reflect.set(parent, path[path.length - 1], undefined);
  }
  // Zod has checked the type of every value that is left, and only those may be missing that it named.
  return rest as LooseSpec;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
