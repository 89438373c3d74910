import fc from 'fast-check';
import type { FieldRights } from '../rightsOf';

const PATHS = [
  'title',
  'costs',
  'costs.total',
  'costs.reason',
  'tags',
  'tasks',
  'tasks.what',
  'tasks.days',
  'tasks.steps',
  'tasks.steps.note',
];

/** Rights over the fields of `planForm`. */
export const someRights: fc.Arbitrary<FieldRights> = fc.record({
  hidden: fc.subarray(PATHS, { maxLength: 3 }),
  readOnly: fc.subarray(PATHS, { maxLength: 3 }),
});
