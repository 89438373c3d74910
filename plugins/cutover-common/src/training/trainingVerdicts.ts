import type { Certificate, CourseMember } from './model';
import type { QuestionnaireSum } from './results';
import type { Readiness } from './view';
import { isCertified, isNeeded } from './standing';

// Shares such as 0.7 are not exact.
const ALMOST = 1e-9;

/** How ready the people of each course are, against the share that is asked for. */
export interface CertifiedVerdict {
  passed: boolean;
  courses: (CourseReadiness & { passed: boolean })[];
}

type CourseReadiness = Readiness & { course: string };

/**
 * Whether in each course at least a share of those who need it are certified. A course that nobody needs holds nobody up.
 *
 * @param counted - of courses that somebody needs
 * @param asked - only these courses; all where they are left out
 */
export function certifiedVerdict(
  counted: readonly CourseReadiness[],
  asked: { share: number; courses?: readonly string[] },
): CertifiedVerdict {
  const names = asked.courses ?? counted.map(({ course }) => course);
  const courses = names.map(course => {
    const { certified = 0, needed = 0 } =
      counted.find(each => each.course === course) ?? {};
    return {
      ...{ course, needed, certified },
      passed: certified >= asked.share * needed - ALMOST,
    };
  });
  return { passed: courses.every(({ passed }) => passed), courses };
}

/** What of somebody in a course is looked at where they are on duty. */
export type CheckedMember = Pick<
  CourseMember,
  'course' | 'leftAt' | 'person' | 'released'
> & { certificate?: Pick<Certificate, 'until'> };

/** Whether those who are rostered for the window are trained for it. */
export interface ShiftVerdict {
  passed: boolean;
  rostered: number;
  /** Who need a course and are not certified in it until the window ends. */
  missing: { person: string; courses: string[] }[];
  /** Who belong to no course at all. */
  untrained: string[];
}

/**
 * Whether everybody who is rostered is certified, until the end of the window, in all courses that they need; somebody
 * whom nobody has assigned to any is not. With nobody on the roster there is nothing to say yes to.
 */
export function onShiftVerdict(
  rostered: readonly string[],
  members: readonly CheckedMember[],
  asked: {
    courses?: readonly string[];
    /** Now. */
    at: string;
    /** When the shift is over, UTC. */
    until: string;
  },
): ShiftVerdict {
  const people = [...new Set(rostered)];
  const asOf = asked.until > asked.at ? asked.until : asked.at;
  const missing: ShiftVerdict['missing'] = [];
  const untrained: string[] = [];
  for (const person of people) {
    const own = members
      .filter(member => member.person === person && !member.leftAt)
      .filter(({ course }) => asked.courses?.includes(course) ?? true);
    const courses = own
      .filter(isNeeded)
      .filter(member => !isCertified(member, asOf))
      .map(({ course }) => course);
    if (own.length === 0) untrained.push(person);
    else if (courses.length) missing.push({ person, courses });
  }
  return {
    passed: people.length > 0 && !missing.length && !untrained.length,
    rostered: people.length,
    missing,
    untrained,
  };
}

export interface QuestionnaireVerdict {
  passed: boolean;
  /** Mean of all ratings, from 1 to 5; missing while too few have answered. */
  average?: number;
  /** Share of those who are asked who have answered. */
  answered: number;
  /** How many questionnaires are asked of so few that nothing of them is ever shown. */
  tooFew: number;
}

/**
 * Whether those who answered rate the training high enough, and enough of them have. A rating of another number of steps
 * counts as far from the lowest to the highest as it is, on the scale from 1 to 5. Questionnaires that are asked of fewer
 * people than it takes to show anything are left out, and where all are, there is nothing to wait for.
 *
 * @param all - with how many people are asked
 */
export function questionnaireVerdict(
  all: readonly { result: QuestionnaireSum; asked: number }[],
  asked: { average: number; answered?: number },
): QuestionnaireVerdict {
  const results = all.filter(
    ({ asked: people, result }) =>
      people >= result.minimumGroup || result.shown > 0,
  );
  const tooFew = all.length - results.length;
  if (results.length === 0) {
    return { passed: all.length > 0, answered: 0, tooFew };
  }
  // How often each place on the scale was chosen.
  const places = results.flatMap(({ result }) =>
    result.items.flatMap(item =>
      item.kind === 'rating'
        ? item.counts.map((count, step) => ({
            count,
            place: 1 + (4 * step) / (item.steps - 1),
          }))
        : [],
    ),
  );
  const ratings = summed(places.map(({ count }) => count));
  const sum = summed(places.map(({ count, place }) => count * place));
  const total = summed(results.map(each => each.asked));
  const answers = summed(results.map(({ result }) => result.answered));
  const answered = total === 0 ? 0 : Math.min(1, answers / total);
  const average = ratings === 0 ? undefined : sum / ratings;
  return {
    passed:
      average !== undefined &&
      average >= asked.average - ALMOST &&
      answered >= (asked.answered ?? 0) - ALMOST,
    ...(average === undefined ? {} : { average }),
    ...{ answered, tooFew },
  };
}

function summed(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
