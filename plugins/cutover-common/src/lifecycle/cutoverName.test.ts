import fc from 'fast-check';
import { cutoverNameFrom } from './cutoverName';

const id = '0b9c1f6e-8f5d-4c43-9d0e-2f5d0e7c1a11';

describe('cutoverNameFrom', () => {
  it.each([
    ['Move the shop to the new database', 'move-the-shop-to-the-new-database'],
    ['  Überführung: Köln/Zürich!  ', 'uberfuhrung-koln-zurich'],
    ['更换订单数据库', 'cutover-0b9c1f6e'],
    ['ERP 2.0 上线', 'erp-2-0'],
    // Found by this name would be the cutover that has it as its id.
    ['1988A173 7b43 4579 a9b8 f822b22402f7', 'cutover-0b9c1f6e'],
    ['--', 'cutover-0b9c1f6e'],
    [
      'A title that goes on and on until nobody reads it any more',
      'a-title-that-goes-on-and-on-until-nobody',
    ],
  ])('makes of "%s" the name %s', (title, name) => {
    expect(cutoverNameFrom(title, id)).toBe(name);
  });

  it('is always a name that the catalog takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), title => {
        expect(cutoverNameFrom(title, id)).toMatch(
          /^(?=.{3,40}$)[a-z0-9]+(-[a-z0-9]+)*$/,
        );
      }),
    );
  });
});
