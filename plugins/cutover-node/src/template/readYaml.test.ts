import { readYaml, YAML_LIMITS } from './readYaml';

const told = (text: string) =>
  readYaml(text).faults.map(
    ({ code, line, column }) => `${line}:${column} ${code}`,
  );
const values = (text: string) =>
  readYaml(text).documents.map(({ value }) => value);

const levels = (count: number) =>
  Array.from({ length: count }, (_, at) => `${' '.repeat(at)}a:`).join('\n');

const keys = (count: number, indent: string) =>
  Array.from({ length: count }, (_, at) => `${indent}key${at}: value\n`).join(
    '',
  );

describe('readYaml', () => {
  it('reads one document, several or none', () => {
    expect(values('a: [1, { b: x }]\n')).toEqual([{ a: [1, { b: 'x' }] }]);
    expect(values('a: 1\n---\nb: 2\n')).toEqual([{ a: 1 }, { b: 2 }]);
    expect(values('')).toEqual([]);
    expect(values('a: &x { b: 1 }\nc: *x\n')).toEqual([
      { a: { b: 1 }, c: { b: 1 } },
    ]);
  });

  it('says what is no YAML, and where', () => {
    expect(told('a: 1\nb: [1\n')).toEqual(['3:1 BAD_INDENT']);
    expect(told('a: *nowhere\n')).toEqual(['1:1 BAD_ALIAS']);
  });

  it('finds keys that stand twice in one map, however it is written', () => {
    expect(told('a: 1\nb: 2\na: 3\n')).toEqual(['3:1 DUPLICATE_KEY']);
    expect(told('x:\n  - { a: 1, "a": 2 }\n')).toEqual(['2:13 DUPLICATE_KEY']);
    expect(told('a: { a: 1 }\nb: { a: 1 }\n')).toEqual([]);
  });

  it.each([
    ['maps', levels(200)],
    ['lists', '- '.repeat(200_000)],
    ['braces', '{a: '.repeat(200_000)],
    ['brackets', '['.repeat(200_000)],
    ['closed brackets', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['keys of keys', '? '.repeat(200_000)],
  ])('says of %s within each other that they are too deep', (_what, text) => {
    const [fault, ...others] = readYaml(text).faults;
    expect(others).toEqual([]);
    expect(fault).toMatchObject({
      code: 'TOO_DEEP',
      message:
        'This is nested more than 100 levels deep; put less into each other',
    });
  });

  it('takes what is as deep as it may be', () => {
    expect(told(levels(YAML_LIMITS.levels))).toEqual([]);
    expect(told(levels(YAML_LIMITS.levels + 1))).toEqual(['101:103 TOO_DEEP']);
  });

  it('tells what is written wrongly before it calls it deep', () => {
    expect(told('a: b: c\n'.repeat(1_000))[0]).toBe(
      '1:4 BLOCK_AS_IMPLICIT_KEY',
    );
  });

  it('does not begin with what is too large', () => {
    expect(told('a'.repeat(YAML_LIMITS.characters + 1))).toEqual([
      '1:1 TOO_LARGE',
    ]);
  });

  it('takes no longer for many keys in one map than for as many in several', () => {
    const wide = keys(20_000, '');
    const narrow = Array.from(
      { length: 200 },
      (_, at) => `map${at}:\n${keys(100, '  ')}`,
    ).join('');
    const time = (text: string) => {
      const before = process.cpuUsage();
      expect(told(text)).toEqual([]);
      return process.cpuUsage(before).user;
    };
    time(narrow);
    expect(time(wide) / time(narrow)).toBeLessThan(4);
  });
});
