import type { MyTraining } from '@backstage-cutover/plugin-cutover-common';

/** What is left to do, the latest and then the next due first, whoever is certified already last; and what is done. */
export function sortMine(items: MyTraining[]): {
  open: MyTraining[];
  done: MyTraining[];
} {
  const sorted = [...items].sort(
    (one, other) =>
      Number(other.late) - Number(one.late) ||
      Number(isOnlyAsked(one)) - Number(isOnlyAsked(other)) ||
      one.dueDay.localeCompare(other.dueDay) ||
      one.cutover.title.localeCompare(other.cutover.title),
  );
  return {
    open: sorted.filter(({ todo }) => todo.length > 0),
    done: sorted.filter(({ todo }) => todo.length === 0),
  };
}

/** Nothing is left but to say how it was. */
function isOnlyAsked({ todo }: MyTraining) {
  return todo.every(({ kind }) => kind === 'answer');
}
