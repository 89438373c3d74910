/** What the tab shows; all of it stands in the URL, so that a link keeps it. */
export interface TrainingView {
  /** The course that is open; empty: none. */
  course: string;
  /** Of the open course, the assessment whose results lie beside it. */
  results: string;
  /** Whom the list of people is about; empty: all. */
  department: string;
  role: string;
  /** The one person whom a notification is about. */
  person: string;
  who: (typeof WHO)[number];
}

export const WHO = ['missing', 'certified', 'all'] as const;

const TEXTS = [
  ...(['course', 'results', 'department', 'role', 'person'] as const),
] as const;

export function viewOf(params: URLSearchParams): TrainingView {
  return {
    course: params.get('course') ?? '',
    results: params.get('results') ?? '',
    department: params.get('department') ?? '',
    role: params.get('role') ?? '',
    person: params.get('person') ?? '',
    who: WHO.find(each => each === params.get('who')) ?? 'missing',
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
  put('who', view.who === 'missing' ? '' : view.who);
  return next;
}
