import { dataFaults } from '@backstage-cutover/plugin-cutover-common';
import type { Translate } from '../../lifecycle/words/useWords';
import { faultWords } from './faultWords';
import { formMessages } from './messages';
import { formMessagesZh } from './messages.zh-CN';

/** Puts in what a message asks for, as the portal does. */
const speaking = (messages: Record<string, string>) =>
  ((key: string, gaps: Record<string, unknown> = {}) => {
    const plural = `${key}_${gaps.count === 1 ? 'one' : 'other'}`;
    return (messages[key] ?? messages[plural]).replace(
      /\{\{(\w+)\}\}/g,
      (_, gap) => String(gaps[gap]),
    );
  }) as unknown as Translate;

const english = speaking(formMessages);
const chinese = speaking(formMessagesZh);

const found = (field: object, value: unknown, required = false) => {
  const schema = {
    type: 'object',
    properties: { field },
    ...(required ? { required: ['field'] } : {}),
  } as object;
  const [fault] = dataFaults(
    schema as Parameters<typeof dataFaults>[0],
    (value === undefined ? {} : { field: value }) as Parameters<
      typeof dataFaults
    >[1],
  );
  return fault;
};

describe('What the rules of a form find', () => {
  it.each([
    [found({ type: 'string' }, undefined, true), 'This is needed; fill it in.'],
    [
      found({ type: 'string', minLength: 3 }, 'x'),
      'Write at least 3 characters.',
    ],
    [
      found({ type: 'string', maxLength: 3 }, 'xxxx'),
      'This is too long; use 3 characters at most.',
    ],
    [found({ type: 'integer' }, 'many'), 'This is no whole number.'],
    [found({ type: 'number', minimum: 2 }, 1), 'Use 2 at least.'],
    [found({ type: 'number', exclusiveMaximum: 2 }, 2), 'Use less than 2.'],
    [found({ type: 'string', format: 'date' }, 'x'), 'This is no date.'],
    [
      found({ type: 'string', format: 'date-time' }, 'x'),
      'This is no date with a time.',
    ],
    [
      found({ type: 'string', enum: ['a'] }, 'b'),
      'This is none of the choices; pick one.',
    ],
    [
      found({ oneOf: [{ const: 'a' }, { const: 'c' }] }, 'b'),
      'This is none of the choices; pick one.',
    ],
    [found({ type: 'array', minItems: 1 }, []), 'Add at least one entry.'],
    [
      found({ type: 'array', maxItems: 2 }, [1, 2, 3]),
      'Keep 2 entries at most.',
    ],
    [
      found({ type: 'array', uniqueItems: true }, ['a', 'b', 'a']),
      'Entries 1 and 3 are the same; keep one of them.',
    ],
    [
      found(
        {
          type: 'object',
          properties: {
            start: { type: 'string', format: 'date' },
            end: { type: 'string', format: 'date' },
          },
        },
        { start: '2026-12-03', end: '2026-12-02' },
      ),
      'The end must not lie before the start.',
    ],
    [
      found({ type: 'string', format: 'cutover-file' }, 'x'),
      'This is no file of this document; upload it again.',
    ],
  ])('%j is said in words', (fault, words) => {
    expect(faultWords(english, fault)).toBe(words);
    expect(faultWords(chinese, fault)).toMatch(/[\u4e00-\u9fff]/);
  });

  it('has words for what nobody thought of', () => {
    expect(
      faultWords(english, {
        path: [],
        reason: 'schema.propertyNames',
        message: 'must be valid',
      }),
    ).toBe('The form does not allow this value.');
  });
});
