import { foldedColumns, type Column } from './foldedColumns';

const all: Column[] = ['title', 'type', 'phase', 'window', 'owner', 'health'];

describe('On a narrow screen', () => {
  it.each([
    [1300, []],
    [1010, []],
    [1009, ['type']],
    [720, ['type', 'phase']],
    [640, ['type', 'phase', 'owner']],
    [300, ['type', 'phase', 'window', 'owner', 'health']],
    [10, ['type', 'phase', 'window', 'owner', 'health']],
  ])('%d px leave below the title %j', (width, folded) => {
    expect(foldedColumns(all, width)).toEqual(folded);
  });

  it('what a table has of its own stays longer than the rest', () => {
    expect(foldedColumns(['title', 'phase', 'window', 'extra'], 430)).toEqual([
      'phase',
      'extra',
    ]);
    expect(foldedColumns(['title', 'phase', 'extra'], 340)).toEqual(['phase']);
  });
});
