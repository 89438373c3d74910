import type { JsonObject } from '@backstage/types';
import type { CutoverTemplateSpec } from './cutoverTemplate';

/** A template without the questions, pools and answers of its exams, which people have yet to sit. */
export function publicTemplate(spec: CutoverTemplateSpec): CutoverTemplateSpec {
  const assessments = spec.training.assessments.map(assessment => {
    if (assessment.kind !== 'exam') return assessment;
    const { pools: _, ...told } = assessment;
    return { ...told, questions: [] };
  });
  return { ...spec, training: { ...spec.training, assessments } };
}

/** What the catalog keeps of a template: what it is, not what it holds. */
export function catalogView(spec: CutoverTemplateSpec): JsonObject {
  const named = ({ id, title }: { id: string; title: unknown }) =>
    ({ id, title } as JsonObject);
  return {
    type: spec.type,
    version: spec.version,
    ...(spec.owner ? { owner: spec.owner } : {}),
    title: spec.title,
    description: spec.description,
    chooseWhen: spec.chooseWhen,
    languages: spec.languages,
    phases: spec.phases.map(named),
    roles: spec.roles.map(named),
  };
}
