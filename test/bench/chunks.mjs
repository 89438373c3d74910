import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from '../portal.mjs';
import { spread } from './measure.mjs';

const plugin = path.join(root, 'plugins/cutover');

const form = 'src/deliverable/form/DeliverableFormEditor.tsx';
const risks = 'src/risk/register/CutoverRisks.tsx';
const training = 'src/training/tab/CutoverTraining.tsx';

/** What is loaded when it is needed, from which modules on, and the most that it may weigh. */
const PARTS = [
  { name: 'form of a document', from: input => input === form, atMost: 20 },
  { name: 'risks of a cutover', from: input => input === risks, atMost: 20 },
  {
    name: 'the same with its drawer, files and chart',
    from: input => input === risks || /^src\/risk\//.test(input),
  },
  {
    name: 'training of a cutover',
    from: input => input === training,
    atMost: 20,
  },
  {
    name: 'the same with its forms, people and results',
    from: input =>
      input === training ||
      /^src\/training\/(forms|people|results)\//.test(input),
  },
  {
    name: 'form of a document with every field and dialog that it may need later',
    from: input =>
      input === form || /^src\/deliverable\/(form|widgets)\//.test(input),
  },
];

export async function benchChunks({ report }) {
  for (const { name, from, atMost } of PARTS) {
    const chunks = await lazyKilobytes(from);
    const kilobytes = chunks.reduce((sum, chunk) => sum + chunk.kilobytes, 0);
    report.add(
      `kB gzip of our own code, ${name}`,
      { ...spread([kilobytes]), chunks },
      ...(atMost ? [{ atMost }] : []),
    );
  }
}

/**
 * How large our own code is in the chunks that a browser loads for a part of the product, without libraries: minified and
 * gzipped, what the start of the portal loads anyway left out.
 *
 * @param {(input: string) => boolean} from which modules, loaded when they are needed, the part begins with
 */
async function lazyKilobytes(from) {
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
  const withImports = names => {
    const all = new Set();
    const open = [...names];
    for (let name = open.pop(); name; name = open.pop()) {
      if (all.has(name)) continue;
      all.add(name);
      open.push(
        ...outputs[name].imports
          .filter(({ kind }) => kind === 'import-statement')
          .map(imported => imported.path)
          .filter(imported => imported in outputs),
      );
    }
    return all;
  };
  const entries = isMeant =>
    Object.keys(outputs).filter(name =>
      isMeant(outputs[name].entryPoint ?? ''),
    );
  const atStart = withImports(entries(input => input === 'src/alpha.tsx'));
  const chunks = [...withImports(entries(from))].filter(
    name => !atStart.has(name),
  );
  if (!chunks.length) throw new Error('Nothing of it is loaded when needed');
  return chunks.map(name => {
    const file = outputFiles.find(
      each => path.relative(plugin, each.path) === name,
    );
    const inputs = Object.keys(outputs[name].inputs).length;
    return { name, inputs, kilobytes: gzipSync(file.contents).length / 1024 };
  });
}
