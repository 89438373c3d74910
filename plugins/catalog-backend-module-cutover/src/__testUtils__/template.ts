import type { JsonObject } from '@backstage/types';

/** A small template with nothing wrong in it. */
export const wholeSpec: JsonObject = {
  type: 'small-change',
  version: '1.0.0',
  owner: 'group:default/shop-team',
  title: 'Small change',
  description: 'For tests',
  chooseWhen: 'Never',
  languages: ['en'],
  roles: [{ id: 'sponsor', title: 'Sponsor', leads: true }],
  intake: { schema: { type: 'object', properties: {} } },
  phases: [
    {
      id: 'implementation',
      title: 'Implementation',
      goal: 'It is done',
      duration: 'P2W',
      holdsWindow: true,
      activities: [
        { id: 'do', title: 'Do', description: 'Do it', role: 'sponsor' },
      ],
      gate: {
        id: 'verification',
        title: 'Verification',
        rules: [{ id: 'sponsor', type: 'all', roles: ['sponsor'] }],
      },
    },
  ],
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
    categories: [
      {
        id: 'any',
        title: 'Any',
        responses: [{ id: 'avoid', title: 'Avoid', strategy: 'avoid' }],
      },
    ],
  },
  training: {},
  runbook: {
    streams: [{ id: 'all', title: 'All' }],
    tasks: [{ id: 'switch', title: 'Switch', stream: 'all', role: 'sponsor' }],
  },
  communication: {},
};

/** The text of a file that holds a CutoverTemplate. */
export function templateFile(name: string, spec: JsonObject): string {
  // JSON is YAML.
  return JSON.stringify({
    apiVersion: 'cutover/v1',
    kind: 'CutoverTemplate',
    metadata: { name },
    spec,
  });
}
