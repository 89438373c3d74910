import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../portal.mjs';

const execute = promisify(execFile);
const installed = path.join(root, 'node_modules');

/** The workspaces that are published, as folders beneath the root. */
export function publishedFolders() {
  return ['plugins', 'packages']
    .flatMap(parent =>
      fs.readdirSync(path.join(root, parent)).map(name => `${parent}/${name}`),
    )
    .filter(folder => fs.existsSync(path.join(root, folder, 'package.json')))
    .filter(folder => !manifestOf(path.join(root, folder)).private);
}

export function manifestOf(folder) {
  return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

/** All files beneath a folder, with slashes and sorted. */
export function filesOf(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry =>
      path.relative(folder, path.join(entry.parentPath, entry.name)),
    )
    .map(file => file.split(path.sep).join('/'))
    .sort();
}

/**
 * Builds what is published in a copy of the repository: packing writes into manifests for a moment, and an interrupted
 * test must not leave that in somebody's checkout. The copy lies beneath the root, where it finds what is installed.
 */
export async function buildCopy(copy) {
  const folders = publishedFolders();
  fs.mkdirSync(copy, { recursive: true });
  for (const file of ['package.json', 'tsconfig.json', 'backstage.json']) {
    fs.copyFileSync(path.join(root, file), path.join(copy, file));
  }
  for (const folder of folders) {
    const home = path.join(copy, folder);
    fs.cpSync(path.join(root, folder), home, {
      recursive: true,
      filter: source =>
        !/^(node_modules|dist|schema)$/.test(path.basename(source)),
    });
    const at = path.join(copy, 'node_modules', manifestOf(home).name);
    fs.mkdirSync(path.dirname(at), { recursive: true });
    // Windows lets everybody make a junction, but not a symbolic link.
    fs.symlinkSync(home, at, 'junction');
  }
  await runNode(copy, [`${installed}/typescript/bin/tsc`]);
  await runNode(copy, [
    ...[`${installed}/@backstage/cli/bin/backstage-cli`, 'repo', 'build'],
  ]);
}

/** Packs one package of the copy with npm, and unpacks it as an install would. */
export async function pack(copy, folder, modules) {
  const packed = path.join(copy, 'packed', folder);
  fs.mkdirSync(packed, { recursive: true });
  await execute('npm', ['pack', '--pack-destination', packed], {
    cwd: path.join(copy, folder),
    shell: process.platform === 'win32',
  });
  const [archive] = fs.readdirSync(packed);
  const { name } = manifestOf(path.join(copy, folder));
  const target = path.join(modules, name);
  fs.mkdirSync(target, { recursive: true });
  await execute(
    'tar',
    ['-xzf', archive, '-C', target, '--strip-components=1'],
    {
      cwd: packed,
    },
  );
  return target;
}

/** Runs a file with Node; resolves with its exit code and what it printed, and rejects if `code` is another one. */
export async function runNode(cwd, args, code = 0) {
  const result = await execute(process.execPath, args, { cwd }).then(
    done => ({ ...done, code: 0 }),
    failed => failed,
  );
  if (result.code === code) return result;
  throw new Error(
    `${args.join(' ')} failed:\n${result.stdout}${result.stderr}`,
  );
}
