import type { Cutover } from '../lifecycle';
import { holds, holdersOfRole, teamOf, whyBarred } from './eligible';
import type { Round, Seat, Substitution } from './model';
import { substituteOf } from './substitutes';

/** As things stand when somebody decides. */
export interface Standing {
  at: string;
  team: Cutover['team'];
  substitutions: Substitution[];
}

/** Somebody who may decide on a seat; for the holder where `onBehalfOf` is set. */
export interface Decider {
  person: string;
  onBehalfOf?: string;
}

/**
 * Everybody who may decide on a seat now: its holder, unless they have left; who stands in for them; and to whom it was
 * escalated. The first valid decision wins.
 */
export function decidersOf(
  round: Round,
  seat: Seat,
  standing: Standing,
): Decider[] {
  const { team, substitutions, at } = standing;
  const { holder } = seat;
  const may = (person: string) => !whyBarred(person, round, team);
  const stays = stillHolds(seat, team) && may(holder);
  const deputy = stays
    ? substituteOf(holder, at, substitutions, may)
    : undefined;
  const others =
    deputy === 'nobody'
      ? escalationOf(round, seat, team)
      : [deputy ?? []].flat();
  const people = new Set([...others, ...escalatedTo(round, seat, team)]);
  people.delete(holder);
  return [
    ...(stays ? [{ person: holder }] : []),
    ...[...people].filter(may).map(person => ({ person, onBehalfOf: holder })),
  ];
}

/** Whether the holder still has what gave them the seat. */
export function stillHolds(
  { holder, role, transfers }: Seat,
  team: Cutover['team'],
): boolean {
  return transfers.length
    ? teamOf(team).includes(holder)
    : holds(team, role, holder);
}

/** Those to whom a seat was escalated, as far as they still hold the role for which they were chosen. */
function escalatedTo(
  round: Round,
  { rule: id, escalated }: Seat,
  team: Cutover['team'],
): string[] {
  if (!escalated) return [];
  const rule = round.rules.find(each => each.id === id);
  const role =
    escalated.why === 'left' ? rule?.escalateEmptyTo : rule?.escalateOverdueTo;
  return escalated.to.filter(
    person => role !== undefined && holds(team, role, person),
  );
}

/** Who decides where nobody of a seat can. */
export function escalationOf(
  round: Round,
  { rule: id, holder }: Seat,
  team: Cutover['team'],
): string[] {
  const rule = round.rules.find(each => each.id === id);
  const role = rule?.escalateEmptyTo;
  if (!role) return [];
  return holdersOfRole(team, role).filter(
    person => person !== holder && !whyBarred(person, round, team),
  );
}
