import isEqual from 'fast-deep-equal';
import type {
  CutoverTemplateSpec,
  EditRisk,
  Risk,
  Text,
} from '@backstage-cutover/plugin-cutover-common';
import type { FormWords } from './Meanwhile';

/** What a risk is, as a form holds it. */
export interface About {
  title: string;
  category: string;
  cause: string;
  event: string;
  consequence: string;
  owner: string;
  phase: string;
  targets: string[];
  /** Ids of deliverables. */
  links: string[];
}

export const aboutOf = (risk: Risk): About => ({
  title: risk.title,
  category: risk.category,
  cause: risk.cause,
  event: risk.event,
  consequence: risk.consequence,
  owner: risk.owner,
  phase: risk.phase,
  targets: risk.targets,
  links: risk.links
    .filter(({ kind }) => kind === 'deliverable')
    .map(({ id }) => id),
});

export const linksOf = (
  deliverables: string[],
  before: Risk['links'] = [],
): Risk['links'] => [
  ...deliverables.map(id => ({ kind: 'deliverable' as const, id })),
  // Links to other things are made elsewhere, and stay.
  ...before.filter(({ kind }) => kind !== 'deliverable'),
];

/** Only what differs, so that what others edit at the same time stays. */
export function editOf(base: About, mine: About, risk: Risk): EditRisk {
  const { links, ...rest } = mine;
  const changed = Object.entries(rest).filter(
    ([key, value]) => !isEqual(base[key as keyof typeof rest], value),
  );
  return {
    ...Object.fromEntries(changed),
    ...(isEqual(base.links, links)
      ? {}
      : { links: linksOf(links, risk.links) }),
  };
}

/** Everything that is handed in by the template, with its title. */
export function deliverablesOf({
  phases,
  forms,
}: CutoverTemplateSpec): { id: string; title: Text }[] {
  return phases
    .flatMap(({ activities }) => activities)
    .flatMap(({ deliverables }) => deliverables)
    .map(({ id, title, form }) => ({
      id,
      title: title ?? forms.find(each => each.id === form)?.title ?? id,
    }));
}

export function aboutWords(template: CutoverTemplateSpec): FormWords<About> {
  return (key, value, reader, nameOf) => {
    const { t } = reader;
    const words = () => {
      switch (key) {
        case 'category':
          return reader.category(value.category);
        case 'phase':
          return reader.phase(value.phase);
        case 'owner':
          return nameOf(value.owner);
        case 'targets':
          return value.targets.map(nameOf).join('; ') || t('risk.targets.all');
        case 'links':
          return value.links
            .map(id => {
              const found = deliverablesOf(template).find(
                each => each.id === id,
              );
              return found ? reader.say(found.title) : id;
            })
            .join('; ');
        default:
          return String(value[key]);
      }
    };
    return { title: t(`risk.field.${key}`), words: words() || '–' };
  };
}
