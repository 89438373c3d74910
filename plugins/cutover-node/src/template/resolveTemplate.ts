import { InputError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import {
  EXTENDS,
  extendTemplate,
} from '@backstage-cutover/plugin-cutover-common';

/** The whole spec of a template document: what it extends, from left to right, and then its own. */
export async function resolveTemplate(
  document: JsonObject,
  options: { read(target: string): Promise<JsonObject> },
): Promise<JsonObject> {
  return resolveSpec(document, options, []);
}

async function resolveSpec(
  document: JsonObject,
  options: { read(target: string): Promise<JsonObject> },
  under: string[],
): Promise<JsonObject> {
  const { [EXTENDS]: bases, ...own } = specOf(document);
  let merged: JsonObject = {};
  for (const target of targetsOf(bases)) {
    if (under.includes(target)) {
      throw new InputError(
        `${[...under, target].join(' extends ')}, which has no end`,
      );
    }
    const base = await options.read(target);
    merged = extendTemplate(
      merged,
      await resolveSpec(base, options, [...under, target]),
    );
  }
  return extendTemplate(merged, own);
}

function specOf(document: JsonObject): JsonObject {
  const { spec } = document;
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) {
    throw new InputError('A template has a "spec" with its content');
  }
  return spec as JsonObject;
}

function targetsOf(bases: JsonValue | undefined): string[] {
  if (bases === undefined) return [];
  const targets = Array.isArray(bases) ? bases : [bases];
  if (!targets.every(target => typeof target === 'string')) {
    throw new InputError('"extends" names one template or a list of them');
  }
  return targets as string[];
}
