import fs from 'node:fs/promises';
import path from 'node:path';

/** Writes a template into a folder; resolves with the location by which a catalog takes it in. */
export async function writeTemplate(folder, template) {
  const target = path.join(folder, `${template.metadata.name}.yaml`);
  await fs.mkdir(folder, { recursive: true });
  // JSON is YAML.
  await fs.writeFile(target, JSON.stringify(template, null, 2));
  return {
    type: 'file',
    target,
    rules: [{ allow: ['CutoverTemplate', 'Template'] }],
  };
}
