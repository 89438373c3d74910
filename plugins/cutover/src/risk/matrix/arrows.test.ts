import { arrowOf } from './arrows';

const rows = ['high', 'medium', 'low'];
const columns = ['small', 'large', 'huge', 'fatal'];
const cell = (likelihood: string, impact: string) => ({ likelihood, impact });
const arrow = (from: ReturnType<typeof cell>, to: ReturnType<typeof cell>) =>
  arrowOf({ from, to }, rows, columns);

/** Of a place in hundredths, how far it is from the middle of its field, in fields. */
const off = (hundredths: number, fields: number) => {
  const at = (hundredths / 100) * fields;
  return at - Math.floor(at) - 0.5;
};

it('an arrow begins and ends beside what stands in the middle of its fields', () => {
  for (const from of rows.flatMap(row =>
    columns.map(each => cell(row, each)),
  )) {
    for (const to of rows.flatMap(row =>
      columns.map(each => cell(row, each)),
    )) {
      if (from.likelihood === to.likelihood && from.impact === to.impact)
        continue;
      const { x1, x2, y1, y2 } = arrow(from, to);
      for (const [x, y] of [
        [x1, y1],
        [x2, y2],
      ]) {
        const far = Math.max(
          Math.abs(off(x, columns.length)),
          Math.abs(off(y, rows.length)),
        );
        expect(far).toBeGreaterThan(0.3);
      }
    }
  }
});

it('along a row or a column it never crosses the middle of a field', () => {
  const right = arrow(cell('medium', 'small'), cell('medium', 'fatal'));
  expect(right.y1).toBe(right.y2);
  expect(off(right.y1, rows.length)).toBeGreaterThan(0.4);
  const up = arrow(cell('low', 'huge'), cell('high', 'huge'));
  expect(up.x1).toBe(up.x2);
  expect(off(up.x1, columns.length)).toBeGreaterThan(0.4);
  expect(up.y2).toBeLessThan(up.y1);
});

it('the way back lies beside the way there', () => {
  const there = arrow(cell('medium', 'small'), cell('medium', 'large'));
  const back = arrow(cell('medium', 'large'), cell('medium', 'small'));
  expect(there.y1 - back.y1).toBeGreaterThan(20);
  const down = arrow(cell('high', 'small'), cell('low', 'fatal'));
  const up = arrow(cell('low', 'fatal'), cell('high', 'small'));
  expect([down.aside, up.aside]).toEqual([
    { x: -1, y: 1 },
    { x: 1, y: -1 },
  ]);
});
