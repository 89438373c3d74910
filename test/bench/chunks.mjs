import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from '../portal.mjs';
import { spread } from './measure.mjs';

const plugin = path.join(root, 'plugins/cutover');

/** The parts of the plugin that are loaded when they are needed, and the most that each may weigh. */
const PARTS = [
  {
    name: 'form of a document',
    folders: ['deliverable/form', 'deliverable/widgets'],
    atMost: 20,
  },
];

export async function benchChunks({ report }) {
  for (const { name, folders, atMost } of PARTS) {
    const chunks = await lazyKilobytes({ folders });
    const kilobytes = chunks.reduce((sum, chunk) => sum + chunk.kilobytes, 0);
    report.add(
      `kB gzip of our own code, ${name}`,
      { ...spread([kilobytes]), chunks },
      { atMost },
    );
  }
}

/**
 * How large our own code is in the chunks that a browser loads for a part of the product, without libraries: minified and
 * gzipped, what the start of the portal loads anyway left out.
 *
 * @param {{ folders: string[] }} part its folders within the plugin's sources
 */
async function lazyKilobytes({ folders }) {
  const { outputFiles, metafile } = await build({
    entryPoints: [path.join(plugin, 'src/alpha.tsx')],
    absWorkingDir: plugin,
    outdir: 'chunks',
    bundle: true,
    splitting: true,
    format: 'esm',
    packages: 'external',
    minify: true,
    jsx: 'automatic',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const outputs = metafile.outputs;
  const entry = Object.keys(outputs).find(
    name => outputs[name].entryPoint === 'src/alpha.tsx',
  );
  const atStart = new Set();
  const open = [entry];
  for (let name = open.pop(); name; name = open.pop()) {
    if (atStart.has(name)) continue;
    atStart.add(name);
    open.push(
      ...outputs[name].imports
        .filter(({ kind }) => kind === 'import-statement')
        .map(imported => imported.path)
        .filter(imported => imported in outputs),
    );
  }
  const isOfPart = name =>
    Object.keys(outputs[name].inputs).some(input =>
      folders.some(folder => input.startsWith(`src/${folder}/`)),
    );
  const chunks = Object.keys(outputs).filter(
    name => !atStart.has(name) && isOfPart(name),
  );
  if (!chunks.length) throw new Error(`Nothing lazy is in ${folders}`);
  return chunks.map(name => {
    const file = outputFiles.find(
      each => path.relative(plugin, each.path) === name,
    );
    const inputs = Object.keys(outputs[name].inputs).length;
    return { name, inputs, kilobytes: gzipSync(file.contents).length / 1024 };
  });
}
