import { readinessBars, shareOf, sumOf } from './readinessBars';

const courses = [
  { id: 'process', dueDay: '2040-02-01' },
  { id: 'system', dueDay: '2040-03-01' },
];
const rows = [
  { course: 'process', of: 'group:default/shop', needed: 4, certified: 4 },
  { course: 'system', of: 'group:default/shop', needed: 4, certified: 3 },
  { course: 'process', of: 'group:default/stock', needed: 2, certified: 0 },
  { course: 'system', needed: 1, certified: 1 },
];

describe('readinessBars', () => {
  it('sums the courses of a department, and puts the one furthest from ready first', () => {
    expect(
      readinessBars(rows, { courses, today: '2040-01-15' }).map(
        ({ of, needed, certified }) => [of, certified, needed],
      ),
    ).toEqual([
      ['group:default/stock', 0, 2],
      ['group:default/shop', 7, 8],
      [undefined, 1, 1],
    ]);
  });

  it('names the first day of what is still short, and none where all are certified', () => {
    const bars = readinessBars(rows, { courses, today: '2040-01-15' });
    expect(bars.map(({ due }) => due)).toEqual([
      '2040-02-01',
      '2040-03-01',
      undefined,
    ]);
  });

  it('is late only after the day itself', () => {
    const late = (today: string) =>
      readinessBars(rows, { courses, today })[0].late;
    expect(late('2040-02-01')).toBe(false);
    expect(late('2040-02-02')).toBe(true);
  });

  it('leaves out what does not need the course that is asked for', () => {
    expect(
      readinessBars(rows, { courses, course: 'system', today: '2040-01-15' }),
    ).toMatchObject([{ of: 'group:default/shop' }, { certified: 1 }]);
  });
});

it('sums readiness, and calls nobody ready', () => {
  expect(sumOf(rows)).toEqual({ needed: 11, certified: 8 });
  expect(shareOf({ needed: 0, certified: 0 })).toBe(1);
});
