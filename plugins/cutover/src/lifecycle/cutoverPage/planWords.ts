import type {
  CutoverTemplateSpec,
  Text,
} from '@backstage-cutover/plugin-cutover-common';
import { toLocal, type Plan, type PlanField } from './plan';

interface PlanReader {
  template: CutoverTemplateSpec;
  say(text: Text): string;
}

const local = (moment: string) => moment.replace('T', ' ');

/** One field of a plan as lines of text, for comparing two versions by eye. */
export function planWords(
  plan: Plan,
  field: PlanField,
  { template, say }: PlanReader,
): string {
  const titleOf = (items: { id: string; title: Text }[], id: string) => {
    const item = items.find(each => each.id === id);
    return item ? say(item.title) : id;
  };
  switch (field) {
    case 'targets':
      return plan.targets.join('\n');
    case 'team':
      return Object.entries(plan.team)
        .map(
          ([id, refs]) => `${titleOf(template.roles, id)}: ${refs.join(', ')}`,
        )
        .join('\n');
    case 'window':
      return `${local(plan.window.start)} – ${local(plan.window.end)} ${
        plan.window.timeZone
      }`;
    case 'phases':
      return Object.entries(plan.phases)
        .map(
          ([id, { start, end }]) =>
            `${titleOf(template.phases, id)}: ${[start, end]
              .map(iso => local(toLocal(iso, plan.window.timeZone)))
              .join(' – ')}`,
        )
        .join('\n');
    default:
      return plan[field];
  }
}
