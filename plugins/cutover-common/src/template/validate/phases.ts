import { checkDuration, millisOf } from './durations';
import type { LooseSpec, Names } from './names';
import {
  checkAllKnown,
  checkKnown,
  checkUnique,
  each,
  type Loose,
  type Path,
  type Report,
} from './report';
import type { TemplateActivity } from '../cutoverTemplate';
import { checkGate } from './gates';
import { checkPrefills } from './prefill';

export function checkPhases(spec: LooseSpec, names: Names, report: Report) {
  const { phases } = spec;
  if (!phases) return;
  checkUnique(report, 'phase', phases, ['phases']);
  checkWindow(phases, report);

  // A form, an archive item or a comment names an activity or a deliverable without its phase.
  const activityIds = new Set<string>();
  const deliverableIds = new Set<string>();
  const gateIds = new Set<string>();
  each(phases, ['phases'], (phase, path) => {
    checkDuration(report, phase.duration, [...path, 'duration']);
    const activitiesPath = [...path, 'activities'];
    checkUnique(
      report,
      'activity',
      phase.activities,
      activitiesPath,
      activityIds,
    );
    each(phase.activities, activitiesPath, (activity, activityPath) => {
      checkActivity(activity, names, report, activityPath);
      checkFits(activity, phase.duration, report, activityPath);
      checkUnique(
        report,
        'deliverable',
        activity.deliverables,
        [...activityPath, 'deliverables'],
        deliverableIds,
      );
    });
    if (phase.gate) {
      const gatePath = [...path, 'gate'];
      if (phase.gate.id !== undefined && gateIds.has(phase.gate.id)) {
        report(
          [...gatePath, 'id'],
          'template.duplicate-id',
          `"${phase.gate.id}" is already the id of another gate; give this one its own`,
          { what: 'gate', id: phase.gate.id },
        );
      }
      if (phase.gate.id !== undefined) gateIds.add(phase.gate.id);
      checkGate(phase.gate, spec, names, report, gatePath);
    }
  });
  checkPrefills(spec, names, report);
}

function checkWindow(phases: NonNullable<LooseSpec['phases']>, report: Report) {
  const holders = phases.flatMap((phase, index) =>
    phase?.holdsWindow ? [index] : [],
  );
  if (holders.length === 0) {
    report(
      ['phases'],
      'phase.no-window',
      'No phase holds the cutover window; give one phase "holdsWindow: true"',
    );
  }
  for (const index of holders.slice(1)) {
    report(
      ['phases', index, 'holdsWindow'],
      'phase.second-window',
      `The window lies in one phase, and "${
        phases[holders[0]]?.id
      }" holds it already; take "holdsWindow" away from one of them`,
    );
  }
}

function checkActivity(
  activity: Loose<TemplateActivity>,
  names: Names,
  report: Report,
  path: Path,
) {
  checkKnown(report, 'role', activity.role, names.roles, [...path, 'role']);
  checkAllKnown(report, 'role', activity.contributors, names.roles, [
    ...path,
    'contributors',
  ]);
  checkDuration(report, activity.duration, [...path, 'duration']);
  each(activity.deliverables, [...path, 'deliverables'], (item, itemPath) =>
    checkKnown(report, 'form', item.form, names.forms, [...itemPath, 'form']),
  );
  checkAllKnown(report, 'deliverable', activity.reviews, names.deliverables, [
    ...path,
    'reviews',
  ]);
}

function checkFits(
  activity: Loose<TemplateActivity>,
  phaseDuration: string | undefined,
  report: Report,
  path: Path,
) {
  const own = millisOf(activity.duration);
  const whole = millisOf(phaseDuration);
  if (own === undefined || whole === undefined || own <= whole) return;
  report(
    [...path, 'duration'],
    'activity.longer-than-phase',
    `The activity takes ${activity.duration}, longer than its whole phase (${phaseDuration}); shorten it or lengthen the phase`,
    { own: activity.duration ?? '', phase: phaseDuration ?? '' },
  );
}
