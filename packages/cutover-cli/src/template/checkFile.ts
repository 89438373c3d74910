import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  documentFaults,
  formatPath,
  parseTemplate,
  type Fault,
} from '@backstage-cutover/plugin-cutover-common';
import { resolveTemplate } from '@backstage-cutover/plugin-cutover-node';
import {
  BaseError,
  isObject,
  type FileFault,
  type ReadDocument,
  type TemplateFiles,
} from './TemplateFiles';
import type { Place } from './Origins';

/** Every fault of every template in a file; each is told where the faulty value stands, in whatever file that is. */
export async function checkFile(
  file: string,
  files: TemplateFiles,
): Promise<FileFault[]> {
  const at = { file, line: 1, column: 1, path: '' };
  let read;
  try {
    read = await files.read(file);
  } catch (error) {
    const { message } = toError(error);
    return [{ ...at, reason: 'file.unreadable', message }];
  }
  if (read.faults.length > 0) return read.faults;
  if (read.documents.length === 0) {
    const message = 'This file is empty; a template begins with "apiVersion"';
    return [{ ...at, reason: 'file.empty', message }];
  }
  const faults: FileFault[] = [];
  for (const document of read.documents) {
    faults.push(...(await checkDocument(document, files)));
  }
  return faults;
}

async function checkDocument(
  { value: document, start }: ReadDocument,
  files: TemplateFiles,
): Promise<FileFault[]> {
  const inDocument = documentFaults(document).map(fault =>
    place(fault, document, start, files),
  );
  if (!isObject(document) || !isObject(document.spec)) return inDocument;
  // A part, or something else that happens to have a spec.
  if (document.kind !== 'CutoverTemplate') return inDocument;

  let merged: JsonObject;
  try {
    merged = await resolveTemplate(document, {
      read: (target, from) => baseOf(target, from, files),
      trace: files.origins.trace,
    });
  } catch (error) {
    return [...inDocument, ...extendsFaults(error, document, start, files)];
  }
  const whole = { ...document, spec: merged };
  for (const key of Object.keys(document)) {
    files.origins.trace(whole, key, document, key);
  }
  const inSpec = parseTemplate(merged).faults.map(fault =>
    place({ ...fault, path: ['spec', ...fault.path] }, whole, start, files),
  );
  return [...inDocument, ...inSpec];
}

/** A base that could not be had is told where it is named. */
class ExtendsError extends Error {
  constructor(
    readonly from: JsonObject,
    readonly target: string,
    readonly reasonWhy: unknown,
  ) {
    super(toError(reasonWhy).message);
  }
}

async function baseOf(
  target: string,
  from: JsonObject,
  files: TemplateFiles,
): Promise<JsonObject> {
  try {
    return await files.base(target, from);
  } catch (error) {
    throw new ExtendsError(from, target, error);
  }
}

function extendsFaults(
  error: unknown,
  document: JsonObject,
  start: Place,
  files: TemplateFiles,
): FileFault[] {
  if (!(error instanceof ExtendsError)) {
    const { message } = toError(error);
    const reason =
      isObject(error) || error instanceof Error
        ? String(Reflect.get(error, 'reason') ?? 'template.extends-unreadable')
        : 'template.extends-unreadable';
    return [
      place(
        { path: ['spec', 'extends'], reason, message },
        document,
        start,
        files,
      ),
    ];
  }
  const { from, target, reasonWhy, message } = error;
  const named = isObject(from.spec) ? from.spec.extends : undefined;
  const index = Array.isArray(named) ? named.indexOf(target) : -1;
  return [
    place(
      {
        path: ['spec', 'extends', ...(index < 0 ? [] : [index])],
        reason: 'template.extends-unreadable',
        message,
      },
      from,
      start,
      files,
    ),
    ...(reasonWhy instanceof BaseError ? reasonWhy.faults : []),
  ];
}

function place(
  { path, reason, message }: Fault,
  root: unknown,
  start: Place,
  { origins }: TemplateFiles,
): FileFault {
  const origin = isObject(root) ? origins.find(root, path) : undefined;
  // A name that should not be there is what has to be mended, not its value.
  const isName = /(unknown|forbidden)-key(word)?$/.test(reason);
  const found = (isName ? origin?.key : origin?.value) ?? start;
  return { ...found, path: formatPath(path), reason, message };
}
