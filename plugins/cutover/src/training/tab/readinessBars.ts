import type {
  Readiness,
  ReadinessRow,
} from '@backstage-cutover/plugin-cutover-common';

/** How ready a department or role is, over one course or all. */
export interface ReadinessBar extends Readiness {
  /** Group ref or role id; missing for people of whom the catalog names none. */
  of?: string;
  /** The first day by which somebody of it still has to be certified; missing once all are. */
  due?: string;
  late: boolean;
}

interface Asked {
  courses: { id: string; dueDay: string }[];
  /** Only this one, if one is named. */
  course?: string;
  /** Calendar day in the zone of the plan. */
  today: string;
}

/** One bar for each department or role, the one that is furthest from ready first. */
export function readinessBars(rows: ReadinessRow[], asked: Asked) {
  const { courses, course, today } = asked;
  const dueOf = new Map(courses.map(({ id, dueDay }) => [id, dueDay]));
  const bars = new Map<string | undefined, ReadinessBar>();
  for (const row of rows) {
    if (course && row.course !== course) continue;
    const bar = bars.get(row.of) ?? { needed: 0, certified: 0, late: false };
    const isShort = row.certified < row.needed;
    const due = earlier(bar.due, isShort ? dueOf.get(row.course) : undefined);
    bars.set(row.of, {
      ...(row.of ? { of: row.of } : {}),
      needed: bar.needed + row.needed,
      certified: bar.certified + row.certified,
      ...(due ? { due } : {}),
      late: due !== undefined && due < today,
    });
  }
  return [...bars.values()]
    .filter(({ needed }) => needed > 0)
    .sort((one, other) => shareOf(one) - shareOf(other));
}

export function sumOf(rows: Readiness[]): Readiness {
  return rows.reduce(
    (sum, { needed, certified }) => ({
      needed: sum.needed + needed,
      certified: sum.certified + certified,
    }),
    { needed: 0, certified: 0 },
  );
}

/** 0 to 1; whoever needs nothing is ready. */
export function shareOf({ needed, certified }: Readiness) {
  return needed === 0 ? 1 : certified / needed;
}

function earlier(one?: string, other?: string) {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}
