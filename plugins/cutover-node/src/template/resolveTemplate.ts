import { InputError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import {
  because,
  EXTENDS,
  extendTemplate,
  type MergeTrace,
} from '@backstage-cutover/plugin-cutover-common';

/** Far longer than anybody can follow; a chain this long builds on itself. */
const MAX_CHAIN = 30;

export interface ResolveOptions {
  /**
   * Brings the document that `target` names. `from` is the document that names it, as it was given or as `read` brought
   * it: a path is relative to where that one was read.
   */
  read(target: string, from: JsonObject): Promise<JsonObject>;
  /** Hears where each value of the result comes from. */
  trace?: MergeTrace;
}

/**
 * The whole spec of a template document: what it extends, from left to right, and then its own. Each base is resolved
 * by itself first.
 */
export async function resolveTemplate(
  document: JsonObject,
  options: ResolveOptions,
): Promise<JsonObject> {
  const { metadata } = document;
  const name = isObject(metadata) && metadata.name;
  const target = typeof name === 'string' ? name : 'the template';
  return resolveSpec(document, options, [{ target, document }]);
}

type Link = { target: string; document: JsonObject };

async function resolveSpec(
  document: JsonObject,
  options: ResolveOptions,
  chain: Link[],
): Promise<JsonObject> {
  const { trace = () => {} } = options;
  const spec = specOf(document, chain);
  const { [EXTENDS]: bases, ...own } = spec;
  for (const key of Object.keys(own)) trace(own, key, spec, key);

  let merged: JsonObject = {};
  for (const target of targetsOf(bases)) {
    if (isAbsolute(target)) refuseCycle(chain, target, undefined);
    const base = await options.read(target, document);
    refuseCycle(chain, target, base);
    const link = { target, document: base };
    const resolved = await resolveSpec(base, options, [...chain, link]);
    merged = extendTemplate(merged, resolved, trace);
  }
  return extendTemplate(merged, own, trace);
}

/** One path may name different files, depending on who says it, so only names that mean the same everywhere count. */
function isAbsolute(target: string) {
  return /^[a-z][a-z0-9+.-]*:/i.test(target);
}

function refuseCycle(
  chain: Link[],
  target: string,
  document: JsonObject | undefined,
) {
  const repeated = chain.some(link =>
    document ? link.document === document : link.target === target,
  );
  if (!repeated && chain.length < MAX_CHAIN) return;
  const names = [...chain.map(link => link.target), target];
  const told = repeated ? names : [...names.slice(0, 4), '…'];
  throw because(
    new InputError(
      `The template builds on itself: ${told.join(
        ' extends ',
      )}; take one of them out of "extends"`,
    ),
    'template.extends-cycle',
  );
}

function specOf(document: JsonObject, chain: Link[]): JsonObject {
  const { spec } = document;
  if (!isObject(spec)) {
    const what = chain.length > 1 ? `"${chain.at(-1)?.target}"` : 'A template';
    throw because(
      new InputError(`${what} has no "spec" that holds its content; add one`),
      'template.no-spec',
    );
  }
  return spec;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function targetsOf(bases: JsonValue | undefined): string[] {
  if (bases === undefined) return [];
  const targets = Array.isArray(bases) ? bases : [bases];
  return targets.map(target => {
    if (typeof target === 'string' && target !== '') return target;
    throw because(
      new InputError(
        '"extends" names one template, such as cutover:technology-upgrade, or a list of them',
      ),
      'template.extends-invalid',
    );
  });
}
