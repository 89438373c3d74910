/** Longer names are compared by how they begin. */
const LONGEST = 200;

/** The name that is most like another one, and in how many letters it differs. */
export function nearest(
  name: string,
  candidates: readonly string[],
): { name: string; distance: number } | undefined {
  return candidates
    .map(candidate => ({
      name: candidate,
      distance: distance(name.slice(0, LONGEST), candidate.slice(0, LONGEST)),
    }))
    .sort((one, other) => one.distance - other.distance)
    .at(0);
}

/** How many letters one must change to make one word of the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + change));
    }
    row = next;
  }
  return row[other.length];
}
