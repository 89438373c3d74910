import isEqual from 'fast-deep-equal';

/** `next` with each part of `before` that says the same: what is drawn of it need not be drawn anew. */
export function reusing<T extends object>(before: T, next: T): T {
  const reused = { ...next };
  const keys = new Set(Object.keys({ ...before, ...next }));
  let isSame = true;
  for (const key of keys as Set<string & keyof T>) {
    if (before[key] === next[key]) continue;
    if (isEqual(before[key], next[key])) reused[key] = before[key];
    else isSame = false;
  }
  return isSame ? before : reused;
}
