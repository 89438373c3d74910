import type { JsonObject } from '@backstage/types';
import {
  parseTemplate,
  type CutoverTemplateSpec,
} from '@backstage-cutover/plugin-cutover-common';
import { loadTemplatePart } from '../builtInTemplates';
import { resolveTemplate } from '../resolveTemplate';

/** Milliseconds that reading and checking a whole template may take where the machine has much else to do. */
export const PATIENCE = 60_000;

const kept = new Map<string, Promise<CutoverTemplateSpec>>();

/** A built-in template with all that it extends, as a running cutover would hold it; the same one at each call. */
export function builtIn(name: string): Promise<CutoverTemplateSpec> {
  const spec = kept.get(name) ?? load(name);
  kept.set(name, spec);
  return spec;
}

async function load(name: string): Promise<CutoverTemplateSpec> {
  const merged: JsonObject = await resolveTemplate(
    await loadTemplatePart(name),
    { read: loadTemplatePart },
  );
  const { spec, faults } = parseTemplate(merged);
  if (!spec) throw new Error(`${name}: ${JSON.stringify(faults, null, 2)}`);
  return spec;
}
