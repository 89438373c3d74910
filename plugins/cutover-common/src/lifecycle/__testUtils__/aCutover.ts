import {
  cutoverTemplateSpecSchema,
  type CutoverTemplateSpec,
} from '../../template';
import { createCutover } from '../createCutover';
import type { Actor } from '../actor';
import type { EntityFact } from '../entityRefs';
import { parseCreateInput, refsOf } from '../parseInput';

export const noon = '2026-11-24T12:00:00.000Z';

export const alice: Actor = person('alice', 'group:default/executives');
export const bob: Actor = person('bob', 'group:default/shop-team');
export const carol: Actor = person('carol');
export const dora: Actor = person('dora');
export const machine: Actor = {
  kind: 'service',
  ref: 'external:robot',
  groups: [],
};

function person(name: string, ...groups: string[]): Actor {
  const ref = `user:default/${name}`;
  return { kind: 'person', ref, groups: [ref, ...groups] };
}

/** Three phases with the window in the middle one; a sponsor leads, a coordinator manages. */
export const aTemplate: CutoverTemplateSpec = cutoverTemplateSpecSchema.parse({
  type: 'small-change',
  version: '1.0.0',
  title: { en: 'Small change', 'zh-CN': '小变更' },
  description: 'For tests',
  chooseWhen: 'Never',
  roles: [
    { id: 'sponsor', title: 'Sponsor', leads: true, max: 2 },
    { id: 'coordinator', title: 'Coordinator', manages: true, min: 0 },
    { id: 'operations-lead', title: 'Operations', min: 0, max: 1 },
  ],
  intake: {
    schema: {
      type: 'object',
      required: ['reason'],
      properties: { reason: { type: 'string', title: 'Reason' } },
    },
  },
  phases: [
    ['initiation', 'P2W'],
    ['implementation', 'P1M'],
    ['closing', 'P1W'],
  ].map(([id, duration]) => ({
    id,
    title: { en: `The ${id}`, 'zh-CN': id },
    goal: id,
    duration,
    holdsWindow: id === 'implementation',
    activities: [
      { id: `do-${id}`, title: id, description: id, role: 'sponsor' },
    ],
  })),
  risk: {
    likelihood: [
      { id: 'low', title: 'Low' },
      { id: 'high', title: 'High' },
    ],
    impact: [
      { id: 'low', title: 'Low' },
      { id: 'high', title: 'High' },
    ],
    dimensions: [{ id: 'time', title: 'Time' }],
    priorities: [
      { id: 'low', title: 'Low', tone: 'ok' },
      { id: 'high', title: 'High', tone: 'critical' },
    ],
    matrix: {
      low: { low: 'low', high: 'low' },
      high: { low: 'low', high: 'high' },
    },
    categories: [{ id: 'any', title: 'Any', responses: [] }],
  },
  training: {},
  runbook: {
    streams: [{ id: 'all', title: 'All' }],
    tasks: [{ id: 'switch', title: 'Switch', stream: 'all', role: 'sponsor' }],
  },
  communication: {},
});

/** The body of a call that starts a cutover, with nothing wrong in it. */
export function aBody(differently: Record<string, unknown> = {}) {
  return {
    template: 'small-change',
    title: 'Move the shop to the new database',
    owner: 'group:default/shop-team',
    targets: ['component:default/shop', 'system:default/orders'],
    team: {
      sponsor: ['user:default/alice'],
      coordinator: ['user:default/carol'],
    },
    window: {
      start: '2027-03-06T22:00',
      end: '2027-03-07T04:00',
      timeZone: 'Europe/Berlin',
    },
    goals: 'Orders survive the loss of a data centre',
    scope: 'Shop and orders',
    intake: { reason: 'The old database is no longer supported' },
    ...differently,
  };
}

export const catalog: ReadonlyMap<string, EntityFact> = new Map([
  ...['alice', 'bob', 'carol', 'dora'].map(
    name => [`user:default/${name}`, { kind: 'User' }] as const,
  ),
  ...['shop-team', 'executives'].map(
    name => [`group:default/${name}`, { kind: 'Group' }] as const,
  ),
  [
    'component:default/shop',
    { kind: 'Component', owner: 'group:default/shop-team' },
  ],
  ['component:default/till', { kind: 'Component' }],
  ['system:default/orders', { kind: 'System' }],
]);

/** The whole way from a body to a cutover, as the service goes it. */
export function started(
  differently: Record<string, unknown> = {},
  by: Actor = bob,
) {
  const input = parseCreateInput(aBody(differently));
  const named = refsOf(input);
  return createCutover(input, {
    id: '0b9c1f6e-8f5d-4c43-9d0e-2f5d0e7c1a11',
    name: 'move-the-shop',
    at: noon,
    by,
    template: {
      ref: 'cutovertemplate:default/small-change',
      hash: 'a'.repeat(64),
      spec: aTemplate,
    },
    entities: new Map([...catalog].filter(([ref]) => named.includes(ref))),
  });
}

export function aCutover(differently: Record<string, unknown> = {}) {
  return started(differently).cutover;
}

/** What a call was refused for: `path reason` of each fault. */
export function faultsOf(attempt: () => unknown): string[] {
  const error = refusalOf(attempt);
  if (!Array.isArray(error.faults)) throw error;
  return error.faults.map(fault =>
    `${fault.path.join('.')} ${fault.reason}`.trim(),
  );
}

/** The error that a call was refused with. */
export function refusalOf(attempt: () => unknown): Error & {
  reason?: string;
  faults?: { path: (string | number)[]; reason: string; message: string }[];
} {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('This was not refused');
}
