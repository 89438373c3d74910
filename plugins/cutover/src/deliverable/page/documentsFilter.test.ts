import type { DeliverableSummary } from '@backstage-cutover/plugin-cutover-common';
import {
  filterOf,
  passing,
  withFilter,
  type DocumentsFilter,
} from './documentsFilter';

const aSummary = (
  id: string,
  differently: object = {},
): DeliverableSummary => ({
  id,
  activity: id,
  phase: 'planning',
  openComments: 0,
  edit: { allowed: true },
  title: { en: id, 'zh-CN': `${id}书` },
  required: true,
  status: 'empty',
  ...differently,
});

const all = [
  aSummary('Charter'),
  aSummary('Plan', { status: 'submitted', revision: { number: 1 } }),
  aSummary('Report', { status: 'changed', revision: { number: 1 } }),
  aSummary('Notes', { required: false }),
];

const ids = (filter: Partial<DocumentsFilter>) =>
  passing(
    all,
    { shown: 'all', text: '', ...filter },
    ({ id }) => id === 'Plan',
  ).map(({ id }) => id);

it('shows what is asked for', () => {
  expect(ids({})).toEqual(['Charter', 'Plan', 'Report', 'Notes']);
  expect(ids({ shown: 'missing' })).toEqual(['Charter']);
  expect(ids({ shown: 'mine' })).toEqual(['Plan']);
  expect(ids({ shown: 'changed' })).toEqual(['Report']);
});

it('finds titles in any language, in whatever case', () => {
  expect(ids({ text: ' CHART ' })).toEqual(['Charter']);
  expect(ids({ text: 'Report书' })).toEqual(['Report']);
});

it('is kept in the address beside what else stands there', () => {
  const address = withFilter(new URLSearchParams('deliverable=x&show=mine'), {
    shown: 'missing',
    text: 'plan',
  });
  expect(address.toString()).toBe('deliverable=x&show=missing&title=plan');
  expect(filterOf(address)).toEqual({ shown: 'missing', text: 'plan' });
  expect(filterOf(new URLSearchParams('show=other'))).toEqual({
    shown: 'all',
    text: '',
  });
});
