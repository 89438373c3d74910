import fc from 'fast-check';
import { isNewerVersion } from './versions';

const part = fc.nat({ max: 20 });
const version = fc.tuple(part, part, part).map(parts => parts.join('.'));

describe('A version of a template', () => {
  it('is compared by numbers, not by letters', () => {
    expect(isNewerVersion('1.10.0', '1.9.9')).toBe(true);
    expect(isNewerVersion('2.0.0', '10.0.0')).toBe(false);
    expect(isNewerVersion('1.2.3', '1.2.3')).toBe(false);
  });

  it('is newer, older or the same as any other', () => {
    fc.assert(
      fc.property(version, version, (one, other) => {
        const found = [
          isNewerVersion(one, other),
          isNewerVersion(other, one),
          one === other,
        ];
        expect(found.filter(Boolean)).toHaveLength(1);
      }),
    );
  });
});
