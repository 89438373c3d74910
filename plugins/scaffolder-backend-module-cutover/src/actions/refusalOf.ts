import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
} from '@backstage/errors';
import {
  because,
  formatPath,
  type Fault,
} from '@backstage-cutover/plugin-cutover-common';

const kinds = { InputError, NotAllowedError, NotFoundError, ConflictError };

function isKnown(name: string): name is keyof typeof kinds {
  return Object.hasOwn(kinds, name);
}

function isFault(value: unknown): value is Fault {
  return (
    typeof value === 'object' &&
    value !== null &&
    'message' in value &&
    typeof value.message === 'string' &&
    'path' in value &&
    Array.isArray(value.path)
  );
}

/**
 * What a person reads in the task log when the API refuses: a sentence for every fault with the place of it, not
 * only the first. Anything but a refusal is handed back as it is.
 *
 * @param notDone - what did not come about, such as "The cutover was not started"
 */
export function refusalOf(error: unknown, notDone: string): unknown {
  if (!ResponseError.is(error)) return error;
  const found = error.body.error;
  if (!isKnown(found.name)) return error;

  const listed: unknown = found.faults;
  const faults = Array.isArray(listed) ? listed.filter(isFault) : [];
  const message = faults.length ? allOf(faults, notDone) : found.message;
  return because(
    new kinds[found.name](message),
    typeof found.reason === 'string' ? found.reason : 'request.refused',
    faults.length ? { faults } : {},
  );
}

/** A line for each fault, with its place where it has one. */
export function allOf(
  faults: (Pick<Fault, 'message'> & Partial<Fault>)[],
  notDone: string,
): string {
  return [
    `${notDone}, nothing was written:`,
    ...faults.map(({ path = [], message }) =>
      path.length ? `- ${formatPath(path)}: ${message}` : `- ${message}`,
    ),
  ].join('\n');
}
