import { blocksAt } from './blocksAt';

const text = `// A comment
First? {T}

Second? {
  = one
  ~ two
}

Third? {F}`;

it.each([
  [[], ''],
  [[6], 'Second? {\n  = one\n  ~ two\n}'],
  [[2, 9], '// A comment\nFirst? {T}\n\nThird? {F}'],
])('of lines %j leaves %j', (lines, left) => {
  expect(blocksAt(text, lines)).toBe(left);
});
