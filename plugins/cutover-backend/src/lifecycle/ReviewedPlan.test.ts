import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { ReviewedPlan } from './ReviewedPlan';

const planned = {
  start: '2027-01-01T00:00:00.000Z',
  end: '2027-02-01T00:00:00.000Z',
};

const aPlan = (differently: Partial<Cutover> = {}) =>
  ({
    goals: 'Better',
    scope: 'All',
    targets: [{ ref: 'component:default/shop' }],
    window: { ...planned, timeZone: 'Europe/Berlin' },
    phases: ['initiation', 'planning'].map(id => ({ id, planned })),
    ...differently,
  } as unknown as Cutover);

describe('The plan under review', () => {
  const db = undefined as unknown as Knex;
  const plan = new ReviewedPlan();
  const itemOf = async (cutover: Cutover) =>
    (await plan.of(db, { cutover }))[0];
  const changed = async (differently: Partial<Cutover>) => {
    const before = await itemOf(aPlan());
    const cutover = aPlan(differently);
    const after = await itemOf(cutover);
    return (await plan.fieldsOf(db, { cutover }, before, after)).fields;
  };

  it('says which parts of it differ, by the phase where it is about dates', async () => {
    const later = { ...planned, end: '2027-03-01T00:00:00.000Z' };
    expect(await changed({ goals: 'Best', scope: 'Half' })).toEqual([
      '/goals',
      '/scope',
    ]);
    expect(await changed({ window: { ...later, timeZone: 'UTC' } })).toEqual([
      '/window',
    ]);
    expect(await changed({ targets: [] })).toEqual(['/targets']);
    expect(
      await changed({
        phases: [
          { id: 'initiation', planned },
          { id: 'planning', planned: later },
        ] as Cutover['phases'],
      }),
    ).toEqual(['/phases/planning']);
  });

  it('does not know it of rounds that were submitted before parts were kept', async () => {
    const { parts: _, ...before } = await itemOf(aPlan());
    const cutover = aPlan({ goals: 'Best' });
    const after = await itemOf(cutover);
    expect(await plan.fieldsOf(db, { cutover }, before, after)).toEqual({
      fields: [],
    });
  });

  it('says nothing about what others review', async () => {
    const item = { ...(await itemOf(aPlan())), id: 'deliverable:plan' };
    const { fields } = await plan.fieldsOf(
      db,
      { cutover: aPlan() },
      { ...item, parts: { '/goals': 'other' } },
      item,
    );
    expect(fields).toEqual([]);
  });
});
