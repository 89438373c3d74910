import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { InputError, isError } from '@backstage/errors';
import {
  verifyChain,
  type AuditEntry,
} from '@backstage-cutover/plugin-cutover-common';
import { FAULTY, FINE, type Terminal } from '../terminal';

/**
 * An entry and the text that it was read from. The hash is that of the entry; of a key that stands in the text twice, a
 * person may read the one that machines pass over.
 */
interface Line {
  text: string;
  entry: AuditEntry;
}

/** Checks an exported trail with nothing but the file, and with the head if one was kept elsewhere. */
export async function auditVerify(
  file: string,
  options: { head?: string },
  terminal: Terminal,
): Promise<number> {
  const lines = linesIn(await textOf(file), file);
  const entries = lines.map(({ entry }) => entry);
  const verdict = verifyChain(entries, text =>
    createHash('sha256').update(text, 'utf8').digest('hex'),
  );
  if (!verdict.holds) {
    terminal.out(
      `${file}: broken at entry ${verdict.brokenAt}: ${verdict.message} [${verdict.reason}]\n`,
    );
    return FAULTY;
  }
  const rewritten = lines.find(
    ({ text, entry }) => text !== JSON.stringify(entry),
  );
  if (rewritten) {
    terminal.out(
      `${file}: broken at entry ${rewritten.entry.seq}: Its line is not written as it was exported; whoever reads it may read what was never recorded [audit.rewritten]\n`,
    );
    return FAULTY;
  }
  const head = options.head?.trim().toLowerCase();
  if (head !== undefined && head !== verdict.head) {
    const kept = entries.find(entry => entry.hash === head);
    terminal.out(
      `${file}: ${
        kept
          ? `goes on after entry ${kept.seq}, whose hash was kept elsewhere; compare with a newer one`
          : `does not end with ${head}: its end was cut off, or all of it was written anew`
      } [audit.head-differs]\n`,
    );
    return FAULTY;
  }
  const count =
    verdict.entries === 1 ? '1 entry' : `${verdict.entries} entries`;
  const end =
    head === undefined
      ? `the head is ${verdict.head}; compare it with one that was kept elsewhere (--head)`
      : 'the head is the one that was kept elsewhere';
  terminal.out(`${file}: ${count}, unchanged; ${end}\n`);
  return FINE;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code: unknown = isError(error) && error.code;
    throw new InputError(
      `${file} cannot be read: ${
        code === 'ENOENT' ? 'there is no such file' : String(code || error)
      }`,
    );
  }
}

function linesIn(text: string, file: string): Line[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const entries = lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const entry = parsed(line);
    if (isEntry(entry)) return [{ text: line, entry }];
    throw new InputError(
      `${file}:${
        index + 1
      } is no entry of an audit trail; export it again with GET .../audit.jsonl`,
    );
  });
  if (entries.length === 0) {
    throw new InputError(
      `${file} is empty; an audit trail has one entry at least`,
    );
  }
  return entries;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is AuditEntry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'seq' in value &&
    typeof value.seq === 'number' &&
    'hash' in value &&
    typeof value.hash === 'string'
  );
}
