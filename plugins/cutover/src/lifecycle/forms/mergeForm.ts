import isEqual from 'fast-deep-equal';

/** The fields that differ. */
export function changedIn<T extends object>(base: T, mine: T): (keyof T)[] {
  return keysOf(mine).filter(key => !isEqual(base[key], mine[key]));
}

/** The fields that both changed, and differently. */
export function clashesIn<T extends object>(
  base: T,
  mine: T,
  theirs: T,
): (keyof T)[] {
  return changedIn(base, mine).filter(
    key => !isEqual(base[key], theirs[key]) && !isEqual(mine[key], theirs[key]),
  );
}

export type Choices<T> = Partial<Record<keyof T, 'mine' | 'theirs'>>;

/** What others left, with what only I changed, and with what was chosen where both did. */
export function mergedForm<T extends object>(
  base: T,
  mine: T,
  theirs: T,
  choices: Choices<T> = {},
): T {
  const merged = { ...theirs };
  for (const key of changedIn(base, mine)) {
    if (choices[key] !== 'theirs') merged[key] = mine[key];
  }
  return merged;
}

function keysOf<T extends object>(value: T) {
  return Object.keys(value) as (keyof T)[];
}
