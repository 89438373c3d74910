import type { JsonObject } from '@backstage/types';
import { schemaFaults } from './schemaFaults';

const period = (format: string): JsonObject => ({
  type: 'object',
  properties: {
    start: { type: 'string', format },
    end: { type: 'string', format },
  },
});

const form: JsonObject = {
  type: 'object',
  definitions: { window: period('date-time') },
  properties: {
    dates: period('date'),
    window: { $ref: '#/definitions/window' },
    tasks: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          start: { type: 'string', format: 'date' },
          end: { type: 'string', format: 'date' },
          night: { $ref: '#/definitions/window' },
        },
      },
    },
    words: {
      type: 'object',
      properties: { start: { type: 'string' }, end: { type: 'string' } },
    },
    moves: { type: 'boolean' },
  },
  if: { required: ['moves'], properties: { moves: { const: true } } },
  then: { properties: { move: period('date') } },
};

const told = (document: JsonObject) =>
  schemaFaults(form, document).map(
    ({ path, reason }) => `${path.join('.')} ${reason}`,
  );

describe('A period', () => {
  it('does not end before it starts', () => {
    expect(
      schemaFaults(form, { dates: { start: '2026-12-03', end: '2026-12-02' } }),
    ).toEqual([
      {
        path: ['dates', 'end'],
        reason: 'schema.period',
        message: 'This lies before the start, 2026-12-03; use that or later',
        params: { start: '2026-12-03', end: '2026-12-02' },
      },
    ]);
  });

  it('may be one day, or one moment', () => {
    const start = '2026-12-03T10:00:00+08:00';
    const end = '2026-12-03T02:00:00Z';
    expect(
      told({
        dates: { start: '2026-12-03', end: '2026-12-03' },
        window: { start, end },
      }),
    ).toEqual([]);
  });

  it('is compared by what the clocks mean, not by what they show', () => {
    const start = '2026-12-03T09:00:00+08:00';
    const end = '2026-12-03T02:00:00Z';
    expect(told({ window: { start, end } })).toEqual([]);
    expect(told({ window: { start: end, end: start } })).toEqual([
      'window.end schema.period',
    ]);
  });

  it('is looked for in rows of tables and in parts that appear under a condition', () => {
    const wrong = { start: '2026-12-03', end: '2026-12-02' };
    expect(
      told({
        tasks: [
          { start: '2026-12-01', end: '2026-12-02' },
          {
            ...wrong,
            night: {
              start: '2026-12-03T23:00:00Z',
              end: '2026-12-03T05:00:00Z',
            },
          },
        ],
        moves: true,
        move: wrong,
      }),
    ).toEqual([
      'tasks.1.end schema.period',
      'tasks.1.night.end schema.period',
      'move.end schema.period',
    ]);
  });

  it('is nothing that is told while one end is missing or is no date', () => {
    expect(
      told({ dates: { end: '2026-12-02' }, tasks: [{ start: '2026-12-02' }] }),
    ).toEqual([]);
    expect(told({ dates: { start: '2026-12-02', end: '1' } })).toEqual([
      'dates.end schema.format',
    ]);
  });

  it('is only what holds dates or times', () => {
    expect(told({ words: { start: '9', end: '1' } })).toEqual([]);
  });
});
