import fc from 'fast-check';
import { policyRisk } from './__testUtils__/aRisk';
import type { RiskScale } from './model';
import { scaleOf } from './scale';
import { sumRisks, type CountedTemplate, type RiskGroup } from './sumRisks';

const ours = scaleOf(policyRisk);
const theirs: RiskScale = {
  ...ours,
  priorities: [
    { id: 'green', title: 'Green', tone: 'ok' },
    { id: 'red', title: { en: 'Red', 'zh-CN': '红' }, tone: 'critical' },
  ],
};
const scales = new Map([
  ['ours', ours],
  ['theirs', theirs],
]);
const templates = new Map<string, CountedTemplate>([
  [
    'policy',
    { name: 'policy', title: 'Policy', mapping: { lights: { red: 'high' } } },
  ],
  ['lights', { name: 'lights', title: 'Traffic lights' }],
]);

function group(
  scale: string,
  template: string,
  priority: string,
  count: number,
): RiskGroup {
  return {
    ...{ scale, template, count },
    place: { likelihood: 'high', impact: 'major', priority },
  };
}

const anyGroup = fc.oneof(
  fc.record({
    scale: fc.constant('ours'),
    template: fc.constantFrom('policy', 'other'),
    place: fc.record({
      likelihood: fc.constantFrom('low', 'high'),
      impact: fc.constantFrom('major', 'severe'),
      priority: fc.constantFrom('low', 'medium', 'high', 'critical'),
    }),
    count: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({
    scale: fc.constant('theirs'),
    template: fc.constantFrom('lights', 'unheard-of'),
    place: fc.record({
      likelihood: fc.constant('low'),
      impact: fc.constant('major'),
      priority: fc.constantFrom('green', 'red'),
    }),
    count: fc.integer({ min: 1, max: 9 }),
  }),
);

describe('the sum over several cutovers', () => {
  it('drops no risk: each is in a cell, mapped, or apart', () => {
    fc.assert(
      fc.property(fc.array(anyGroup), groups => {
        const sum = sumRisks(groups, scales, templates);
        const count = (list: { count: number }[]) =>
          list.reduce((all, each) => all + each.count, 0);
        expect(count(sum.cells) + count(sum.mapped) + count(sum.apart)).toBe(
          count(groups),
        );
        expect(sum.total).toBe(count(groups));
        const byPriority = sum.priorities.reduce(
          (all, { inCells, mapped }) => all + inCells + mapped,
          0,
        );
        expect(byPriority).toBe(count(sum.cells) + count(sum.mapped));
      }),
    );
  });

  it('is the same in whatever order the database answers', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyGroup)
          .chain(groups =>
            fc.tuple(
              fc.constant(groups),
              fc.shuffledSubarray(groups, { minLength: groups.length }),
            ),
          ),
        ([groups, shuffled]) => {
          const plain = (sum: ReturnType<typeof sumRisks>) => ({
            ...sum,
            cells: new Set(sum.cells.map(each => JSON.stringify(each))),
            mapped: new Set(sum.mapped.map(each => JSON.stringify(each))),
            apart: new Set(sum.apart.map(each => JSON.stringify(each))),
          });
          expect(plain(sumRisks(shuffled, scales, templates))).toEqual(
            plain(sumRisks(groups, scales, templates)),
          );
        },
      ),
    );
  });

  it('stands on the scale of most risks', () => {
    const groups = [
      group('ours', 'policy', 'high', 3),
      group('theirs', 'lights', 'red', 5),
    ];
    expect(sumRisks(groups, scales, templates).scale).toBe(theirs);
  });

  it('maps what the template of its scale declares, and shows the rest apart by its own name', () => {
    const sum = sumRisks(
      [
        group('ours', 'policy', 'high', 7),
        group('theirs', 'lights', 'red', 2),
        group('theirs', 'lights', 'green', 1),
      ],
      scales,
      templates,
    );
    expect(sum.scaleOf).toEqual(['Policy']);
    expect(sum.mapped).toEqual([
      expect.objectContaining({ template: 'lights', as: 'high', count: 2 }),
    ]);
    expect(sum.apart).toEqual([
      {
        template: 'lights',
        templateTitle: 'Traffic lights',
        priority: 'green',
        priorityTitle: 'Green',
        count: 1,
      },
    ]);
    expect(sum.priorities.find(({ priority }) => priority === 'high')).toEqual({
      priority: 'high',
      inCells: 7,
      mapped: 2,
    });
  });
});
