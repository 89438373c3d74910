import type { AuditEntry } from '@backstage-cutover/plugin-cutover-common';
import { inLanguage } from '@backstage-cutover/plugin-cutover-common';
import { trainingTemplate } from '../../training/__testUtils__/aCourse';
import { riskNames, trainingNames } from './historyWords';

const entry = (seq: number, part: Partial<AuditEntry>): AuditEntry => ({
  type: 'risk.edited',
  cutoverId: 'c',
  at: '2026-11-24T12:00:00.000Z',
  by: 'user:default/alice',
  seq,
  previousHash: '',
  hash: '',
  ...part,
});

describe('What risks are called in the history', () => {
  it('is their number and the title that was told last, whatever the order', () => {
    const entries = [
      entry(3, { item: 'r1', after: { number: 1, title: 'Third' } }),
      entry(1, {
        type: 'risk.added',
        item: 'r1',
        after: { number: 1, title: 'First' },
      }),
      entry(4, {
        type: 'risk.assessed',
        item: 'r1',
        after: { number: 1, places: {} },
      }),
      entry(5, { type: 'risk.closed', item: 'r2', after: { number: 2 } }),
      entry(6, { type: 'gate.opened', item: 'g', after: { number: 7 } }),
    ];
    const names = [
      ['r1', 'R-1 Third'],
      ['r2', 'R-2'],
    ];
    expect([...riskNames(entries)]).toEqual(names);
    expect(new Map(riskNames([...entries].reverse()))).toEqual(
      new Map(names as [string, string][]),
    );
  });
});

describe('What training is called in the history', () => {
  const reader = {
    say: (text: Parameters<typeof inLanguage>[0]) => inLanguage(text, 'en'),
    language: 'en',
    zone: 'UTC',
    template: trainingTemplate,
  };

  it('is the last title of a course or assessment that was added, and of a session its course with its time', () => {
    const entries = [
      entry(1, {
        type: 'training.course-added',
        item: 'fire',
        after: { definition: { title: 'Fire' } },
      }),
      entry(2, {
        type: 'training.session-added',
        item: 's1',
        after: { course: 'till', start: '2040-01-15T08:00:00.000Z' },
      }),
      entry(3, {
        type: 'training.session-added',
        item: 's2',
        after: { course: 'fire', start: '2040-01-16T08:00:00.000Z' },
      }),
      entry(4, {
        type: 'training.session-changed',
        item: 's1',
        after: { start: '2040-01-17T08:00:00.000Z' },
      }),
      entry(5, {
        type: 'training.course-changed',
        item: 'fire',
        after: { definition: { title: 'Fire drill' } },
      }),
      entry(6, { type: 'training.attendance-recorded', item: 's1', after: {} }),
      entry(7, {
        type: 'training.assessment-changed',
        item: 'alarm',
        after: { kind: 'practical', title: { en: 'Alarm', 'zh-CN': '报警' } },
      }),
      entry(8, {
        type: 'training.exhausted-decided',
        item: 'fire',
        after: { assessment: 'alarm' },
      }),
    ];
    expect([...trainingNames(entries.reverse(), reader)]).toEqual([
      ['fire', 'Fire drill'],
      ['alarm', 'Alarm'],
      ['s1', 'The till, Jan 17, 2040, 08:00'],
      ['s2', 'Fire drill, Jan 16, 2040, 08:00'],
    ]);
  });
});
