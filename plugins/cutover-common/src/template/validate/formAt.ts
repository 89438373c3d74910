import { shapeOf, type Shape } from '../shape';
import type { LooseSpec } from './names';
import { checkKnown, type Path, type Report } from './report';

/** The shape of a form of the template, where it has one. */
export function formShape(
  spec: LooseSpec,
  id: string | undefined,
): Shape | undefined {
  const schema = spec.forms?.find(form => form?.id === id)?.schema;
  return schema && shapeOf(schema);
}

/** What a dotted path leads to, through tables as well; what is not there is told of. */
export function fieldAt(
  form: Shape,
  dotted: string,
  path: Path,
  report: Report,
): Shape | undefined {
  let shape: Shape | undefined = form;
  for (const name of dotted.split('.')) {
    const holder: Shape | undefined = shape?.knows(name)
      ? shape
      : rowsOf(shape);
    if (!holder?.knows(name)) {
      checkKnown(report, 'field', name, namesIn(holder ?? shape), path);
      return undefined;
    }
    shape = holder.field(name);
  }
  return shape;
}

/** The shape of the rows, where this is a table, or a list of lists. */
export function rowsOf(shape: Shape | undefined): Shape | undefined {
  let rows = shape?.items;
  while (rows && namesIn(rows).size === 0 && rows.items) rows = rows.items;
  return rows;
}

export function namesIn(shape: Shape | undefined): Set<string> {
  return new Set(shape?.names);
}
