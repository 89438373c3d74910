import type { Substitution } from './model';

/** So many hops a chain of substitutes has at most. */
export const MOST_HOPS = 3;

/**
 * Who decides for a person at a moment: `undefined` without a substitution; `nobody` where the chain comes back to
 * somebody in it, is too long, or ends at somebody who may not decide.
 */
export function substituteOf(
  person: string,
  at: string,
  substitutions: Substitution[],
  mayDecide: (person: string) => boolean,
): string | 'nobody' | undefined {
  const seen = [person];
  let last = person;
  for (;;) {
    const next = active(substitutions, last, at);
    if (!next) break;
    if (seen.includes(next) || seen.length > MOST_HOPS) return 'nobody';
    seen.push(next);
    last = next;
  }
  if (last === person) return undefined;
  return mayDecide(last) ? last : 'nobody';
}

/** Whether one more substitution would lead in a circle, at any moment at which all of it is in force. */
export function makesCycle(
  added: Substitution,
  substitutions: Substitution[],
): boolean {
  const others = substitutions.filter(({ id }) => id !== added.id);
  // What is ever in force together is so when the last of it begins.
  return [added, ...others]
    .map(({ start }) => start)
    .filter(at => isInForce(added, at))
    .some(at => {
      const then = others.filter(each => isInForce(each, at));
      return leadsTo(added.principal, added.substitute, then);
    });
}

function leadsTo(
  person: string,
  from: string,
  substitutions: Substitution[],
): boolean {
  const seen = new Set([from]);
  for (const each of seen) {
    substitutions
      .filter(({ principal }) => principal === each)
      .forEach(({ substitute }) => seen.add(substitute));
  }
  return seen.has(person);
}

/** Of several at once, the one that began last holds. */
function active(substitutions: Substitution[], principal: string, at: string) {
  return substitutions
    .filter(each => each.principal === principal && isInForce(each, at))
    .sort((a, b) => order(b.start, a.start) || order(a.id, b.id))
    .at(0)?.substitute;
}

function isInForce({ start, end }: Substitution, at: string): boolean {
  return start <= at && at < end;
}

function order(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
