import type { MyTraining } from '@backstage-cutover/plugin-cutover-common';

/**
 * What is not over, the latest and then the next due first; what others decide about after what is to be done, and whoever is
 * certified already last; and what is done.
 */
export function sortMine(items: MyTraining[]): {
  open: MyTraining[];
  done: MyTraining[];
} {
  const sorted = [...items].sort(
    (one, other) =>
      Number(other.late) - Number(one.late) ||
      turnOf(one) - turnOf(other) ||
      one.dueDay.localeCompare(other.dueDay) ||
      one.cutover.title.localeCompare(other.cutover.title),
  );
  return {
    open: sorted.filter(each => !isDone(each)),
    done: sorted.filter(isDone),
  };
}

function turnOf(item: MyTraining) {
  if (item.todo.some(({ kind }) => kind !== 'answer')) return 0;
  return isUndecided(item) ? 1 : 2;
}

function isDone(item: MyTraining) {
  return item.todo.length === 0 && !isUndecided(item);
}

/** All attempts are used up, and somebody else decides what follows. */
export function isUndecided({ standings }: Pick<MyTraining, 'standings'>) {
  return standings.some(({ state }) => state === 'exhausted');
}
