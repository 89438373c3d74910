import type { Text, Work } from '@backstage-cutover/plugin-cutover-common';

/** What is to be done first, first. */
export const GROUPS = ['decide', 'advise', 'do', 'waiting'] as const;
export type Group = (typeof GROUPS)[number];

interface Row {
  /** Stays the same while the page is kept up to date. */
  key: string;
  overdue: boolean;
}

export type DecideRow = Row & Work['decide'][number];
export type AdviseRow = Row & Work['advise'][number];
export type DoRow = Row & Work['do'][number];
export type WaitingRow = Row & Work['waiting'][number];

export interface WorkRows {
  decide: DecideRow[];
  advise: AdviseRow[];
  do: DoRow[];
  waiting: WaitingRow[];
}

/** The list of a person's work: in each group overdue first, then by due date, then by how long it has waited. */
export function rowsOf(work: Work, now: string): WorkRows {
  const isOver = ({ dueAt }: { dueAt?: string }) =>
    dueAt !== undefined && dueAt <= now;
  return {
    decide: inOrder(
      work.decide.map(each => ({
        ...each,
        key: `decide ${gateKey(each)} ${each.onBehalfOf ?? ''}`,
        overdue: isOver(each),
      })),
    ),
    advise: inOrder(
      work.advise.map(each => ({
        ...each,
        key: `advise ${gateKey(each)} ${each.seat} ${each.askedBy}`,
        overdue: isOver(each),
      })),
    ),
    do: inOrder(
      work.do.map(each => ({
        ...each,
        key: `do ${each.cutover.id} ${each.activity}`,
        overdue: each.late,
      })),
    ),
    waiting: inOrder(
      work.waiting.map(each => ({
        ...each,
        key: `waiting ${gateKey(each)}`,
        overdue: each.waitingFor.some(isOver),
        ...earliest([each, ...each.waitingFor]),
      })),
    ),
  };
}

/** One gate, whoever decides on it in whose name. */
export function gateKey(work: {
  cutover: { id: string };
  gate: string;
}): string {
  return `${work.cutover.id} ${work.gate}`;
}

/** What waits for the person themselves, not for others. */
export function countOf({ decide, advise, do: todo }: Work): number {
  return decide.length + advise.length + todo.length;
}

export interface NextDate {
  at: string;
  cutover: { title: string };
  title: Text;
  people: string[];
}

/** The next date on which something is due that others are waited for. */
export function nextDateOf(work: Work, now: string): NextDate | undefined {
  return work.waiting
    .flatMap(({ cutover, title, waitingFor }) =>
      waitingFor.flatMap(({ dueAt: at }) =>
        at !== undefined && at > now
          ? [
              {
                at,
                cutover,
                title,
                people: waitingFor
                  .filter(({ dueAt }) => dueAt === at)
                  .map(({ person }) => person),
              },
            ]
          : [],
      ),
    )
    .sort((a, b) => before(a.at, b.at))
    .at(0);
}

function earliest(dates: { dueAt?: string }[]): { dueAt?: string } {
  const [dueAt] = dates
    .flatMap(each => (each.dueAt === undefined ? [] : [each.dueAt]))
    .sort(before);
  return dueAt === undefined ? {} : { dueAt };
}

type Sorted = Row & { dueAt?: string; since?: string; cutover: { id: string } };

function inOrder<T extends Sorted>(rows: T[]): T[] {
  return [...rows].sort(
    (a, b) =>
      Number(b.overdue) - Number(a.overdue) ||
      // Without a date, after all that have one.
      before(a.dueAt ?? '~', b.dueAt ?? '~') ||
      before(a.since ?? '~', b.since ?? '~') ||
      before(a.key, b.key),
  );
}

function before(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
