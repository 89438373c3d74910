import { checkDuration } from './durations';
import type { LooseSpec, Names } from './names';
import {
  checkAllKnown,
  checkKnown,
  checkUnique,
  each,
  idsOf,
  type Report,
} from './report';

type LooseRunbook = NonNullable<LooseSpec['runbook']>;

/** Every task can begin at some time, and is somebody's. */
export function checkRunbook(spec: LooseSpec, names: Names, report: Report) {
  const { runbook } = spec;
  if (!runbook) return;
  checkUnique(report, 'stream', runbook.streams, ['runbook', 'streams']);
  checkUnique(report, 'task', runbook.tasks, ['runbook', 'tasks']);
  const streams = idsOf(runbook.streams);
  const tasks = idsOf(runbook.tasks);
  each(runbook.tasks, ['runbook', 'tasks'], (task, path) => {
    checkKnown(report, 'stream', task.stream, streams, [...path, 'stream']);
    checkKnown(report, 'role', task.role, names.roles, [...path, 'role']);
    checkAllKnown(report, 'task', task.dependsOn, tasks, [
      ...path,
      'dependsOn',
    ]);
    checkKnown(report, 'task', task.rollsBack, tasks, [...path, 'rollsBack']);
    if (task.rollsBack !== undefined && task.rollsBack === task.id) {
      report(
        [...path, 'rollsBack'],
        'task.rolls-itself-back',
        `The task "${task.id}" cannot roll back itself; name the task that it undoes`,
      );
    }
    // A decision or a milestone may take no time of its own.
    checkDuration(report, task.duration, [...path, 'duration'], { zero: true });
  });
  checkCycles(runbook, report);
}

/** Each set of tasks that wait for one another is told once, where its first task in the runbook says so. */
function checkCycles(runbook: LooseRunbook, report: Report) {
  const tasks = new Map<string, { index: number; waitsFor: string[] }>();
  runbook.tasks?.forEach((task, index) => {
    if (task?.id === undefined || tasks.has(task.id)) return;
    const waitsFor = (task.dependsOn ?? []).flatMap(id => id ?? []);
    tasks.set(task.id, { index, waitsFor });
  });
  const told = new Set<string>();
  for (const [id, { index, waitsFor }] of tasks) {
    if (told.has(id)) continue;
    const cycle = shortestCycle(id, tasks);
    if (!cycle) continue;
    cycle.forEach(member => told.add(member));
    report(
      [
        'runbook',
        'tasks',
        index,
        'dependsOn',
        waitsFor.indexOf(cycle[1] ?? id),
      ],
      'runbook.cycle',
      `These tasks wait for one another: ${[...cycle, id].join(
        ' → ',
      )}; take one "dependsOn" out`,
      { cycle: [...cycle, id].join(' → ') },
    );
  }
}

/** The tasks on the shortest way from `start` back to itself, `start` first. */
function shortestCycle(
  start: string,
  tasks: ReadonlyMap<string, { waitsFor: string[] }>,
): string[] | undefined {
  const cameFrom = new Map<string, string>();
  let edge = [start];
  while (edge.length > 0) {
    const next: string[] = [];
    for (const id of edge) {
      for (const other of tasks.get(id)?.waitsFor ?? []) {
        if (other === start) return wayTo(id, cameFrom);
        if (cameFrom.has(other) || !tasks.has(other)) continue;
        cameFrom.set(other, id);
        next.push(other);
      }
    }
    edge = next;
  }
  return undefined;
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [end];
  for (let at = cameFrom.get(end); at !== undefined; at = cameFrom.get(at)) {
    way.unshift(at);
  }
  return way;
}
