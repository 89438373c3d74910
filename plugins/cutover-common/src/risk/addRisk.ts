import { inputErrorOf, type Fault } from '../errors';
import { appliesWhen, inLanguage } from '../template';
import { assessed } from './assessRisk';
import { fieldFaults, readTargets } from './editRisk';
import type { AddRisk } from './input';
import { assertAllowedOnRisk, mayAddRisk, type RiskCall } from './mayOnRisk';
import type { Risk, RiskSpec } from './model';
import { riskChange, type RiskChange, type RiskContext } from './riskChange';

type Standard = RiskSpec['standardRisks'][number];

/**
 * A new risk, or one of the template taken over. The standard's own rating is its first assessment, unless the input
 * gives another.
 *
 * @throws NotAllowedError (403), ConflictError (409) for who may not, or not now
 * @throws InputError (400) with a fault for each field
 */
export function addRisk(
  input: AddRisk,
  context: RiskContext & {
    id: string;
    number: number;
    /** Standard risks that are taken over already. */
    taken: ReadonlySet<string>;
  },
): RiskChange {
  const { at, by, cutover, id, number } = context;
  assertAllowedOnRisk(mayAddRisk(context));
  const { fields, faults, standard } = fieldsOf(input, context);
  const risk: Risk = {
    id,
    cutoverId: cutover.id,
    number,
    ...fields,
    targets: readTargets(input.targets),
    links: input.links,
    ...(standard ? { standard: standard.id } : {}),
    status: 'identified',
    ratings: {},
    places: {},
    measures: [],
    assessments: 0,
    createdBy: by.ref,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
  const rating = standard && {
    inherent: { likelihood: standard.likelihood, impact: standard.impact },
    current: { likelihood: standard.likelihood, impact: standard.impact },
  };
  const ratings = input.ratings ?? rating;
  const first =
    ratings && Object.keys(ratings).length
      ? assessed(risk, { ratings }, context)
      : { next: risk, faults: [] };
  const found = [...faults, ...fieldFaults(risk, context), ...first.faults];
  if (found.length) throw inputErrorOf(found);
  return {
    ...riskChange(undefined, first.next, 'risk.added', context),
    ...(first.assessment ? { assessment: first.assessment } : {}),
  };
}

/** The standard risks of the template that apply to this cutover. */
export function standardRisksOf({
  cutover,
  spec,
}: Pick<RiskCall, 'cutover' | 'spec'>): Standard[] {
  return spec.risk.standardRisks.filter(({ when }) =>
    appliesWhen(when, cutover.intake),
  );
}

function fieldsOf(
  input: AddRisk,
  context: RiskContext & { taken: ReadonlySet<string> },
) {
  const faults: Fault[] = [];
  const standard = standardOf(input, context, faults);
  const said = (key: 'title' | 'cause' | 'event' | 'consequence') =>
    input[key] ?? (standard ? inLanguage(standard[key], input.language) : '');
  const needed = (
    key: 'title' | 'category' | 'phase' | 'owner',
    value = '',
  ) => {
    if (!value) {
      faults.push({
        path: [key],
        reason: 'input.missing',
        message: `"${key}" is missing`,
      });
    }
    return value;
  };
  return {
    standard,
    faults,
    fields: {
      title: needed('title', said('title')),
      category: needed('category', input.category ?? standard?.category),
      cause: said('cause'),
      event: said('event'),
      consequence: said('consequence'),
      phase: needed('phase', input.phase ?? standard?.phase),
      owner: needed(
        'owner',
        input.owner ?? (standard && holderOf(standard, context)),
      ),
    },
  };
}

function standardOf(
  { standard: id }: AddRisk,
  context: RiskContext & { taken: ReadonlySet<string> },
  faults: Fault[],
): Standard | undefined {
  if (id === undefined) return undefined;
  const standard = standardRisksOf(context).find(each => each.id === id);
  if (!standard) {
    faults.push({
      path: ['standard'],
      reason: 'risk.unknown-standard',
      message: `The template proposes no risk "${id}" for this cutover`,
      params: { standard: id },
    });
  } else if (context.taken.has(id)) {
    faults.push({
      path: ['standard'],
      reason: 'risk.taken-over',
      message: `"${id}" is in the register already`,
      params: { standard: id },
    });
  }
  return standard;
}

/** The first who holds the role that the template names. */
export function holderOf(
  { ownerRole }: Standard,
  { cutover: { team } }: Pick<RiskCall, 'cutover'>,
): string | undefined {
  return Object.hasOwn(team, ownerRole) ? team[ownerRole][0] : undefined;
}
