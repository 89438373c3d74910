import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';

const folder = resolvePackagePath(
  '@backstage-cutover/plugin-cutover-node',
  'templates',
);

/** The templates that ship with the product, one for each type of P2.2. */
export function builtInTemplateNames(): string[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.yaml'))
    .map(file => file.slice(0, -'.yaml'.length))
    .sort();
}

/** Where a template that ships with the product, or a part of one, lies; the name may carry its `cutover:`. */
export function builtInTemplateFile(name: string): string {
  const bare = name.replace(/^cutover:/, '');
  const file = `${folder}/${bare}.yaml`;
  // Nothing but the files of this folder has such a name.
  if (/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(bare) && existsSync(file)) return file;
  throw new NotFoundError(
    `There is no built-in template "${bare}"; there are ${builtInTemplateNames().join(
      ', ',
    )}, and the parts that they extend`,
  );
}

/** The document of a template that ships with the product, or of a part of one, as it was written. */
export async function loadTemplatePart(name: string): Promise<JsonObject> {
  return parse(await readFile(builtInTemplateFile(name), 'utf8'));
}
