import fc from 'fast-check';
import { neutralised, plainCell } from './plainCell';

const texts = fc.oneof(
  fc.string(),
  fc.string({
    unit: fc.constantFrom("'", '=', '-', '+', '@', '\t', ' ', '1', '＝', '|'),
  }),
);

describe('neutralised', () => {
  it('is never the beginning of a formula', () => {
    fc.assert(
      fc.property(texts, text => {
        expect(neutralised(text)).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/);
      }),
    );
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(texts, text => {
        expect(plainCell(neutralised(text))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['=HYPERLINK("http://evil")', '\'=HYPERLINK("http://evil")'],
    ['-2+3+cmd|calc', "'-2+3+cmd|calc"],
    ['\t=1', "'\t=1"],
    ['plain', 'plain'],
    ["it's", "it's"],
    ["'quoted'", "'quoted'"],
  ])('writes %j as %j', (text, cell) => {
    expect(neutralised(text)).toBe(cell);
  });
});
