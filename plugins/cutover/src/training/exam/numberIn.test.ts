import { numberIn } from './numberIn';

it.each([
  ['12', 12],
  [' 3,5 ', 3.5],
  ['-0.25', -0.25],
  ['−4', -4],
  ['1e3', 1000],
  ['', undefined],
  ['-', undefined],
  ['1.000,5', undefined],
  ['twelve', undefined],
])('reads “%s” as %s', (typed, number) => {
  expect(numberIn(typed)).toBe(number);
});
