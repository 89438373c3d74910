import { isError } from '@backstage/errors';
import type { z } from 'zod';
import type { Fault } from '../errors';
import { sameValue } from '../sameValue';
import { addRisk } from './addRisk';
import { assessRisk } from './assessRisk';
import { editRisk } from './editRisk';
import {
  addRiskInputSchema,
  assessRiskInputSchema,
  editRiskInputSchema,
} from './input';
import { faultsOfIssues } from '../lifecycle/inputFaults';
import type { Risk, RiskBasis, RiskRating, RiskScale } from './model';
import type { RiskChange, RiskContext } from './riskChange';
import {
  differencesOf,
  inShort,
  readRiskRow,
  type RiskDifference,
} from './riskColumns';
import { scaleOf } from './scale';

/** What a row of a spreadsheet comes to. */
export interface ImportedRisk {
  /** Index of the row, from 0, without the heading. */
  row: number;
  kind: 'new' | 'changed' | 'same' | 'wrong';
  title: string;
  /** Of the risk that is there already, or that the new one gets. */
  number?: number;
  /** What the row makes different; of a new risk what it is in short. None where it is wrong. */
  changes: RiskDifference[];
  /** Paths start with the column. */
  faults: Fault[];
}

/** What a row came to once it was stored. */
export type TakenRisk = Omit<ImportedRisk, 'changes'>;

/**
 * What becomes of the register when rows are taken in. Rows with a number change that risk, others are new ones. Nothing
 * is to be stored where one of them is `wrong`.
 *
 * @param context - `newId` gives a fresh UUID, `nextNumber` the first that is free
 */
export function importRisks(
  rows: Record<string, string>[],
  risks: Risk[],
  context: RiskContext & { newId: () => string; nextNumber: number },
): {
  items: ImportedRisk[];
  changes: { before?: Risk; steps: RiskChange[] }[];
} {
  const scale = scaleOf(context.spec.risk);
  const seen = new Set<number>();
  let { nextNumber } = context;
  const items: ImportedRisk[] = [];
  const changes: { before?: Risk; steps: RiskChange[] }[] = [];
  rows.forEach((cells, row) => {
    const read = readRiskRow(cells, scale);
    const { number } = read;
    const before = risks.find(risk => risk.number === number);
    const wrongName = [
      ...read.faults.filter(({ path }) => path[0] === 'risk'),
      ...numberFaults(number, { before, seen }),
    ];
    if (number !== undefined) seen.add(number);
    const { title = before?.title ?? '' } = read.fields;
    const result = before
      ? changed(before, read, context)
      : added(read, { ...context, number: nextNumber });
    const faults = [
      ...wrongName,
      ...read.faults.filter(({ path }) => path[0] !== 'risk'),
      // As long as nobody knows which risk is meant, nothing is missing.
      ...result.faults.filter(
        ({ reason }) => wrongName.length === 0 || reason !== 'input.missing',
      ),
    ];
    if (faults.length) {
      items.push({ row, kind: 'wrong', title, changes: [], faults });
      return;
    }
    const isSame = before !== undefined && result.steps.length === 0;
    const kind = before ? 'changed' : 'new';
    items.push({
      row,
      kind: isSame ? 'same' : kind,
      title,
      number: before?.number ?? nextNumber,
      changes: isSame ? [] : changesOf(before, result.steps, scale),
      faults: [],
    });
    if (!before) nextNumber++;
    if (!isSame) changes.push({ ...(before ? { before } : {}), ...result });
  });
  return { items, changes };
}

function changesOf(
  before: Risk | undefined,
  steps: RiskChange[],
  scale: RiskScale,
): RiskDifference[] {
  const { next } = steps[steps.length - 1];
  return before
    ? differencesOf(before, next, scale)
    : inShort(next).filter(({ after }) => after !== '');
}

function numberFaults(
  number: number | undefined,
  { before, seen }: { before?: Risk; seen: ReadonlySet<number> },
): Fault[] {
  if (number === undefined) return [];
  if (!before) {
    return [fault('risk.unknown', `There is no R-${number}`, { number })];
  }
  return seen.has(number)
    ? [fault('risk.twice', `R-${number} stands in two rows`, { number })]
    : [];
}

