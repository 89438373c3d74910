import { toError } from '@backstage/errors';
import type { Options } from 'ajv';
import { RE2JS } from 're2js';

type PatternEngine = NonNullable<NonNullable<Options['code']>['regExp']>;

type PatternMatcher = (
  pattern: string,
  flags: string,
) => { test(text: string): boolean; toString(): string };

const native: PatternMatcher = (pattern, flags) => new RegExp(pattern, flags);

/**
 * RE2 takes time in proportion to the text, whatever the pattern; JavaScript's own engine may take for ever over one like
 * `(a+)+$`, and with it every other request. A browser has nobody to keep waiting but its user, and is spared the
 * library: `browser` in package.json leaves it out there.
 */
const hasLinearEngine = typeof RE2JS === 'function';

// One character after the other, each perhaps several times: no groups, no alternatives, nothing to look ahead or back at.
const CHARACTER =
  /\\[dDwWsS^$\\.*+?()[\]{}|/-]|\[\^?(?:[^\]\\]|\\.)+\]|[^\\^$.*+?()[\]{}|]|\./y;
const REPETITION = /[*+]\??|\{\d+,\}\??/y;
const CHOICE = /\?\??|\{\d+(?:,\d+)?\}\??/y;

/**
 * Whether JavaScript's own engine, which is faster by far, is sure to run a pattern in linear time: it is held to the
 * beginning of the text, so that it is tried once, and has one part at most whose length is open, so that there is one
 * thing only to try again.
 */
function isPlain(pattern: string): boolean {
  if (!pattern.startsWith('^')) return false;
  let at = 1;
  let open = 0;
  const take = (part: RegExp) => {
    part.lastIndex = at;
    const found = part.test(pattern);
    if (found) at = part.lastIndex;
    return found;
  };
  while (take(CHARACTER)) {
    if (take(REPETITION) || take(CHOICE)) open += 1;
  }
  return open <= 1 && (at === pattern.length || pattern.slice(at) === '$');
}

const linear: PatternMatcher = (pattern, flags) => {
  // What is plain for the one has to be a pattern for the other too.
  const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
  if (isPlain(pattern)) return native(pattern, flags);
  return {
    test: text => compiled.test(text),
    // By which ajv tells patterns apart.
    toString: () => `/${pattern}/`,
  };
};

/** What runs the patterns of schemas. */
export const patternEngine: PatternEngine = Object.assign(
  hasLinearEngine ? linear : native,
  // Only needed for validators that are written out as code, which ours never are.
  { code: 'patternEngine' },
);

/** Steps of a pattern, of which RE2 may take each at each character. Repetitions count as often as they repeat. */
const MOST_STEPS = 500;

/** Why a pattern cannot be run in linear time, or only slowly; nothing where it can. */
export function whyNotLinear(pattern: string): string | undefined {
  try {
    if (!hasLinearEngine) {
      native(pattern, 'u');
      return undefined;
    }
    const steps = RE2JS.compile(RE2JS.translateRegExp(pattern)).programSize();
    return steps <= MOST_STEPS || isPlain(pattern)
      ? undefined
      : `it repeats its parts into ${steps} steps, and ${MOST_STEPS} are the most`;
  } catch (error) {
    return toError(error).message.replace('error parsing regexp: ', '');
  }
}
