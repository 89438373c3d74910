import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../portal.mjs';

/** Prints every figure as it comes, and writes all of them as JSON. */
export class Report {
  #results = [];
  #engines = new Set();
  #began = { at: new Date().toISOString(), load: os.loadavg()[0] };

  /** `goal` is the most, or with `atLeast` the least, that the median may be; without one nothing is judged. */
  add(name, result, goal) {
    const met = goal && meets(result.median, goal);
    this.#results.push({ name, ...result, ...(goal && { goal, met }) });
    const { median, min, max } = result;
    const digits = median < 0.01 ? 4 : 2;
    const figures = [median, min, max].map(value => value.toFixed(digits));
    process.stdout.write(
      `${wordOf(met)} ${name}: ${figures[0]} (${figures[1]} to ${figures[2]})${
        goal ? `, goal ${limitOf(goal)}` : ''
      }\n`,
    );
  }

  engine(nameAndVersion) {
    this.#engines.add(nameAndVersion);
  }

  get allMet() {
    return this.#results.every(({ met }) => met !== false);
  }

  /** `complete` is false where the run was cut off by a fault. */
  write({ quick, complete }) {
    const file = path.join(root, 'test-results/bench.json');
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const content = {
      ...{ quick, complete },
      began: this.#began,
      ended: { at: new Date().toISOString(), load: os.loadavg()[0] },
      commit: commit(),
      machine: {
        cores: os.availableParallelism(),
        processor: os.cpus()[0]?.model,
        memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
        platform: `${process.platform} ${process.arch}`,
        node: process.versions.node,
        engines: [...this.#engines],
      },
      results: this.#results,
    };
    fs.writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
    process.stdout.write(`\nWritten to ${path.relative(root, file)}\n`);
  }
}

function meets(value, { atLeast, atMost }) {
  return atLeast === undefined ? value <= atMost : value >= atLeast;
}

function limitOf({ atLeast, atMost }) {
  return atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
}

function wordOf(met) {
  if (met === undefined) return '      ';
  return met ? 'met   ' : 'MISSED';
}

function commit() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    // A copy without its history is measured as well as any other.
    return undefined;
  }
}
