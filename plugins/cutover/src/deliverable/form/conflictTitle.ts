/** Of the heading over what is to be chosen; not in the chooser's file, which is loaded only when it is needed. */
export const CONFLICT_TITLE_ID = 'deliverable-conflict-title';

/** Whoever is typing goes there when they wish, and not by themselves. */
export function goToConflict() {
  document.getElementById(CONFLICT_TITLE_ID)?.focus();
}
