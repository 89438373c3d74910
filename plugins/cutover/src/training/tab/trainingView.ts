/** What the tab shows; all of it stands in the URL, so that a link keeps it. */
export interface TrainingView {
  /** Of whom readiness is shown, and how. */
  by: (typeof BYS)[number];
  look: (typeof LOOKS)[number];
  /** The course whose readiness is shown; empty: of all. */
  ready: string;
  /** What the titles of the courses in the list have in them; empty: all are listed. */
  find: string;
  /** The course that is open; empty: none. */
  course: string;
  /** Of the open course, the assessment whose results lie beside it. */
  results: string;
  /** Of those results, the version that was chosen; empty: none. */
  version: string;
  /** Whom the list of people is about; empty: all. */
  department: string;
  role: string;
  /** The one person whom a notification is about. */
  person: string;
  who: (typeof WHO)[number];
}

/** Of each the first stands for itself, and not in the address. */
export const BYS = ['department', 'role'] as const;
export const LOOKS = ['chart', 'table'] as const;
export const WHO = ['missing', 'certified', 'all'] as const;

const TEXTS = [
  'ready',
  'find',
  'course',
  'results',
  'version',
  'department',
  'role',
  'person',
] as const;

export function viewOf(params: URLSearchParams): TrainingView {
  return {
    by: oneOf(BYS, params.get('by')),
    look: oneOf(LOOKS, params.get('look')),
    ready: params.get('ready') ?? '',
    find: params.get('find') ?? '',
    course: params.get('course') ?? '',
    results: params.get('results') ?? '',
    version: /^[1-9]\d{0,8}$/.exec(params.get('version') ?? '')?.[0] ?? '',
    department: params.get('department') ?? '',
    role: params.get('role') ?? '',
    person: params.get('person') ?? '',
    who: oneOf(WHO, params.get('who')),
  };
}

/** The address with a view in it, as short as it can be; what others keep there stays. */
export function withView(
  params: URLSearchParams,
  view: TrainingView,
): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (key: string, value: string) => {
    if (value) next.set(key, value);
    else next.delete(key);
  };
  TEXTS.forEach(key => put(key, view[key]));
  put('by', view.by === BYS[0] ? '' : view.by);
  put('look', view.look === LOOKS[0] ? '' : view.look);
  put('who', view.who === WHO[0] ? '' : view.who);
  return next;
}

function oneOf<T extends string>(
  all: readonly [T, ...T[]],
  given: string | null,
): T {
  return all.find(each => each === given) ?? all[0];
}
