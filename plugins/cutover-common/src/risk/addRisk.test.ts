import {
  aContext,
  aRisk,
  bob,
  carol,
  dora,
  reasonsOf,
  severe,
} from './__testUtils__/aRisk';
import { machine } from '../lifecycle/__testUtils__/aCutover';
import { addRisk } from './addRisk';
import { addRiskInputSchema } from './input';
import { proposalsOf } from './proposals';

describe('adding a risk', () => {
  it('assesses it in the same step, and says what happened', () => {
    const { assessment, happened, next } = addRisk(
      addRiskInputSchema.parse({
        title: 'T',
        category: 'legal',
        owner: bob.ref,
        phase: 'closing',
        ratings: { inherent: severe },
      }),
      { ...aContext(), id: 'r1', number: 4, taken: new Set() },
    );
    expect(next).toMatchObject({ number: 4, status: 'assessed' });
    expect(next.places.inherent?.priority).toBe('critical');
    expect(assessment).toMatchObject({ risk: 'r1', number: 1, by: carol.ref });
    expect(happened).toMatchObject({ type: 'risk.added', item: 'r1' });
  });

  it('takes over a standard risk of the template with its words, its owner and its rating', () => {
    const { next } = addRisk(
      addRiskInputSchema.parse({ standard: 'failure', language: 'zh-CN' }),
      { ...aContext(), id: 'r1', number: 1, taken: new Set() },
    );
    expect(next).toMatchObject({
      standard: 'failure',
      title: '系统故障',
      owner: carol.ref,
      places: { current: { impact: 'severe', priority: 'high' } },
    });
  });

  it('takes over no standard risk twice, and none that does not apply here', () => {
    const take = (standard: string, taken: string[]) =>
      reasonsOf(() =>
        addRisk(addRiskInputSchema.parse({ standard }), {
          ...aContext(),
          ...{ id: 'r1', number: 1, taken: new Set(taken) },
        }),
      );
    expect(take('failure', ['failure'])).toEqual(['risk.taken-over']);
    expect(take('elsewhere', [])).toContain('risk.unknown-standard');
  });

  it('names every fault at once', () => {
    expect(
      reasonsOf(() =>
        aRisk({
          category: 'weather',
          phase: 'never',
          owner: 'user:default/nobody',
          targets: ['component:default/other'],
          links: [{ kind: 'deliverable', id: 'no-such' }],
          ratings: { current: { likelihood: 'huge', impact: {} } },
        }),
      ).sort(),
    ).toEqual([
      'risk.no-impact',
      'risk.no-person',
      'risk.unknown-category',
      'risk.unknown-deliverable',
      'risk.unknown-likelihood',
      'risk.unknown-phase',
      'risk.unknown-target',
    ]);
  });

  it('is for the team and the owners of targets, and for nobody else', () => {
    expect(aRisk({}, aContext(bob)).createdBy).toBe(bob.ref);
    expect(reasonsOf(() => aRisk({}, aContext(dora)))).toEqual([
      'actor.not-concerned',
    ]);
    expect(reasonsOf(() => aRisk({}, aContext(machine)))).toEqual([
      'actor.person-needed',
    ]);
  });
});

describe('proposals', () => {
  it('are the standard risks that apply and that nobody has settled', () => {
    const context = aContext();
    expect(proposalsOf(context, [], []).map(({ id }) => id)).toEqual([
      'failure',
    ]);
    expect(proposalsOf(context, [{ standard: 'failure' }], [])).toEqual([]);
    expect(proposalsOf(context, [], [{ standard: 'failure' }])).toEqual([]);
  });
});
