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
  const others = substitutions.filter(
    ({ id, start, end }) =>
      id !== added.id && start < added.end && added.start < end,
  );
  const reaches = (from: string, seen: Set<string>): boolean => {
    if (from === added.principal) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return others
      .filter(({ principal }) => principal === from)
      .some(({ substitute }) => reaches(substitute, seen));
  };
  return reaches(added.substitute, new Set());
}

/** Of several at once, the one that began last holds. */
function active(substitutions: Substitution[], principal: string, at: string) {
  return substitutions
    .filter(
      each => each.principal === principal && each.start <= at && at < each.end,
    )
    .sort((a, b) => order(b.start, a.start) || order(a.id, b.id))
    .at(0)?.substitute;
}

function order(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
