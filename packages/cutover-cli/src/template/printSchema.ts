import { templateJsonSchema } from '@backstage-cutover/plugin-cutover-common';
import type { Terminal } from '../terminal';

export function printSchema(terminal: Terminal) {
  terminal.out(`${JSON.stringify(templateJsonSchema(), null, 2)}\n`);
}
