import fc from 'fast-check';
import { patternEngine, whyNotLinear } from './patternEngine';

const matches = (pattern: string, text: string) =>
  patternEngine(pattern, 'u').test(text);

describe('patternEngine', () => {
  it('says what the browser says, of the patterns that forms are made with', () => {
    const patterns = fc.constantFrom(
      '^[A-Z]{2,4}-\\d+$',
      '^(\\+|00)\\d[\\d /-]*$',
      '[\\u4e00-\\u9fff]',
      '^\\p{L}[\\p{L}\\p{N} ]*$',
      '\\b(yes|no)\\b',
      '^[^<>]*$',
      '^(?:a|bc)+?d?$',
      '^.$',
      '^\\d{2}\\.\\d{2}$',
      '^[A-Za-z0-9 .,-]*$',
      '^[^\\]a-]+b$',
      '^a{2,}',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.string({
        unit: fc.constantFrom('A', 'a', 'b', 'c', '1', '-', '+', ' ', '切'),
        maxLength: 8,
      }),
      fc.constantFrom('AB-1', '+49 30', 'yes', 'say no', '切换', '😀', 'abc'),
    );
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        expect(matches(pattern, text)).toBe(
          new RegExp(pattern, 'u').test(text),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '^(a|aa)+$',
    '^a*a*a*a*a*a*$',
    'a+b$',
    '^a?a*a{0,100}$',
    '^[ab]*[a]{1,}a+$',
    '^(?:a+)+$',
    '^.*.*.*=$',
  ])('is done with %s, which keeps the browser busy', pattern => {
    // Where it is not, the test never ends.
    for (let time = 0; time < 20; time++) {
      expect(matches(pattern, `${'a'.repeat(50_000)}!`)).toBe(false);
    }
  });

  it('knows why a pattern cannot be run so', () => {
    expect(whyNotLinear('^[a-z]+$')).toBeUndefined();
    expect(whyNotLinear('(?=a)b')).toContain('(?=');
    expect(whyNotLinear('(a)\\1')).toContain('\\1');
    expect(whyNotLinear('^a?a*a{0,1000}$')).toContain('2008 steps');
    expect(whyNotLinear('^.{1,500}$')).toBeUndefined();
  });

  describe('where the library is left out', () => {
    let own: typeof patternEngine;

    beforeAll(() => {
      jest.isolateModules(() => {
        jest.doMock('re2js', () => ({}));
        own =
          jest.requireActual<typeof import('./patternEngine')>(
            './patternEngine',
          ).patternEngine;
      });
    });

    it('is the browser’s own', () => {
      expect(own('^a+$', 'u')).toEqual(/^a+$/u);
      const { browser } = jest.requireActual('../../package.json');
      expect(browser).toEqual({ re2js: false });
    });

    it.each([
      ['^[A-Z]{2,4}-\\d+$', 'AB-1', 'AB1'],
      ['^(\\+|00)\\d[\\d /-]*$', '+49 30', '49 30'],
      ['[\\u4e00-\\u9fff]', '切换', 'switch'],
      ['^\\p{L}[\\p{L}\\p{N} ]*$', 'Ä1', '1Ä'],
      ['\\b(yes|no)\\b', 'say no', 'nobody'],
    ])('says of %s what the server says', (pattern, fits, fitsNot) => {
      expect(own(pattern, 'u').test(fits)).toBe(true);
      expect(own(pattern, 'u').test(fitsNot)).toBe(false);
    });

    it.each([
      '^(a|aa)+$',
      '^(a+)+$',
      '^(?:a+){2,}$',
      '^((a+)b?)*$',
      '^a*a*a*a*a*a*$',
      'a+b$',
      '^.*.*.*=$',
      '^(?:a?){20}a{20}$',
      '^a|a*a*a*b$',
    ])('leaves %s to the server, over which it may be busy', pattern => {
      // Where it is not, the test never ends.
      expect(own(pattern, 'u').test(`${'a'.repeat(50_000)}!`)).toBe(true);
    });
  });
});
