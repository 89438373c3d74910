import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  because,
  formatPath,
  parseTemplate,
  type CutoverTemplateSpec,
  type Fault,
} from '@backstage-cutover/plugin-cutover-common';
import { LRUCache } from 'lru-cache';

const MOST_REMEMBERED = 50;

/**
 * Checks whole templates, each content once: the catalog processes every entity every few minutes, and compiling all
 * forms of a template takes a while.
 */
export class TemplateChecker {
  readonly #checked = new LRUCache<string, ReturnType<typeof parseTemplate>>({
    max: MOST_REMEMBERED,
  });

  /** The spec of a template without faults; otherwise throws an error that names every one of them. */
  check(whole: JsonObject): CutoverTemplateSpec {
    const key = createHash('sha256')
      .update(JSON.stringify(whole))
      .digest('hex');
    const { spec, faults } = this.#checked.get(key) ?? parseTemplate(whole);
    this.#checked.set(key, { spec, faults });
    if (spec && faults.length === 0) return spec;
    throw errorOf(faults);
  }
}

function errorOf(faults: Fault[]) {
  const lines = faults.map(
    ({ path, message, reason }) =>
      `${formatPath(['spec', ...path])}: ${message} (${reason})`,
  );
  const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
  return because(
    new InputError(`The template has ${count}:\n${lines.join('\n')}`),
    'template.invalid',
    { faults },
  );
}
