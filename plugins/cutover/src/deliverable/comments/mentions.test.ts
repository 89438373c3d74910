import {
  begunMention,
  mentionLinks,
  suggestions,
  withMention,
} from './mentions';

const people = [
  { ref: 'user:default/alice', name: 'Alice Adams' },
  { ref: 'user:default/chen.wei', name: '陈伟' },
  { ref: 'user:default/bob', name: 'Bob Malik' },
];

describe('A mention that is being typed', () => {
  it.each([
    ['@', 1, { at: 0, typed: '' }],
    ['ask @al', 7, { at: 4, typed: 'al' }],
    ['ask (@陈', 7, { at: 5, typed: '陈' }],
    ['mail@example', 12, undefined],
    ['@alice said', 11, undefined],
  ])('is found in %p at %d', (text, cursor, found) => {
    expect(begunMention(text, cursor)).toEqual(found);
  });

  it('suggests people by their names and by the names in their refs', () => {
    const names = (typed: string) =>
      suggestions(people, typed).map(({ name }) => name);
    expect(names('al')).toEqual(['Alice Adams', 'Bob Malik']);
    expect(names('ma')).toEqual(['Bob Malik']);
    expect(names('陈')).toEqual(['陈伟']);
    expect(names('chen')).toEqual(['陈伟']);
    expect(names('x')).toEqual([]);
  });

  it('is put in with a space after it', () => {
    expect(
      withMention('ask @al and go', { at: 4, typed: 'al' }, people[0]),
    ).toEqual({ text: 'ask @user:default/alice and go', cursor: 24 });
  });
});

describe('The mentions in a comment', () => {
  const told = (text: string, name = 'Alice') =>
    mentionLinks(
      text,
      () => name,
      ref => `/${ref.split('/')[1]}`,
    );

  it('are links by names', () => {
    expect(told('Ask @user:default/alice.')).toBe('Ask [@Alice](/alice).');
  });

  it('are told apart where one name begins another', () => {
    expect(told('@user:default/al @user:default/al.b')).toBe(
      '[@Alice](/al) [@Alice](/al.b)',
    );
  });

  it('make nothing of a name but a name', () => {
    expect(told('@user:default/alice', 'A](javascript:x)')).toBe(
      '[@A\\]\\(javascript:x\\)](/alice)',
    );
  });
});
