import type { TemplateForm } from '../cutoverTemplate';
import { shapeOf } from '../shape';
import { conditionsIn } from './conditions';
import { fieldAt } from './formAt';
import type { Names } from './names';
import {
  checkAllKnown,
  each,
  type Loose,
  type Path,
  type Report,
} from './report';

/** Who may see and change which fields of a form: fields, roles and phases are there, and each rule says something. */
export function checkRights(
  form: Loose<TemplateForm>,
  names: Names,
  formPath: Path,
  report: Report,
) {
  const { schema } = form;
  each(form.rights, [...formPath, 'rights'], (right, path) => {
    for (const key of ['edit', 'read'] as const) {
      checkAllKnown(report, 'role', right[key], names.roles, [...path, key]);
    }
    checkAllKnown(report, 'phase', right.phases, names.phases, [
      ...path,
      'phases',
    ]);
    if (!right.edit && !right.read) {
      report(
        path,
        'rights.nothing',
        'This says neither who may change the fields nor who may see them; add "edit" or "read", or take it out',
      );
    }
    if (!schema) return;
    const conditions = right.read ? conditionsIn(schema) : [];
    each(right.fields, [...path, 'fields'], (field, fieldPath) => {
      fieldAt(shapeOf(schema), field, fieldPath, report);
      const deciding = conditions.find(
        ({ at, fields }) =>
          !isWithin(at, field) && fields.some(name => isWithin(name, field)),
      );
      if (!deciding) return;
      report(
        fieldPath,
        'rights.decides',
        `What the form asks for hangs on "${field}" (at ${deciding.path.join(
          '.',
        )}), so that who may not see it would be asked for the wrong things; let everybody see it, or what hangs on it be hidden with it`,
        { field },
      );
    });
  });
}

function isWithin(field: string, part: string) {
  return field === part || field.startsWith(`${part}.`);
}
