import { scaleOf, type Risk } from '@backstage-cutover/plugin-cutover-common';
import { aRisk, riskSpec } from '../__testUtils__/aRisk';
import { filterOf, listed, passing, withFilter } from './riskFilter';

const scale = scaleOf(riskSpec);
const viewed = (risk: Risk) =>
  ({ ...risk, overdue: [], allowed: {} } as unknown as Parameters<
    typeof passing
  >[0][number]);

it('stands in the address, as short as it can be', () => {
  const text =
    'deliverable=x&basis=all&look=table&category=technical&owner=user%3Adefault%2Falice&closed=shown&since=2026-11-01&cell=residual%7Ehigh%7Esevere';
  const filter = filterOf(new URLSearchParams(text));
  expect(filter).toEqual({
    basis: 'all',
    look: 'table',
    category: 'technical',
    phase: '',
    owner: 'user:default/alice',
    closed: true,
    since: '2026-11-01',
    chosen: {
      basis: 'residual',
      cell: { likelihood: 'high', impact: 'severe' },
    },
  });
  const before = new URLSearchParams('deliverable=x');
  expect(withFilter(before, filter).toString()).toBe(text);
  const none = filterOf(new URLSearchParams());
  expect(withFilter(new URLSearchParams(text), none).toString()).toBe(
    'deliverable=x',
  );
});

it('takes no nonsense from the address', () => {
  const filter = filterOf(
    new URLSearchParams('basis=worst&look=3d&since=yesterday&cell=a~b~c'),
  );
  expect(filter).toEqual(filterOf(new URLSearchParams()));
});

it('shows closed risks only where that is asked, and lists those of a field', () => {
  const risks = [
    aRisk({ number: 1 }),
    aRisk({ number: 2, status: 'closed' }),
    aRisk({ number: 3, ratings: {}, category: 'business' }),
  ].map(viewed);
  const numbers = (search: string) => {
    const filter = filterOf(new URLSearchParams(search));
    return listed(passing(risks, filter), filter, scale).map(
      ({ number }) => number,
    );
  };
  expect(numbers('')).toEqual([1, 3]);
  expect(numbers('closed=shown')).toEqual([1, 2, 3]);
  expect(numbers('category=business')).toEqual([3]);
  expect(numbers('cell=current~high~severe&closed=shown')).toEqual([1]);
  expect(numbers('cell=residual~high~severe')).toEqual([]);
  expect(numbers('cell=current')).toEqual([3]);
});
