import { readdirSync } from 'node:fs';
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

/** A template that ships with the product, or a part of one, as it was written; the name may carry its `cutover:`. */
export async function loadTemplatePart(name: string): Promise<JsonObject> {
  const bare = name.replace(/^cutover:/, '');
  if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(bare)) {
    throw new NotFoundError(`"${name}" is no name of a built-in template`);
  }
  return parse(await readPart(bare));
}

async function readPart(name: string): Promise<string> {
  try {
    return await readFile(`${folder}/${name}.yaml`, 'utf8');
  } catch (error) {
    throw new NotFoundError(
      `There is no built-in template "${name}"; there are ${builtInTemplateNames().join(
        ', ',
      )}`,
      error,
    );
  }
}
