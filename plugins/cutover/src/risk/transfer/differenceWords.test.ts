import { riskMessagesZh } from '../messages.zh-CN';
import type { RiskReader } from '../words/riskReader';
import { differenceWords, refsIn } from './differenceWords';

const inChinese = (id: string) => `${id}（中文）`;

const reader = {
  t: (key: keyof typeof riskMessagesZh) => riskMessagesZh[key],
  ...{ likelihood: inChinese, impact: inChinese, dimension: inChinese },
  ...{ priority: inChinese, category: inChinese, phase: inChinese },
} as unknown as RiskReader;

const nameOf = (ref: string) => ref.split('/')[1];

const told = (field: string, before: string, after: string) => {
  const words = differenceWords({ field, before, after }, reader, nameOf);
  return `${words.what}: ${words.before} → ${words.after}`;
};

it('a difference is told in the reader’s language, steps by their titles and people by their names', () => {
  expect([
    told('cause', 'Load', ''),
    told('category', 'technical', 'business'),
    told('owner', 'user:default/alice', 'user:default/bob'),
    told('targets', '', 'component:default/shop, api:default/pay'),
    told('residual.likelihood', '', 'high'),
    told('current.impact.customers', 'severe', 'major'),
    told('current.priority', 'critical', 'low'),
    told('status', 'accepted', 'assessed'),
  ]).toEqual([
    '原因: Load → 未填写',
    '类别: technical（中文） → business（中文）',
    '责任人: alice → bob',
    '影响对象: 全部对象 → shop，pay',
    '剩余风险，可能性: 未填写 → high（中文）',
    '当前风险，影响程度，customers（中文）: severe（中文） → major（中文）',
    '当前风险，优先级: critical（中文） → low（中文）',
    '状态: 已接受 → 已评估',
  ]);
});

it('what it speaks of in the catalog is known beforehand', () => {
  expect(
    refsIn([
      { field: 'owner', before: 'user:default/alice', after: 'user:default/b' },
      { field: 'targets', after: 'component:default/a, api:default/b' },
      { field: 'cause', before: 'user:default/nobody', after: '' },
    ]),
  ).toEqual([
    ...['user:default/alice', 'user:default/b'],
    ...['component:default/a', 'api:default/b'],
  ]);
});
