import type { LooseSpec } from './names';
import { checkUnique, each, type Report } from './report';

/** Somebody leads, and no role asks for more people than it takes. */
export function checkRoles(spec: LooseSpec, report: Report) {
  const { roles } = spec;
  if (!roles) return;
  checkUnique(report, 'role', roles, ['roles']);
  each(roles, ['roles'], ({ id, min = 1, max }, path) => {
    if (max === undefined || max >= min) return;
    report(
      [...path, 'max'],
      'role.max-below-min',
      `The role "${id}" takes ${max} at most but needs ${min}; raise "max" or lower "min"`,
      { min, max },
    );
  });
  if (!roles.some(role => role?.leads && (role.min ?? 1) >= 1)) {
    report(
      ['roles'],
      'role.nobody-leads',
      'No role leads and must be filled; give one role "leads: true" and a "min" of at least 1',
    );
  }
}
