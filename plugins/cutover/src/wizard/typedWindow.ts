import {
  readWindow,
  windowFaults,
  type Cutover,
  type CutoverWindow,
  type Fault,
} from '@backstage-cutover/plugin-cutover-common';

/** A window as it stands in the form: local times in its own zone, any of them still missing. */
export interface TypedWindow {
  start?: string;
  end?: string;
  timeZone?: string;
}

export type Edge = 'start' | 'end' | 'timeZone';

/** What the form says of a fault, by the code that the server uses for the same. */
const messages = {
  'window.missing': 'wizard.window.missing',
  'window.not-a-date': 'wizard.window.notADate',
  'window.unknown-time-zone': 'wizard.window.unknownZone',
  'window.ends-before-it-begins': 'wizard.window.endsBeforeItBegins',
  'window.in-the-past': 'wizard.window.inThePast',
  'window.no-such-time': 'wizard.window.noSuchTime',
} as const;

export interface WindowFault {
  edge: Edge;
  message: (typeof messages)[keyof typeof messages];
  timeZone: string;
}

export type ReadWindow =
  | { window: CutoverWindow; faults: [] }
  | { window?: undefined; faults: WindowFault[] };

/** The same rules as on the server, said while typing. */
export function readTypedWindow(typed: TypedWindow, now: string): ReadWindow {
  const { start, end, timeZone = 'UTC' } = typed;
  if (!start || !end) {
    return {
      faults: [
        {
          edge: start ? 'end' : 'start',
          message: messages['window.missing'],
          timeZone,
        },
      ],
    };
  }
  const read = readWindow({ start, end, timeZone }, []);
  const faults = read.value ? windowFaults(read.value, now, []) : read.faults;
  if (read.value && faults.length === 0) {
    return { window: read.value, faults: [] };
  }
  return { faults: faults.map(fault => shown(fault, timeZone)) };
}

function shown({ path, reason }: Fault, timeZone: string): WindowFault {
  const [edge] = path;
  return {
    edge: edge === 'end' || edge === 'timeZone' ? edge : 'start',
    message: isKnown(reason) ? messages[reason] : messages['window.not-a-date'],
    timeZone,
  };
}

function isKnown(reason: string): reason is keyof typeof messages {
  return Object.hasOwn(messages, reason);
}

export interface WindowConflict {
  cutover: Cutover;
  /** Refs of the targets that both change. */
  shared: string[];
}

/** Other cutovers in the same window: those on the same targets first, then by their beginning. */
export function conflictsOf(
  cutovers: Cutover[],
  targets: string[],
): WindowConflict[] {
  return cutovers
    .map(cutover => ({
      cutover,
      shared: cutover.targets
        .map(({ ref }) => ref)
        .filter(ref => targets.includes(ref)),
    }))
    .sort(
      (a, b) =>
        Number(b.shared.length > 0) - Number(a.shared.length > 0) ||
        a.cutover.window.start.localeCompare(b.cutover.window.start),
    );
}
