import { aCutover, aTemplate } from '../lifecycle/__testUtils__/aCutover';
import { cutoverTemplateSpecSchema } from '../template';
import { heldDocuments } from './heldDocuments';

const spec = cutoverTemplateSpecSchema.parse({
  ...aTemplate,
  languages: ['de'],
  forms: [{ id: 'any', title: 'Any', schema: { type: 'object' } }],
  phases: aTemplate.phases.map((phase, index) => ({
    ...phase,
    activities: phase.activities.map(activity => ({
      ...activity,
      deliverables:
        index === 0
          ? ['plan', 'scheme', 'abroad'].map(id => ({ id, form: 'any' }))
          : [],
    })),
  })),
  archive: [
    { id: 'trail', title: 'Audit trail', source: { record: 'audit' } },
    { id: 'notices', title: 'Notices', source: { record: 'communication' } },
    {
      id: 'plan',
      title: { en: 'Plan', 'zh-CN': '切换计划' },
      kind: 'plan',
      source: { deliverable: 'plan' },
    },
    { id: 'scheme', title: 'Scheme', source: { deliverable: 'scheme' } },
    {
      id: 'abroad',
      title: 'Abroad',
      source: { deliverable: 'abroad' },
      when: { required: ['abroad'] },
    },
  ],
});

const cutover = {
  ...aCutover(),
  name: 'shop',
  intake: {},
  window: {
    start: '2027-03-06T21:00:00.000Z',
    end: '2027-03-07T03:00:00.000Z',
    timeZone: 'Asia/Shanghai',
  },
};

describe('What a cutover holds of the archive', () => {
  it('are records with a page, and the documents that were handed in and apply', () => {
    const revisions = new Map([
      ['plan', { number: 3, at: '2026-12-01T17:00:00.000Z' }],
      ['abroad', { number: 1, at: '2026-12-01T17:00:00.000Z' }],
    ]);
    const portal = 'https://portal.example';
    expect(heldDocuments(spec, { cutover, revisions, portal })).toEqual([
      {
        title: 'Audit trail',
        link: 'https://portal.example/catalog/default/cutover/shop/history',
      },
      {
        title: 'Plan · 切换计划',
        kind: 'plan',
        revision: '3',
        // In the zone of the plan.
        date: '2026-12-02',
        link: 'https://portal.example/catalog/default/cutoverphase/shop.initiation?deliverable=plan',
      },
    ]);
  });
});
