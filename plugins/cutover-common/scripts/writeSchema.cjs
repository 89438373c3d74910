// Writes the JSON Schema of templates into the package, when it is packed, for the editors of whoever installs it.
const { mkdirSync, writeFileSync } = require('node:fs');
const { resolve } = require('node:path');

require('@backstage/cli/config/nodeTransform.cjs');
const { templateJsonSchema } = require('../src');

const folder = resolve(__dirname, '../schema');
mkdirSync(folder, { recursive: true });
writeFileSync(
  resolve(folder, 'cutover-template.schema.json'),
  `${JSON.stringify(templateJsonSchema())}\n`,
);
