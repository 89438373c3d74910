import type {
  CutoverTemplateSpec,
  Text,
} from '@backstage-cutover/plugin-cutover-common';
import type { NameOf } from '../live/useNames';
import { toLocal, type Plan, type PlanField } from './plan';

interface PlanReader {
  template: CutoverTemplateSpec;
  say(text: Text): string;
  nameOf: NameOf;
}

const local = (moment: string) => moment.replace('T', ' ');

/** One field of a plan as lines of text, for comparing two versions by eye. */
export function planWords(
  plan: Plan,
  field: PlanField,
  { template, say, nameOf }: PlanReader,
): string {
  const titleOf = (items: { id: string; title: Text }[], id: string) => {
    const item = items.find(each => each.id === id);
    return item ? say(item.title) : id;
  };
  switch (field) {
    case 'targets':
      return plan.targets.map(nameOf).join('\n');
    case 'team':
      return Object.entries(plan.team)
        .map(
          ([id, refs]) =>
            `${titleOf(template.roles, id)}: ${refs.map(nameOf).join(', ')}`,
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
    case 'owner':
      return nameOf(plan.owner);
    default:
      return plan[field];
  }
}
