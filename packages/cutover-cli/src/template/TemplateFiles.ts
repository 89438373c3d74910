import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError, isError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  builtInTemplateFile,
  isBeyondLimits,
  readYaml,
  type YamlFault,
} from '@backstage-cutover/plugin-cutover-node';
import { Origins, type Place } from './Origins';

/** Something to tell about a place in a file. */
export interface FileFault extends Place {
  path: string;
  reason: string;
  message: string;
}

export interface ReadDocument {
  /** As plain objects. */
  value: unknown;
  /** Where it begins. */
  start: Place;
}

export interface ReadFile {
  /** In the order of the file. */
  documents: ReadDocument[];
  /** What keeps it from being read. */
  faults: FileFault[];
}

/** What a template extends has faults of its own that keep it from being read. */
export class BaseError extends InputError {
  readonly faults: FileFault[];

  constructor(target: string, faults: FileFault[]) {
    super(`"${target}" cannot be read; its own faults are told beside this`);
    this.faults = faults;
  }
}

/** Reads each file once, and knows where everything in it stands. */
export class TemplateFiles {
  readonly origins = new Origins();
  readonly #read = new Map<string, Promise<ReadFile>>();
  readonly #files = new WeakMap<object, string>();

  read(file: string): Promise<ReadFile> {
    const known = this.#read.get(file) ?? this.#parse(file);
    this.#read.set(file, known);
    return known;
  }

  /** The document that a template in `from` names under `extends`. */
  async base(target: string, from: JsonObject): Promise<JsonObject> {
    const file = this.#locate(target, from);
    const { documents, faults } = await this.read(file);
    if (faults.length > 0) throw new BaseError(target, faults);
    const document = documents[0]?.value;
    if (documents.length !== 1 || !isObject(document)) {
      throw new InputError(
        `"${target}" holds ${documents.length} documents; what a template extends is one document with a "spec"`,
      );
    }
    return document;
  }

  #locate(target: string, from: JsonObject): string {
    if (target.startsWith('cutover:')) return builtInTemplateFile(target);
    if (/^https?:\/\//i.test(target)) return target;
    const file = this.#files.get(from) ?? '.';
    if (/^https?:\/\//i.test(file)) return new URL(target, file).href;
    return path.resolve(path.dirname(file), target);
  }

  async #parse(file: string): Promise<ReadFile> {
    const text = await textOf(file);
    const { documents: found, faults, lines } = readYaml(text);
    const documents = found
      // `---` at the end begins a document that says nothing.
      .filter(({ document }) => document.contents !== null)
      .map(({ document, value }) => {
        this.origins.record(document, value, file, lines);
        if (isObject(value)) this.#files.set(value, file);
        const begin = lines.linePos(document.contents?.range?.[0] ?? 0);
        return { value, start: { file, line: begin.line, column: begin.col } };
      });
    return { documents, faults: faults.map(fault => told(file, fault)) };
  }
}

function told(file: string, fault: YamlFault): FileFault {
  const { message, line, column } = fault;
  const [first] = message.split('\n');
  const place = { file, line, column, path: '' };
  return isBeyondLimits(fault)
    ? { ...place, reason: 'file.beyond-limits', message }
    : {
        ...place,
        reason: 'file.not-yaml',
        message: `This is not YAML: ${first.replace(/ at line \d+.*$/, '')}`,
      };
}

const WHY_UNREADABLE: { [code: string]: string } = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder; name the files in it',
  EACCES: 'it may not be read',
};

async function textOf(file: string): Promise<string> {
  if (/^https?:\/\//i.test(file)) return textAt(file);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code: unknown = isError(error) && error.code;
    const why = WHY_UNREADABLE[String(code)] ?? String(code || error);
    throw new InputError(`${shown(file)} cannot be read: ${why}`);
  }
}

async function textAt(url: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw new InputError(`${url} cannot be reached`);
  }
  if (!response.ok) {
    throw new InputError(
      `${url} cannot be read: it answers ${response.status}`,
    );
  }
  return response.text();
}

/** As people would type it from where they are. */
export function shown(file: string): string {
  if (/^https?:\/\//i.test(file)) return file;
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') ? file : relative;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
