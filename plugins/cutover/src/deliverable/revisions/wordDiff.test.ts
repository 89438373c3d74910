import { shortened, wordDiff } from './wordDiff';

const told = async (before: string, after: string) =>
  (await wordDiff(before, after)).map(({ kind, text }) => {
    const sign = { same: '', added: '+', removed: '-' }[kind];
    return `${sign}${text}`;
  });

it('tells a text word by word', async () => {
  expect(await told('The old plan holds', 'The new plan holds')).toEqual([
    'The ',
    '-old',
    '+new',
    ' plan holds',
  ]);
});

it('tells Chinese by words', async () => {
  expect(await told('数据迁移方案', '数据备份方案')).toEqual([
    '数据',
    '-迁移',
    '+备份',
    '方案',
  ]);
});

it('tells what came where nothing was', async () => {
  expect(await told('', 'New')).toEqual(['+New']);
});

it('leaves out the middle of what stayed', () => {
  const long = 'a'.repeat(500);
  const [first, , last] = shortened(
    [
      { kind: 'same', text: long },
      { kind: 'added', text: 'new' },
      { kind: 'same', text: long },
    ],
    '…',
  );
  expect(first.text).toBe(`… ${'a'.repeat(90)}`);
  expect(last.text).toBe(`${'a'.repeat(90)} …`);
});
