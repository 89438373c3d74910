import fc from 'fast-check';
import { assessmentFaults } from '../template';
import type { Question } from './model';
import { parseGift } from './parseGift';

function only(text: string): Question {
  const { faults, questions } = parseGift(text);
  expect(faults).toEqual([]);
  expect(questions).toHaveLength(1);
  return questions[0].question;
}

function refusal(text: string) {
  const { faults, questions } = parseGift(text);
  expect(questions).toEqual([]);
  return faults.map(({ line, reason }) => `${line} ${reason}`);
}

/** How often a set was asked whether something is in it. */
function lookUpsFor(text: string): number {
  const spy = jest.spyOn(Set.prototype, 'has');
  parseGift(text);
  const times = spy.mock.calls.length;
  spy.mockRestore();
  return times;
}

describe('parseGift', () => {
  it('reads a single choice: it and its options are named by what they say, and neither by a title nor by their place', () => {
    expect(
      only('::The sponsor:: Who decides? {=The sponsor ~Bob ~谁都不}'),
    ).toEqual({
      id: 'who-decides',
      kind: 'single-choice',
      text: 'Who decides?',
      options: [
        { id: 'the-sponsor', text: 'The sponsor' },
        { id: 'bob', text: 'Bob' },
        { id: expect.stringMatching(/^o[a-z0-9]+$/), text: '谁都不' },
      ],
      answer: 'the-sponsor',
      points: 1,
    });
  });

  it('reads a multiple choice, whose right options share all points', () => {
    expect(only('Which? {~%50%a ~%50%b ~%-100%c ~d}')).toMatchObject({
      kind: 'multiple-choice',
      answer: ['a', 'b'],
    });
    expect(
      only('Which? {~%33.33333%a ~%33.33333%b ~%33.33333%c ~d}'),
    ).toMatchObject({ answer: ['a', 'b', 'c'] });
  });

  it('reads true or false, words and numbers', () => {
    expect(only('The earth is flat {FALSE}')).toMatchObject({
      kind: 'true-false',
      answer: false,
    });
    expect(only('Capital? {=Paris =paris#right}')).toMatchObject({
      kind: 'short-text',
      answer: ['Paris', 'paris'],
    });
    expect(only('Pi? {#3.14:0.01}')).toMatchObject({
      kind: 'numeric',
      answer: 3.14,
      tolerance: 0.01,
    });
    expect(only('Between? {#1..2}')).toMatchObject({
      answer: 1.5,
      tolerance: 0.5,
    });
    expect(only('Five? {#5}')).toMatchObject({ answer: 5, tolerance: 0 });
    expect(only('Five? {#=5:1}')).toMatchObject({ answer: 5, tolerance: 1 });
  });

  it('leaves comments and categories out, and reads any end of line', () => {
    const { faults, questions } = parseGift(
      '\uFEFF$CATEGORY: a/b\r\n\r\n// one\r\n::One:: a {T}\r\n\r\n\r\n::Two::\r\n// two\r\nb {\r\n=x\r\n// three\r\n~y\r\n}\r\n',
    );
    expect(faults).toEqual([]);
    expect(questions.map(({ line, question }) => [line, question.id])).toEqual([
      [4, 'a'],
      [7, 'b'],
    ]);
  });

  it('takes what Moodle exports: HTML as text, and refuses pictures in it', () => {
    expect(
      only(
        '::Q1::[html]<p>Is <b>2</b> &lt; 3?</p><p>Yes&nbsp;or no</p>{TRUE#Well done}',
      ).text,
    ).toBe('Is 2 < 3?\nYes or no');
    expect(refusal('[html]<p>See <img src\\="x">?</p> {T}')).toEqual([
      '1 gift.html',
    ]);
  });

  it('names the line of everything that is not understood or not taken, and keeps the rest', () => {
    const text = [
      'Good one {=a ~b}',
      '',
      'Broken {=a ~b',
      '',
      'Write an essay {}',
      '',
      'Match {=a -> b =c -> d =e -> f}',
      '',
      'Fill the {=gap ~hole} here',
      '',
      'Only words',
      '',
      'None right {~a ~b}',
      '',
      'Partly {=a ~%50%b}',
      '',
      'Two right {=a =b ~c}',
      '',
      'Uneven {~%70%a ~%30%b ~c}',
      '',
      'Half {=%50%a =%100%b}',
      '',
      'Numbers {#=1 =2}',
      '',
      'Negative {#1:-2}',
      '',
      '{T}',
      '',
      'Also broken {',
      '=a',
      '~b#',
      '~=c',
      '}',
      '',
      'Another good one {F}',
    ].join('\n');
    const { faults, questions } = parseGift(text);
    expect(questions.map(({ line }) => line)).toEqual([1, 35]);
    expect(faults.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '3 gift.not-understood',
      '5 gift.other-kind',
      '7 gift.other-kind',
      '9 gift.missing-word',
      '11 gift.other-kind',
      '13 gift.none-right',
      '15 gift.partly-right',
      '17 gift.several-right',
      '19 gift.uneven-shares',
      '21 gift.partly-right',
      '23 gift.several-numbers',
      '25 gift.no-number',
      '27 gift.no-question',
      '32 gift.not-understood',
    ]);
    expect(faults[0].text).toBe('Broken {=a ~b');
  });

  it('gives questions and options of the same name ids of their own', () => {
    const { questions } = parseGift('Same {T}\n\nSame {F}\n\nX {=a ~A ~ a}');
    expect(questions.map(({ question }) => question.id)).toEqual([
      'same',
      'same-2',
      'x',
    ]);
    expect(questions[2].question).toMatchObject({
      options: [{ id: 'a' }, { id: 'a-2' }, { id: 'a-3' }],
    });
  });

  it('reads nothing in an empty text', () => {
    expect(parseGift(' \n// nothing\n')).toEqual({ questions: [], faults: [] });
  });

  const word = fc
    .stringMatching(/^[A-Za-z\u4e00-\u9fff{}=~#:\\.,?!0-9-]{1,12}$/)
    .filter(text => !text.startsWith('//') && !text.includes('->'));
  const words = fc
    .array(word, { minLength: 1, maxLength: 4 })
    .map(all => `w ${all.join(' ')}`);
  const escaped = (text: string) => text.replace(/[~=#{}:\\]/g, '\\$&');
  const texts = fc.uniqueArray(words, { minLength: 2, maxLength: 5 });

  /** A question in GIFT and what is to be read from it. */
  const anyQuestion = fc.oneof(
    fc.tuple(words, texts, fc.nat()).map(([text, options, pick]) => {
      const right = pick % options.length;
      return {
        gift: `${escaped(text)} {\n${options
          .map(
            (each, index) => `${index === right ? '=' : '~'}${escaped(each)}`,
          )
          .join('\n')}\n}`,
        kind: 'single-choice',
        ...{ text, options, right: [options[right]] },
      };
    }),
    fc
      .tuple(words, texts)
      .chain(([text, options]) =>
        fc.tuple(
          fc.constant(text),
          fc.constant(options),
          fc.subarray(options, { minLength: 1 }),
        ),
      )
      .map(([text, options, right]) => ({
        gift: `${escaped(text)} {${options
          .map(each =>
            right.includes(each)
              ? `~%${(100 / right.length).toFixed(5)}%${escaped(each)}`
              : `~%-50%${escaped(each)}`,
          )
          .join(' ')}}`,
        kind: 'multiple-choice',
        ...{ text, options, right },
      })),
    fc.tuple(words, fc.boolean()).map(([text, answer]) => ({
      gift: `${escaped(text)} {${answer ? 'TRUE' : 'F'}}`,
      kind: 'true-false',
      ...{ text, answer },
    })),
    fc
      .tuple(words, fc.integer({ min: -999, max: 999 }), fc.nat({ max: 9 }))
      .map(([text, answer, tolerance]) => ({
        gift: `${escaped(text)} {#${answer}:${tolerance}}`,
        kind: 'numeric',
        ...{ text, answer, tolerance },
      })),
    fc.tuple(words, texts).map(([text, answer]) => ({
      gift: `${escaped(text)} {${answer
        .map(each => `=${escaped(each)}`)
        .join(' ')}}`,
      kind: 'short-text',
      ...{ text, answer },
    })),
  );

  it('reads whatever was written in it, as an exam that fits together', () => {
    fc.assert(
      fc.property(
        fc.array(anyQuestion, { minLength: 1, maxLength: 8 }),
        expected => {
          const { faults, questions } = parseGift(
            expected.map(({ gift }) => gift).join('\n\n'),
          );
          expect(faults).toEqual([]);
          questions.forEach(({ question }, index) => {
            const {
              gift: _,
              options,
              right,
              ...plain
            } = {
              options: undefined,
              right: undefined,
              ...expected[index],
            };
            expect(question).toMatchObject(plain);
            if (!('options' in question)) return;
            const said = (ids: string[]) =>
              question.options
                .filter(({ id }) => ids.includes(id))
                .map(({ text }) => text);
            expect(question.options.map(({ text }) => text)).toEqual(options);
            expect(said([question.answer].flat()).sort()).toEqual(
              [...(right ?? [])].sort(),
            );
          });
          expect(questions).toHaveLength(expected.length);
          expect(
            assessmentFaults({
              id: 'imported',
              kind: 'exam',
              title: 'Imported',
              questions: questions.map(({ question }) => question),
              ...{ partialCredit: 'none', passMark: 0.5, attempts: 1 },
              ...{ onFail: 're-sit', show: 'all' },
            }),
          ).toEqual([]);
        },
      ),
    );
  });

  it('names the line of each faulty question among others', () => {
    const block = fc.oneof(
      anyQuestion.map(({ gift }) => ({ gift, isFaulty: false })),
      fc
        .constantFrom('Broken {=a ~b', 'Essay {}', 'None {~a ~b}', 'Words')
        .map(gift => ({ gift, isFaulty: true })),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), blocks => {
        const lines: number[] = [];
        let line = 1;
        for (const { gift, isFaulty } of blocks) {
          if (isFaulty) lines.push(line);
          line += gift.split('\n').length + 1;
        }
        const { faults, questions } = parseGift(
          blocks.map(({ gift }) => gift).join('\n\n'),
        );
        expect(faults.map(fault => fault.line)).toEqual(lines);
        expect(questions).toHaveLength(blocks.length - lines.length);
      }),
    );
  });

  it('finds where questions with a title begin, also without an empty line between them', () => {
    const { faults, questions } = parseGift(
      ['::One:: True? {T}', '::Two:: Broken {=a ~b', '  ::Three:: Words', '~c}']
        .concat('// A comment', '::Four:: Which?', '{=d ~e}')
        .join('\n'),
    );
    expect(
      questions.map(({ line, question }) => `${line} ${question.id}`),
    ).toEqual(['1 true', '6 which']);
    expect(faults.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 gift.not-understood',
      '4 gift.not-understood',
    ]);
  });

  it('reads questions with titles alike, with or without empty lines between them, and names each that is faulty', () => {
    const titled = fc.oneof(
      anyQuestion.map(({ gift }) => gift),
      fc.constantFrom('Broken {=a ~b', 'Essay {}', 'None {~a ~b}', 'Words'),
    );
    const gap = fc.constantFrom('\n', '\n\n', '\n// Here\n', '\n\n\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(titled, gap), { maxLength: 8 }), blocks => {
        const apart = blocks.map(([gift]) => `::t:: ${gift}`);
        const mixed = apart
          .map((gift, index) => `${gift}${blocks[index][1]}`)
          .join('');
        const linesIn = (text: string) => text.split('\n').length - 1;
        let line = 1;
        const lines = apart.map((gift, index) => {
          const begins = line;
          line += linesIn(gift) + linesIn(blocks[index][1]);
          return begins;
        });
        const one = parseGift(apart.join('\n\n'));
        const other = parseGift(mixed);
        expect(other.questions.map(({ question }) => question)).toEqual(
          one.questions.map(({ question }) => question),
        );
        expect(other.faults.map(({ reason }) => reason)).toEqual(
          one.faults.map(({ reason }) => reason),
        );
        expect(
          [...other.faults, ...other.questions].map(each => each.line).sort(),
        ).toEqual([...lines].sort());
      }),
    );
  });

  it('gives the same words ids of their own, without looking through those that are taken again for each', () => {
    const same = (times: number) => 'Is it? {T}\n\n'.repeat(times);
    expect(
      parseGift(same(3)).questions.map(({ question }) => question.id),
    ).toEqual(['is-it', 'is-it-2', 'is-it-3']);
    // Of that name nobody could answer it.
    expect(only('Constructor? {T}').id).toBe('constructor-2');
    expect(lookUpsFor(same(400))).toBeLessThan(5 * lookUpsFor(same(100)));
  });
});
