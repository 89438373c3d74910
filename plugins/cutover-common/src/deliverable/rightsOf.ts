import type { TemplateForm } from '../template';

/** What one person may not do with fields of a form. Dotted paths, through tables as well: `tasks.owner`. */
export interface FieldRights {
  /** With everything below them. */
  hidden: string[];
  readOnly: string[];
}

/** What the holders of these roles may not see and not change while the cutover is in this phase. */
export function rightsOf(
  form: Pick<TemplateForm, 'rights'>,
  who: { roles: readonly string[]; phase: string },
): FieldRights {
  const holdsOne = (roles: readonly string[]) =>
    roles.some(role => who.roles.includes(role));
  const inForce = form.rights.filter(
    ({ phases }) => !phases || phases.includes(who.phase),
  );
  const hidden = inForce
    .filter(({ read, edit }) => read && !holdsOne([...read, ...(edit ?? [])]))
    .flatMap(({ fields }) => fields);
  const readOnly = inForce
    .filter(({ edit }) => edit && !holdsOne(edit))
    .flatMap(({ fields }) => fields);
  return {
    hidden: [...new Set(hidden)],
    readOnly: [...new Set(readOnly)].filter(
      path => !hidden.some(each => isAtOrBelow(path, each)),
    ),
  };
}

export function isAtOrBelow(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}.`);
}
