import type { Fault } from '../errors';
import type { Cutover } from '../lifecycle';
import type { TemplateGate } from '../template';
import { holdersOfRole, whyBarred, type Submission } from './eligible';
import type { BarReason, Seat } from './model';
import type { RoundRule } from './roundRule';

/** Who is missing, and why nobody else takes the place. */
export interface Shortage {
  rule: string;
  /** Missing where the rule as a whole has too few people. */
  role?: string;
  needed: number;
  found: number;
  /** Holders who may not decide. */
  barred: { person: string; reason: BarReason }[];
  message: string;
}

export type Picks = Record<string, string[]>;

/** The seats of a round, as they would be if it were submitted now, and who is missing. */
export function seatsFor(
  gate: TemplateGate,
  rules: RoundRule[],
  { submission, team, picks = {} }: SeatContext,
): { seats: Seat[]; shortages: Shortage[] } {
  const seats: Seat[] = [];
  const shortages: Shortage[] = rules.length ? [] : [noRule(gate)];
  for (const rule of rules) {
    const picked = gate.rules.find(({ id }) => id === rule.id)?.pick
      ? picks[rule.id] ?? []
      : undefined;
    const found = seatsOfRule(rule, { submission, team, picked });
    seats.push(
      ...found.seats.map((seat, index) => ({
        ...seat,
        id: `s${seats.length + index + 1}`,
      })),
    );
    shortages.push(...found.shortages);
  }
  if (gate.distinct) shortages.push(...distinctShortages(rules, seats));
  return { seats, shortages };
}

export interface SeatContext {
  submission: Submission;
  team: Cutover['team'];
  /** Whom the submitter chose, by rule. */
  picks?: Picks;
}

/** What is wrong with whom the submitter chose. */
export function pickFaults(
  gate: TemplateGate,
  rules: RoundRule[],
  { submission, team, picks = {} }: SeatContext,
): Fault[] {
  const faults: Fault[] = Object.keys(picks)
    .filter(id => !gate.rules.some(rule => rule.id === id && rule.pick))
    .map(id => ({
      path: ['approvers', id],
      reason: 'gate.nothing-to-pick',
      message: `Nobody is to be chosen for "${id.slice(0, 63)}"; leave it out`,
    }));
  for (const rule of rules) {
    const pick = gate.rules.find(({ id }) => id === rule.id)?.pick;
    if (!pick) continue;
    const chosen = picks[rule.id] ?? [];
    const path = ['approvers', rule.id];
    const { min, max } = pick;
    const found = new Set(chosen).size;
    if (found < min || found > max) {
      faults.push({
        path,
        reason: 'gate.pick-number',
        message: `Choose from ${min} to ${max} people, not ${found}`,
        params: { min, max, found },
      });
    }
    const eligible = rule.roles
      .flatMap(role => holdersOfRole(team, role))
      .filter(person => !whyBarred(person, submission, team));
    chosen.forEach((ref, index) => {
      if (eligible.includes(ref)) return;
      faults.push({
        path: [...path, index],
        reason: 'gate.pick-not-eligible',
        message: `${ref} cannot decide here; choose ${
          eligible.join(', ') || 'somebody after the roles are filled'
        }`,
        params: { ref },
      });
    });
  }
  return faults;
}

