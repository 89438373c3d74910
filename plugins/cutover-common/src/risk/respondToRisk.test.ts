import {
  aContext,
  aRisk,
  carol,
  noon,
  reasonsOf,
  withMeasure,
} from './__testUtils__/aRisk';
import type { Risk } from './model';
import { changeMeasure, overdueMeasures } from './respondToRisk';

describe('a measure', () => {
  it('makes the risk one that is responded to', () => {
    expect(withMeasure().status).toBe('responding');
  });

  it('may follow a standard response, in its words', () => {
    const risk = withMeasure({
      ...{ title: undefined, strategy: undefined },
      ...{ response: 'drill', drill: { planned: '2026-11-30' } },
      language: 'zh-CN',
    });
    expect(risk.measures).toEqual([
      expect.objectContaining({
        title: '恢复演练',
        strategy: 'mitigate',
        response: 'drill',
      }),
    ]);
  });

  it('cannot be due before today, which is a day where the plan is', () => {
    // Half past eleven in the evening in UTC is the next day in Berlin.
    const late = aContext(carol, { at: '2026-11-24T23:30:00.000Z' });
    const due = (day: string) =>
      reasonsOf(() => withMeasure({ due: day }, aRisk(), late));
    expect(due('2026-11-24')).toEqual(['risk.day-has-passed']);
    expect(due('2026-11-25')).toEqual([]);
  });

  it('is told what is missing and who is not in the catalog', () => {
    expect(
      reasonsOf(() =>
        withMeasure({ title: undefined, owner: 'user:default/nobody' }),
      ),
    ).toEqual(['input.missing', 'risk.no-person']);
    expect(reasonsOf(() => withMeasure({ response: 'pray' }))).toEqual([
      'risk.unknown-response',
    ]);
    expect(reasonsOf(() => withMeasure({ response: 'drill' }))).toEqual([
      'risk.drill-unplanned',
    ]);
  });

  it('is done only with evidence, and a drill only when it was held and passed', () => {
    const change = (risk: Risk, input: Parameters<typeof changeMeasure>[2]) =>
      reasonsOf(() => changeMeasure(risk, 'm1', input, aContext()));
    expect(change(withMeasure(), { status: 'done' })).toEqual([
      'risk.evidence-missing',
    ]);
    const drill = withMeasure({
      response: 'drill',
      drill: { planned: '2026-11-30' },
    });
    const evidence = { status: 'done', evidence: 'Report 7' } as const;
    expect(change(drill, evidence)).toEqual(['risk.drill-not-passed']);
    const held = { held: '2026-11-24', result: 'failed' } as const;
    expect(change(drill, { ...evidence, drill: held })).toEqual([
      'risk.drill-not-passed',
    ]);
    expect(
      change(drill, { ...evidence, drill: { ...held, result: 'passed' } }),
    ).toEqual([]);
    expect(
      change(drill, { drill: { held: '2026-11-26', result: 'passed' } }),
    ).toEqual(['risk.drill-to-come']);
  });

  it('is overdue the day after it was due', () => {
    const risk = withMeasure();
    expect(overdueMeasures(risk, '2026-12-01')).toEqual([]);
    expect(overdueMeasures(risk, '2026-12-02')).toHaveLength(1);
  });

  it('that is dropped leaves the risk without a response', () => {
    const { next } = changeMeasure(
      withMeasure(),
      'm1',
      { status: 'dropped', evidence: 'Too dear' },
      aContext(),
    );
    expect(next.status).toBe('assessed');
    expect(next.measures[0].endedAt).toBe(noon);
  });
});
