import canonicalize from 'canonicalize';
import type { Sha256 } from '../audit';
import type { ReviewedItem } from '../gate';
import type { Text } from '../template';
import type { Risk } from './model';

/** What is material about a risk: what it is, how it is assessed, and what is to be done. That a measure gets done is not. */
export const MATERIAL_OF_RISK = [
  ...(['title', 'category', 'cause', 'event', 'consequence'] as const),
  ...(['owner', 'phase', 'targets', 'ratings', 'measures'] as const),
];

/** Only ever compared with what the same field was before, a part needs no whole hash. */
const PART = 16;

type Material = Record<(typeof MATERIAL_OF_RISK)[number], unknown>;

/** By these the items of risks begin. */
const RISK_ITEM = 'risk:';

/** What the material fields are called. */
const RISK_TITLES: Record<(typeof MATERIAL_OF_RISK)[number], Text> = {
  title: { en: 'Title', 'zh-CN': '名称' },
  category: { en: 'Category', 'zh-CN': '类别' },
  cause: { en: 'Cause', 'zh-CN': '原因' },
  event: { en: 'Event', 'zh-CN': '事件' },
  consequence: { en: 'Consequence', 'zh-CN': '后果' },
  owner: { en: 'Owner', 'zh-CN': '责任人' },
  phase: { en: 'Phase', 'zh-CN': '阶段' },
  targets: { en: 'Targets', 'zh-CN': '切换对象' },
  ratings: { en: 'Assessment', 'zh-CN': '评估' },
  measures: { en: 'Measures', 'zh-CN': '应对措施' },
};

/** A risk that came under review, whose title nobody has seen there before. */
export const NEW_RISK: Text = { en: 'A new risk', 'zh-CN': '新增风险' };

/** Whether an item that a gate reviews is a risk. */
export function isRiskItem(item: string): boolean {
  return item.startsWith(RISK_ITEM);
}

/** The id of the risk that a reviewed item is; undefined where it is something else. */
export function riskOfItem(item: string): string | undefined {
  return isRiskItem(item) ? item.slice(RISK_ITEM.length) : undefined;
}

/** What a field is called that is told as a JSON pointer, such as `/ratings`. */
export function riskFieldTitle(field: string): Text {
  const name = field.slice(1);
  return Object.hasOwn(RISK_TITLES, name)
    ? RISK_TITLES[name as keyof typeof RISK_TITLES]
    : field;
}

/** A risk as a gate reviews it. Ids of items are `risk:` and the id of the risk. */
export function reviewedRisk(risk: Risk, sha256: Sha256): ReviewedItem {
  const hashOf = (value: unknown) => sha256(canonicalize(value) ?? '');
  const material = materialOf(risk);
  return {
    id: `${RISK_ITEM}${risk.id}`,
    title: `R-${risk.number} ${risk.title}`,
    hash: hashOf(material),
    parts: Object.fromEntries(
      MATERIAL_OF_RISK.map(field => [
        `/${field}`,
        hashOf(material[field]).slice(0, PART),
      ]),
    ),
    contributors: [],
  };
}

export function materialOf(risk: Risk): Material {
  const { title, category, cause, event, consequence } = risk;
  const { owner, phase, targets, ratings } = risk;
  return {
    ...{ title, category, cause, event, consequence },
    ...{ owner, phase, targets, ratings },
    measures: risk.measures
      .filter(({ status }) => status !== 'dropped')
      .map(measure => ({
        id: measure.id,
        title: measure.title,
        strategy: measure.strategy,
        owner: measure.owner,
        due: measure.due,
      })),
  };
}
