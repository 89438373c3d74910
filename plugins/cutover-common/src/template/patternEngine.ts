import type { Options } from 'ajv';
import { RE2JS } from 're2js';

type PatternEngine = NonNullable<NonNullable<Options['code']>['regExp']>;

/**
 * RE2 takes time in proportion to the text, whatever the pattern; JavaScript's own engine may take for ever over one like
 * `(a+)+$`, and with it every other request. A browser has nobody to keep waiting but its user, and is spared the
 * library: `browser` in package.json leaves it out there.
 */
const hasLinearEngine = typeof RE2JS === 'function';

const linear = (pattern: string) => {
  const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
  return {
    test: (text: string) => compiled.test(text),
    // By which ajv tells patterns apart.
    toString: () => `/${pattern}/`,
  };
};

/** What runs the patterns of schemas. */
export const patternEngine: PatternEngine = Object.assign(
  hasLinearEngine
    ? linear
    : (pattern: string, flags: string) => new RegExp(pattern, flags),
  // Only needed for validators that are written out as code, which ours never are.
  { code: 'patternEngine' },
);

/** Why a pattern cannot be run in linear time; nothing where it can. */
export function whyNotLinear(pattern: string): string | undefined {
  try {
    patternEngine(pattern, 'u');
    return undefined;
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    return told.replace('error parsing regexp: ', '');
  }
}
