/** What nothing may be called: no input may hold these as keys, and so nobody could say anything about it. */
export const RESERVED_IDS: ReadonlySet<string> = new Set([
  'constructor',
  'prototype',
]);