type Read = ReturnType<typeof readRiskRow>;
type Steps = { steps: RiskChange[]; faults: Fault[] };

function added(
  { fields, ratings }: Read,
  context: RiskContext & { newId: () => string; number: number },
): Steps {
  // Nothing is emptied where nothing was.
  const filled = Object.entries(fields).filter(([, cell]) => cell.length > 0);
  const input = { ...Object.fromEntries(filled), ...rated(ratings) };
  return parsed(addRiskInputSchema, input, known => [
    addRisk(known, { ...context, id: context.newId(), taken: new Set() }),
  ]);
}

/** Empty cells of texts empty them; nothing is emptied by a column that is not there. */
function changed(
  before: Risk,
  { fields, ratings }: Read,
  context: RiskContext,
): Steps {
  const differing = Object.fromEntries(
    Object.entries(ratings).filter(
      ([basis, rating]) =>
        !sameValue(before.ratings[basis as RiskBasis], rating),
    ),
  );
  const edit = parsed(editRiskInputSchema, fields, known => {
    const edited = editRisk(before, known, context);
    return edited.next === before ? [] : [edited];
  });
  const mayNot = edit.faults.some(({ path }) => path[0] === 'risk');
  if (mayNot || Object.keys(differing).length === 0) return edit;
  const edited = edit.steps.at(-1)?.next ?? before;
  const assess = parsed(
    assessRiskInputSchema,
    { ratings: differing },
    known => [assessRisk(edited, known, context)],
  );
  return {
    steps: [...edit.steps, ...assess.steps],
    faults: [...edit.faults, ...assess.faults],
  };
}

/** What has no form does not hide what else is wrong: that is tried without it. */
function parsed<S extends z.ZodType>(
  schema: S,
  input: Record<string, unknown>,
  work: (known: z.output<S>) => RiskChange[],
): Steps {
  const whole = schema.safeParse(input);
  if (whole.success) return tried(() => work(whole.data));
  const faults = faultsOfIssues(input, whole.error.issues).map(found =>
    isEmpty(input, found.path) ? missing(found.path) : found,
  );
  const broken = new Set(faults.map(({ path }) => path[0]));
  const rest = schema.safeParse(
    Object.fromEntries(
      Object.entries(input).filter(([key]) => !broken.has(key)),
    ),
  );
  const more = rest.success ? tried(() => work(rest.data)).faults : [];
  return {
    steps: [],
    faults: [
      ...asColumns(faults),
      ...more.filter(
        ({ path, reason }) =>
          reason !== 'input.missing' || !broken.has(path[0]),
      ),
    ],
  };
}

function isEmpty(input: unknown, path: Fault['path']): boolean {
  const value = path.reduce<unknown>(
    (of, key) => (of as Record<string, unknown> | undefined)?.[key],
    input,
  );
  return value === '';
}

function missing(path: Fault['path']): Fault {
  const column = path[path.length - 1];
  return { path, reason: 'input.missing', message: `"${column}" is missing` };
}

function rated(ratings: Partial<Record<RiskBasis, RiskRating>>) {
  return Object.keys(ratings).length ? { ratings } : {};
}

/** What is wrong with the input belongs to the row; that nobody may do it at all is thrown. */
function tried(work: () => RiskChange[]): Steps {
  try {
    return { steps: work(), faults: [] };
  } catch (error) {
    if (isError(error) && Array.isArray(error.faults)) {
      return { steps: [], faults: asColumns(error.faults as Fault[]) };
    }
    // A closed risk is one row's trouble.
    if (
      isError(error) &&
      error.name === 'ConflictError' &&
      String(error.reason).startsWith('risk.')
    ) {
      return {
        steps: [],
        faults: [fault(String(error.reason), error.message, {})],
      };
    }
    throw error;
  }
}

/** `['ratings', 'current', 'impact', 'goals']` is the column `current.impact.goals`. */
function asColumns(faults: Fault[]): Fault[] {
  return faults.map(({ path, ...rest }) => ({
    ...rest,
    path: [
      (path[0] === 'ratings' ? path.slice(1) : path.slice(0, 1)).join('.'),
    ],
  }));
}

function fault(
  reason: string,
  message: string,
  params: Record<string, string | number>,
): Fault {
  return { path: ['risk'], reason, message, params };
}
