import { documentOfItem, pointerSteps } from '../deliverable';
import { BASELINE_TITLES, PLAN_TITLE } from '../lifecycle';
import { isRiskItem, NEW_RISK, riskFieldTitle } from '../risk/reviewedRisk';
import type { CutoverTemplateSpec, Text } from '../template';
import type { LapseCause, ReviewedItem } from './model';

/** A step to a field: what it is called, or the place of a row in its table, from 1. */
export type LapseStep = { title: Text } | { row: number };

/** What was changed under review, as people know it. */
export interface LapsePlace {
  item: Text;
  /** From the outside in; none where the item as a whole came or went, or where the field is not known. */
  fields: LapseStep[][];
  /** How many more there are. */
  more: number;
  /** Whether the item as a whole came or went. */
  whole: boolean;
}

/** As which a gate reviews the baseline of the plan. */
export const PLAN_ITEM = 'plan';

/** What a cause names where the cutover moved to another version of its template. */
export const TEMPLATE_ITEM = 'template';

/** More than these are counted, not named. */
const MOST_FIELDS = 8;

/** Of a cause that is kept as an id and JSON pointers, the titles that the template gives. */
export function lapsePlace(
  cause: LapseCause,
  spec: Pick<CutoverTemplateSpec, 'phases' | 'forms'>,
  items: Pick<ReviewedItem, 'id' | 'title'>[] = [],
): LapsePlace {
  const { item, fields, rows = {} } = cause;
  const document = documentIn(item, spec);
  const known = items.find(({ id }) => id === item)?.title;
  const isPlan = item === PLAN_ITEM;
  const ways = fields.map((field): LapseStep[] => {
    if (isPlan) return planSteps(field, spec);
    if (isRiskItem(item)) return [{ title: riskFieldTitle(field) }];
    return document
      ? fieldSteps(document.form, field, rows)
      : [{ title: field }];
  });
  // Several cells of one row lead to different fields; the same way is told once.
  const told = [
    ...new Map(ways.map(way => [JSON.stringify(way), way])).values(),
  ];
  return {
    item: known ?? document?.title ?? wholeTitle(cause),
    fields: told.slice(0, MOST_FIELDS),
    more: Math.max(0, told.length - MOST_FIELDS),
    whole: fields.length === 0 && !isPlan && item !== TEMPLATE_ITEM,
  };
}

function wholeTitle({ item, to }: LapseCause): Text {
  if (item === PLAN_ITEM) return PLAN_TITLE;
  if (isRiskItem(item)) return NEW_RISK;
  if (item !== TEMPLATE_ITEM) return item;
  return {
    en: `Template, moved to version ${to}`,
    'zh-CN': `模板，已升级至 ${to} 版`,
  };
}

function documentIn(
  item: string,
  { phases, forms }: Pick<CutoverTemplateSpec, 'phases' | 'forms'>,
) {
  const id = documentOfItem(item);
  const deliverable = phases
    .flatMap(({ activities }) => activities)
    .flatMap(({ deliverables }) => deliverables)
    .find(each => each.id === id);
  const form = forms.find(each => each.id === deliverable?.form);
  return deliverable && form
    ? { title: deliverable.title ?? form.title, form }
    : undefined;
}

function fieldSteps(
  form: Parameters<typeof pointerSteps>[0],
  field: string,
  rows: Record<string, number>,
): LapseStep[] {
  return pointerSteps(form, field).flatMap((step): LapseStep[] => {
    if ('title' in step) return [step];
    return Object.hasOwn(rows, step.row) ? [{ row: rows[step.row] }] : [];
  });
}

function planSteps(
  field: string,
  { phases }: Pick<CutoverTemplateSpec, 'phases'>,
): LapseStep[] {
  const [part, id] = field.split('/').slice(1);
  const title = Object.hasOwn(BASELINE_TITLES, part)
    ? BASELINE_TITLES[part as keyof typeof BASELINE_TITLES]
    : part;
  const phase = phases.find(each => each.id === id);
  return [{ title }, ...(phase ? [{ title: phase.title }] : [])];
}
