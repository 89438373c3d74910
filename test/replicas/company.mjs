import fs from 'node:fs';
import path from 'node:path';
import { root } from '../portal.mjs';
import { panelTemplate } from './panelTemplate.mjs';

/** Fifty people who decide, besides those of the demo company. */
export const PEOPLE = Array.from(
  { length: 50 },
  (_, index) => `decider-${String(index + 1).padStart(2, '0')}`,
);

export const refOf = name => `user:default/${name}`;

const kinds = [
  ...['Group', 'User', 'Domain', 'System', 'Component', 'API', 'Resource'],
];

/** Writes the people and the template of the campaign into a folder; the configuration of a portal that has them. */
export function campaignConfig(folder, postgres) {
  fs.mkdirSync(folder, { recursive: true });
  const file = (name, entities) => {
    const target = path.join(folder, name);
    // JSON is YAML.
    fs.writeFileSync(
      target,
      entities.map(entity => JSON.stringify(entity)).join('\n---\n'),
    );
    return target;
  };
  const people = file('people.yaml', PEOPLE.map(personEntity));
  const templates = file('template.yaml', [panelTemplate]);
  const example = name => path.join(root, 'examples', `${name}.yaml`);
  return {
    auth: {
      providers: {
        demo: {
          people: ['priya.nair', 'zhao.lin', 'chen.wei', ...PEOPLE].map(
            name => ({ user: refOf(name), name }),
          ),
        },
      },
    },
    backend: {
      database: {
        client: 'pg',
        connection: {
          host: '127.0.0.1',
          port: postgres.port,
          user: 'postgres',
        },
        // Two replicas and a third process share one server with 200 connections.
        knexConfig: { pool: { min: 0, max: 8 } },
      },
      rateLimit: { windowMs: 1000, incomingRequestLimit: 1_000_000 },
    },
    catalog: {
      locations: [
        ...[example('organisation'), example('landscape'), people].map(
          target => ({ type: 'file', target, rules: [{ allow: kinds }] }),
        ),
        {
          type: 'file',
          target: templates,
          // The second is the wizard that the catalog makes of the first.
          rules: [{ allow: ['CutoverTemplate', 'Template'] }],
        },
      ],
    },
    cutover: {
      samples: { file: null },
      builtInTemplates: ['technology-upgrade'],
    },
  };
}

function personEntity(name) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: { profile: { displayName: name }, memberOf: ['technology'] },
  };
}
