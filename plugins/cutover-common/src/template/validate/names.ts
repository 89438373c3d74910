import type { CutoverTemplateSpec } from '../cutoverTemplate';
import { idsOf, type Loose } from './report';

export type LooseSpec = Loose<CutoverTemplateSpec>;

/** What the parts of a template may name. */
export interface Names {
  roles: ReadonlySet<string>;
  phases: ReadonlySet<string>;
  forms: ReadonlySet<string>;
  deliverables: ReadonlySet<string>;
  assessments: ReadonlySet<string>;
}

export function namesOf(spec: LooseSpec): Names {
  const activities = spec.phases?.flatMap(phase => phase?.activities ?? []);
  return {
    roles: idsOf(spec.roles),
    phases: idsOf(spec.phases),
    forms: idsOf(spec.forms),
    deliverables: idsOf(
      activities?.flatMap(activity => activity?.deliverables ?? []),
    ),
    assessments: idsOf(spec.training?.assessments),
  };
}
