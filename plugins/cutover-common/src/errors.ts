import { InputError } from '@backstage/errors';

/** One thing that is wrong with an input, and where. */
export interface Fault {
  /** Keys and indices from the root of the input. */
  path: (string | number)[];
  /** Stable code that picks the translated text, such as `window.in-the-past`. */
  reason: string;
  /** English sentence: what was found and what helps. */
  message: string;
  /** What the translated text needs. */
  params?: Record<string, string | number>;
}

/** Adds the stable code by which a page finds the words for an error. The HTTP status follows the error's name. */
export function because<E extends Error>(
  error: E,
  reason: string,
  details: Record<string, unknown> = {},
): E & { reason: string } {
  return Object.assign(error, { reason, ...details });
}

/** A 400 that names every fault with its path. */
export function inputErrorOf(faults: Fault[], reason = 'input.invalid') {
  const [first] = faults;
  const where = first.path.length ? `${formatPath(first.path)}: ` : '';
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  return because(new InputError(`${where}${first.message}${more}`), reason, {
    faults,
  });
}

/** `['team', 'sponsor', 0]` as `team.sponsor[0]`. */
export function formatPath(path: (string | number)[]): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      return index === 0 ? key : `.${key}`;
    })
    .join('');
}
