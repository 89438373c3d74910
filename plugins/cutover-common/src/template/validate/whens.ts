import type { JsonObject, JsonValue } from '@backstage/types';
import { whyNeverHolds } from '../neverHolds';
import type { LooseSpec } from './names';
import { each, type Path, type Report } from './report';
import { isObject } from './schemaTree';
import { checkSchema } from './checkSchema';

/** A `when` can be read, and there are answers to the intake form under which it holds. */
export function checkWhen(
  when: JsonValue | undefined,
  intake: JsonObject | undefined,
  path: Path,
  report: Report,
) {
  if (when === undefined || when === true) return;
  if (when === false) {
    report(
      path,
      'when.never-holds',
      'This never applies; take the item out, with "$remove: true" if it comes from what the template extends',
    );
    return;
  }
  if (!isObject(when)) return;
  if (!checkSchema(when, path, report) || !isObject(intake)) return;
  const why = whyNeverHolds(when, intake);
  if (!why) return;
  report(
    [...path, ...why.path],
    why.unknownProperty === undefined
      ? 'when.never-holds'
      : 'when.unknown-property',
    why.message,
  );
}

/** The same of every item of a template that does not always apply. */
export function checkWhens(spec: LooseSpec, report: Report) {
  const intake = spec.intake?.schema;
  const check = (
    { when }: { readonly when?: JsonObject | boolean },
    path: Path,
  ) => checkWhen(when, intake, [...path, 'when'], report);

  each(spec.phases, ['phases'], (phase, phasePath) => {
    each(phase.activities, [...phasePath, 'activities'], (activity, path) => {
      check(activity, path);
      each(activity.deliverables, [...path, 'deliverables'], check);
    });
    each(phase.gate?.rules, [...phasePath, 'gate', 'rules'], check);
    each(phase.gate?.checks, [...phasePath, 'gate', 'checks'], check);
  });
  each(spec.risk?.standardRisks, ['risk', 'standardRisks'], check);
  each(spec.training?.courses, ['training', 'courses'], check);
  each(spec.runbook?.tasks, ['runbook', 'tasks'], check);
  each(spec.communication?.notices, ['communication', 'notices'], check);
  each(spec.communication?.meetings, ['communication', 'meetings'], check);
  each(spec.archive, ['archive'], check);
}
