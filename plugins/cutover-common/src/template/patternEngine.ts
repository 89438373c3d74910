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
 * `(a+)+$`, and with it every other request. A browser is spared the library: `browser` in package.json leaves it out
 * there, and what could keep its page busy is left to the server.
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

const OF_ONE_CHARACTER = /\\[pPu](?:\{[^}]*\}|[\da-f]{4})/iy;
const PLACE = /\\[bB]|[\^$]/y;
const BEGIN_OF_GROUP = /\((?:\?:)?/y;
const END_OF_GROUP = /\)(?![*+{])/y;
const ALTERNATIVE = /\|/y;

/**
 * How many ways at most JavaScript's own engine may have to try over a text of that length. Endless where parts repeat
 * within others, and where it cannot be told.
 */
function mostWays(pattern: string): (length: number) => number {
  let at = 0;
  // A pattern that is not held to the beginning is tried from each character on.
  let open = pattern.startsWith('^') && !pattern.includes('|') ? 0 : 1;
  let choices = 0;
  const take = (part: RegExp) => {
    part.lastIndex = at;
    const found = part.test(pattern);
    if (found) at = part.lastIndex;
    return found;
  };
  while (at < pattern.length) {
    if (take(CHARACTER) || take(OF_ONE_CHARACTER)) {
      if (take(REPETITION) || take(CHOICE)) open += 1;
    } else if (take(END_OF_GROUP)) {
      if (take(CHOICE)) choices += 1;
    } else if (take(ALTERNATIVE)) {
      choices += 1;
    } else if (!take(BEGIN_OF_GROUP) && !take(PLACE)) {
      return () => Infinity;
    }
  }
  return length => 2 ** choices * (length + 1) ** open;
}

/** As many as a page tries between two keystrokes without anybody noticing. */
const MOST_WAYS = 1_000_000;

/** What might take longer passes here: the server, which has the last word, says whether the text fits. */
const leavingToServer: PatternMatcher = (pattern, flags) => {
  const compiled = native(pattern, flags);
  if (isPlain(pattern)) return compiled;
  const ways = mostWays(pattern);
  return {
    test: text => ways(text.length) > MOST_WAYS || compiled.test(text),
    toString: () => `/${pattern}/`,
  };
};

/** What runs the patterns of schemas. */
export const patternEngine: PatternEngine = Object.assign(
  hasLinearEngine ? linear : leavingToServer,
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
