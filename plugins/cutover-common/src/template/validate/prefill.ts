import type { TemplateDeliverable } from '../cutoverTemplate';
import { shapeOf, type Shape } from '../shape';
import { fieldAt, formShape, namesIn, rowsOf } from './formAt';
import type { LooseSpec, Names } from './names';
import { checkKnown, each, type Loose, type Path, type Report } from './report';

type Prefill = Loose<TemplateDeliverable['prefill'][number]>;

interface Context {
  spec: LooseSpec;
  names: Names;
  report: Report;
  /** Deliverables that come before, in the order of the template. */
  earlier: ReadonlySet<string>;
}

/** What deliverables begin with: the fields are there, and where their values come from is there before them. */
export function checkPrefills(spec: LooseSpec, names: Names, report: Report) {
  const earlier = new Set<string>();
  const context = { spec, names, report, earlier };
  each(spec.phases, ['phases'], (phase, phasePath) => {
    each(phase.activities, [...phasePath, 'activities'], (activity, path) => {
      each(
        activity.deliverables,
        [...path, 'deliverables'],
        (item, itemPath) => {
          const form = formShape(spec, item.form);
          const filled = new Set<string>();
          each(
            item.prefill,
            [...itemPath, 'prefill'],
            (prefill, prefillPath) => {
              checkTwice(prefill, filled, prefillPath, report);
              if (form) checkPrefill(prefill, form, prefillPath, context);
            },
          );
          if (item.id !== undefined) earlier.add(item.id);
        },
      );
    });
  });
}

function checkTwice(
  { field }: Prefill,
  filled: Set<string>,
  path: Path,
  report: Report,
) {
  if (field === undefined) return;
  if (filled.has(field)) {
    report(
      [...path, 'field'],
      'prefill.twice',
      `The field "${field}" is filled in twice; let it come from one place`,
      { field },
    );
  }
  filled.add(field);
}

function checkPrefill(
  { field, from }: Prefill,
  form: Shape,
  path: Path,
  context: Context,
) {
  const { spec, report } = context;
  if (field === undefined) return;
  checkKnown(report, 'field', field, namesIn(form), [...path, 'field']);
  const target = form.field(field);
  const fromPath = [...path, 'from'];
  if (!from) return;
  if ('intake' in from && from.intake !== undefined) {
    const { schema } = spec.intake ?? {};
    if (!schema) return;
    checkKnown(report, 'intake field', from.intake, namesIn(shapeOf(schema)), [
      ...fromPath,
      'intake',
    ]);
  }
  const source =
    'deliverable' in from
      ? sourceOf(from.deliverable, from.field, fromPath, context)
      : undefined;
  if (!target || !('columns' in from) || !from.columns) return;
  for (const [column, theirs] of Object.entries(from.columns)) {
    const at = [...fromPath, 'columns', column];
    checkColumn(column, target, at, report);
    if (source && theirs !== undefined) checkColumn(theirs, source, at, report);
  }
  if (!('values' in from)) return;
  for (const column of Object.keys(from.values ?? {})) {
    checkColumn(column, target, [...fromPath, 'values', column], report);
  }
}

/** The shape of what another deliverable holds in a field. */
function sourceOf(
  id: string | undefined,
  field: string | undefined,
  path: Path,
  { spec, names, report, earlier }: Context,
): Shape | undefined {
  if (id === undefined) return undefined;
  const at = [...path, 'deliverable'];
  checkKnown(report, 'deliverable', id, names.deliverables, at);
  if (!names.deliverables.has(id)) return undefined;
  if (!earlier.has(id)) {
    report(
      at,
      'prefill.not-earlier',
      `"${id}" is not handed in before this one, so there is nothing to take from it; name one that comes earlier`,
      { deliverable: id },
    );
  }
  const form = formShape(spec, formOf(spec, id));
  return form && field !== undefined
    ? fieldAt(form, field, [...path, 'field'], report)
    : undefined;
}

function formOf(spec: LooseSpec, deliverable: string): string | undefined {
  return spec.phases
    ?.flatMap(phase => phase?.activities ?? [])
    .flatMap(activity => activity?.deliverables ?? [])
    .find(item => item?.id === deliverable)?.form;
}

function checkColumn(name: string, table: Shape, path: Path, report: Report) {
  const rows = rowsOf(table);
  if (rows) {
    checkKnown(report, 'column', name, namesIn(rows), path);
    return;
  }
  report(
    path,
    'prefill.no-table',
    `Columns are of tables, and this is none; leave "columns" out`,
  );
}