function seatsOfRule(
  rule: RoundRule,
  context: { submission: Submission; team: Cutover['team']; picked?: string[] },
): { seats: Omit<Seat, 'id'>[]; shortages: Shortage[] } {
  const { submission, team, picked } = context;
  const seats: Omit<Seat, 'id'>[] = [];
  const shortages: Shortage[] = [];
  const barred: Shortage['barred'] = [];
  const eligible = (role: string) =>
    holdersOfRole(team, role).filter(person => {
      const reason = whyBarred(person, submission, team);
      if (reason) barred.push({ person, reason });
      return !reason;
    });
  const counts = rule.type === 'any' || rule.type === 'n-of-m';
  for (const role of rule.roles) {
    const holders = eligible(role).filter(
      person => !picked || picked.includes(person),
    );
    seats.push(...holders.map(holder => aSeat(rule, role, holder, 'role')));
    // What everybody has to approve needs somebody of each role; picked people stand for all roles together.
    if (counts || picked || holders.length) continue;
    const others = escalated(rule, eligible);
    if (others.length) {
      seats.push(...others);
    } else {
      shortages.push(shortage(rule, 1, 0, barred, role));
    }
  }
  const needed = counts ? rule.n ?? 1 : 1;
  const people = () => new Set(seats.map(({ holder }) => holder)).size;
  if (people() >= needed || (shortages.length && !counts)) {
    return { seats, shortages };
  }
  const present = new Set(seats.map(({ holder }) => holder));
  seats.push(
    ...escalated(rule, eligible).filter(({ holder }) => !present.has(holder)),
  );
  if (people() < needed) {
    shortages.push(shortage(rule, needed, people(), barred));
  }
  return { seats, shortages };
}

function escalated(rule: RoundRule, eligible: (role: string) => string[]) {
  const role = rule.escalateEmptyTo;
  if (!role) return [];
  return eligible(role).map(holder => aSeat(rule, role, holder, 'escalated'));
}

function aSeat(
  rule: RoundRule,
  role: string,
  holder: string,
  origin: Seat['origin'],
): Omit<Seat, 'id'> {
  return {
    rule: rule.id,
    role,
    holder,
    origin,
    transfers: [],
    takenBack: [],
    opinions: [],
  };
}

function shortage(
  { id: rule, roles, escalateEmptyTo }: RoundRule,
  needed: number,
  found: number,
  barred: Shortage['barred'],
  role?: string,
): Shortage {
  const who = role ?? roles.join(' or ');
  const beyond = escalateEmptyTo
    ? `, nor does anybody of ${escalateEmptyTo}`
    : '';
  return {
    rule,
    ...(role ? { role } : {}),
    needed,
    found,
    barred,
    message:
      needed === 1
        ? `Nobody who holds ${who} may decide${beyond}`
        : `${needed} people who hold ${who} have to approve; ${found} may decide${beyond}`,
  };
}

/** A gate of which no rule applies would open without anybody's approval. */
function noRule({ rules: [{ id: rule }] }: TemplateGate): Shortage {
  return {
    rule,
    needed: 1,
    found: 0,
    barred: [],
    message: 'None of its rules applies to this cutover',
  };
}

/** Where nobody may decide under two rules, each rule has to find people of its own. */
function distinctShortages(rules: RoundRule[], seats: Seat[]): Shortage[] {
  const places = rules.flatMap(rule => {
    const people = [
      ...new Set(
        seats.filter(seat => seat.rule === rule.id).map(seat => seat.holder),
      ),
    ];
    const counts = rule.type === 'any' || rule.type === 'n-of-m';
    // What everybody has to approve needs each of its people; the others any so many.
    return counts
      ? Array.from({ length: rule.n ?? 1 }, () => ({ rule, people }))
      : people.map(person => ({ rule, people: [person] }));
  });
  const unplaced = unmatched(places);
  return [...new Set(unplaced.map(({ rule }) => rule.id))].map(id => {
    const own = places.filter(({ rule }) => rule.id === id);
    const missing = unplaced.filter(({ rule }) => rule.id === id).length;
    return {
      rule: id,
      needed: own.length,
      found: own.length - missing,
      barred: [],
      message: `Nobody may decide under two rules of this gate, and too few people are left for "${id}": ${
        own.length - missing
      } of ${own.length}`,
    };
  });
}

/** The places that stay empty when as many as possible are filled, nobody twice (Kuhn's augmenting paths). */
function unmatched<T extends { people: string[] }>(places: T[]): T[] {
  const taken = new Map<string, T>();
  const place = (each: T, tried: Set<string>): boolean =>
    each.people.some(person => {
      if (tried.has(person)) return false;
      tried.add(person);
      const holder = taken.get(person);
      if (holder && !place(holder, tried)) return false;
      taken.set(person, each);
      return true;
    });
  return places.filter(each => !place(each, new Set()));
}
