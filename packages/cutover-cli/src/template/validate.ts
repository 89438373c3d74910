import path from 'node:path';
import { FAULTY, FINE, type Terminal } from '../terminal';
import { checkFile } from './checkFile';
import { shown, TemplateFiles, type FileFault } from './TemplateFiles';

/** Tells every fault of every file, in the order in which one would mend them. */
export async function validate(
  names: string[],
  options: { json?: boolean },
  terminal: Terminal,
): Promise<number> {
  const files = new TemplateFiles();
  const faults: FileFault[] = [];
  const told = new Set<string>();
  for (const name of names) {
    const found = await checkFile(path.resolve(name), files);
    for (const fault of found.sort(byPlace)) {
      // Two templates that share a part share its faults.
      const key = JSON.stringify(fault);
      if (!told.has(key)) faults.push(fault);
      told.add(key);
    }
    if (!options.json && found.length === 0) {
      terminal.out(`${name}: no faults\n`);
    }
  }
  if (options.json) {
    const list = faults.map(fault => ({ ...fault, file: shown(fault.file) }));
    terminal.out(`${JSON.stringify(list, null, 2)}\n`);
  } else {
    faults.forEach(fault => terminal.out(`${lineOf(fault)}\n`));
    if (faults.length > 0) {
      const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
      terminal.err(`${count}\n`);
    }
  }
  return faults.length > 0 ? FAULTY : FINE;
}

function lineOf(fault: FileFault): string {
  const { line, column, message, reason } = fault;
  const where = `${shown(fault.file)}:${line}:${column}`;
  return [where, fault.path || '.', message, `[${reason}]`].join('  ');
}

function byPlace(one: FileFault, other: FileFault): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || one.column - other.column;
}
