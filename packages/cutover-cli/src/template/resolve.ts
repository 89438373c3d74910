import path from 'node:path';
import { InputError } from '@backstage/errors';
import { resolveTemplate } from '@backstage-cutover/plugin-cutover-node';
import { stringify } from 'yaml';
import { FINE, type Terminal } from '../terminal';
import { isObject, shown, TemplateFiles } from './TemplateFiles';

/** Prints what a template is when all that it extends is merged in. */
export async function resolve(
  name: string,
  terminal: Terminal,
): Promise<number> {
  const files = new TemplateFiles();
  const file = path.resolve(name);
  const { documents, faults } = await files.read(file);
  const [fault] = faults;
  if (fault) {
    throw new InputError(
      `${shown(fault.file)}:${fault.line}:${fault.column} ${fault.message}`,
    );
  }
  const whole = [];
  for (const { value: document } of documents) {
    if (!isObject(document)) {
      throw new InputError(`${name} holds no template`);
    }
    const spec = await resolveTemplate(document, {
      read: (target, from) => files.base(target, from),
    });
    // Anchors would make the long result harder to read than its repetitions do.
    whole.push(
      stringify({ ...document, spec }, { aliasDuplicateObjects: false }),
    );
  }
  terminal.out(whole.join('---\n'));
  return FINE;
}
