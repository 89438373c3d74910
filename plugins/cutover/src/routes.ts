import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The portfolio of all cutovers. */
export const rootRouteRef = createRouteRef({ id: 'cutover' });

/** The documents of a phase, to read and to print. */
export const documentsRouteRef = createSubRouteRef({
  id: 'cutover/documents',
  parent: rootRouteRef,
  path: '/documents/:cutover/:phase',
});

/** What waits for the person signed in, over all cutovers. */
export const myWorkRouteRef = createSubRouteRef({
  id: 'cutover/my-work',
  parent: rootRouteRef,
  path: '/my-work',
});

/** What the person signed in has to learn and to sit, over all cutovers. */
export const myTrainingRouteRef = createSubRouteRef({
  id: 'cutover/my-training',
  parent: rootRouteRef,
  path: '/training',
});

/** The units of a course, to read. */
export const courseReadingRouteRef = createSubRouteRef({
  id: 'cutover/course',
  parent: rootRouteRef,
  path: '/training/:cutover/:course',
});

/** An exam to sit, or a questionnaire to answer. */
export const assessmentRouteRef = createSubRouteRef({
  id: 'cutover/assessment',
  parent: rootRouteRef,
  path: '/training/:cutover/:course/:assessment',
});

/** The record of a gate, to read and to print. */
export const gateSheetRouteRef = createSubRouteRef({
  id: 'cutover/gate-sheet',
  parent: rootRouteRef,
  path: '/gates/:cutover/:gate',
});

/** Where a new cutover starts: the scaffolder, unless the portal binds something else. */
export const startRouteRef = createExternalRouteRef({
  id: 'start-cutover',
  optional: true,
  defaultTarget: 'scaffolder.root',
});
