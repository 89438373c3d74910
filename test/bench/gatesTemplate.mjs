import { writeTemplate } from './writeTemplate.mjs';

/** Documents that the large gate reviews. */
export const DELIVERABLES = 200;
const PER_ACTIVITY = 10;

export const PHASE = 'initiation';
export const GATE = 'project-approval';

const both = text => ({ en: text, 'zh-CN': text });

/** A technology upgrade whose first gate is decided by the departments as well, as its second one is. */
const decisions = {
  apiVersion: 'cutover/v1',
  kind: 'CutoverTemplate',
  metadata: { name: 'bench-decisions' },
  spec: {
    extends: 'cutover:technology-upgrade',
    type: 'bench-decisions',
    title: both('A gate with four seats'),
    phases: [
      {
        id: PHASE,
        gate: {
          rules: [
            {
              id: 'departments',
              type: 'all',
              roles: ['business-lead', 'technology-lead', 'operations-lead'],
              onReject: 'collect-all',
              due: 'P5D',
            },
          ],
        },
      },
    ],
  },
};

/**
 * A technology upgrade with many documents in its first phase, and all checks there that read what is kept of a cutover.
 * The catalog's are left out: they ask another plugin, and for the targets only.
 */
const checks = {
  apiVersion: 'cutover/v1',
  kind: 'CutoverTemplate',
  metadata: { name: 'bench-checks' },
  spec: {
    extends: 'cutover:technology-upgrade',
    type: 'bench-checks',
    title: both('A gate with many documents'),
    forms: [
      {
        id: 'bench-note',
        title: both('Note'),
        schema: {
          type: 'object',
          properties: { text: { type: 'string', title: 'Text' } },
        },
      },
    ],
    phases: [
      {
        id: PHASE,
        activities: Array.from(
          { length: DELIVERABLES / PER_ACTIVITY },
          (_, activity) => ({
            id: `bench-${activity + 1}`,
            title: both(`Notes ${activity + 1}`),
            description: both('What the benchmarks write'),
            role: 'technology-lead',
            deliverables: Array.from({ length: PER_ACTIVITY }, (__, note) => ({
              id: `bench-note-${activity * PER_ACTIVITY + note + 1}`,
              title: both(`Note ${activity * PER_ACTIVITY + note + 1}`),
              form: 'bench-note',
            })),
          }),
        ),
        gate: {
          checks: [
            { check: 'deliverables.complete' },
            { check: 'activities.done' },
            { check: 'review-comments.answered' },
            { check: 'phase.dates-set' },
          ],
        },
      },
    ],
  },
};

/** Writes both templates into the folder; the locations by which a catalog takes them in, as promises. */
export function writeGatesTemplates(folder) {
  return [decisions, checks].map(template => writeTemplate(folder, template));
}
