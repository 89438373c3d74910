import { checkDuration, checkSpan } from './durations';
import type { LooseSpec, Names } from './names';
import {
  checkAllKnown,
  checkKnown,
  checkUnique,
  each,
  type Report,
} from './report';

export function checkCommunication(
  spec: LooseSpec,
  names: Names,
  report: Report,
) {
  const { notices, meetings, support } = spec.communication ?? {};
  const { roles, phases } = names;

  const noticesPath = ['communication', 'notices'];
  checkUnique(report, 'notice', notices, noticesPath);
  each(notices, noticesPath, (notice, path) => {
    checkKnown(report, 'role', notice.role, roles, [...path, 'role']);
    checkAllKnown(report, 'role', notice.approvedBy, roles, [
      ...path,
      'approvedBy',
    ]);
    checkSpan(report, notice.moment?.offset, [...path, 'moment', 'offset']);
  });

  const meetingsPath = ['communication', 'meetings'];
  checkUnique(report, 'meeting', meetings, meetingsPath);
  each(meetings, meetingsPath, (meeting, path) => {
    checkAllKnown(report, 'phase', meeting.phases, phases, [...path, 'phases']);
    checkAllKnown(report, 'role', meeting.roles, roles, [...path, 'roles']);
    checkDuration(report, meeting.every, [...path, 'every']);
  });

  if (!support) return;
  const path = ['communication', 'support'];
  checkAllKnown(report, 'role', support.answeredBy, roles, [
    ...path,
    'answeredBy',
  ]);
  checkDuration(report, support.firstAnswerWithin, [
    ...path,
    'firstAnswerWithin',
  ]);
  const from = support.from?.phase;
  const until = support.until?.phase;
  checkKnown(report, 'phase', from, phases, [...path, 'from', 'phase']);
  checkKnown(report, 'phase', until, phases, [...path, 'until', 'phase']);
  if (from === undefined || until === undefined) return;
  if (!phases.has(from) || !phases.has(until)) return;
  const order = [...phases];
  if (order.indexOf(from) > order.indexOf(until)) {
    report(
      [...path, 'until', 'phase'],
      'support.ends-before-it-begins',
      `Support begins in the phase "${from}", which comes after "${until}"; swap them`,
      { from, until },
    );
  }
}

export function checkArchive(spec: LooseSpec, names: Names, report: Report) {
  checkUnique(report, 'archive item', spec.archive, ['archive']);
  each(spec.archive, ['archive'], ({ source }, path) => {
    if (!source || !('deliverable' in source)) return;
    checkKnown(report, 'deliverable', source.deliverable, names.deliverables, [
      ...path,
      'source',
      'deliverable',
    ]);
  });
}
