import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launch, Problem, say } from './say.mjs';
import { install, root, runNode, toolchain } from './toolchain.mjs';

const cli = 'node_modules/@backstage/cli/bin/backstage-cli';
const jest = [
  'node_modules/jest/bin/jest.js',
  ...['--config', 'test/jest.config.js', '--runInBand'],
  // What a failed journey left open is closed with the process; it must not keep the run from ending.
  '--forceExit',
];

/**
 * What `npm test` runs, cheapest first. A check counts as one test; jest counts its own. `npm test -- NAME ARGS` runs one
 * stage, with the arguments handed on; with `--long`, as long as it takes where a stage has a long form.
 */
const stages = [
  {
    name: 'formatting',
    args: ['node_modules/prettier/bin-prettier.js', '--check', '.'],
  },
  {
    name: 'types',
    args: [
      'node_modules/typescript/bin/tsc',
      '--noEmit',
      '--incremental',
      'false',
    ],
  },
  { name: 'lint', args: [cli, 'repo', 'lint', '--max-warnings', '0'] },
  { name: 'packages', args: [cli, 'repo', 'fix', '--publish', '--check'] },
  {
    name: 'unit',
    args: [cli, 'repo', 'test', '--watchAll=false'],
    counts: true,
  },
  {
    name: 'packed',
    args: [...jest, 'test/packages'],
    counts: true,
  },
  { name: 'app bundle', args: [cli, 'package', 'build'], cwd: 'packages/app' },
  {
    name: 'replicas',
    args: [...jest, 'test/replicas'],
    counts: true,
  },
  {
    name: 'browser',
    args: [...jest, 'test/browser'],
    counts: true,
  },
];

launch(async () => {
  const [wanted, ...given] = process.argv.slice(2);
  const more = given.filter(each => each !== '--long');
  if (wanted && !stages.some(stage => stage.name === wanted)) {
    const names = stages.map(stage => stage.name).join(', ');
    throw new Problem(`There is no stage "${wanted}"; there are: ${names}.`);
  }
  const env = {
    ...(await toolchain()),
    CI: 'true',
    ...(given.includes('--long') ? { CUTOVER_LONG: 'true' } : {}),
    NODE_OPTIONS: '--max-old-space-size=4096 --experimental-vm-modules',
  };
  await install(env);

  let passed = 0;
  let failed = 0;
  for (const stage of stages) {
    if (wanted && wanted !== stage.name) continue;
    say(`\n=== ${stage.name}`);
    const result = await run({ ...stage, args: [...stage.args, ...more] }, env);
    passed += result.passed;
    failed += result.failed;
  }

  say(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
});

async function run({ args, cwd = '.', counts }, env) {
  const report = path.join(
    fs.mkdtempSync(path.join(os.tmpdir(), 'cutover-test-')),
    'report.json',
  );
  const code = await runNode(
    env,
    [
      path.join(root, args[0]),
      ...args.slice(1),
      ...(counts ? ['--json', `--outputFile=${report}`] : []),
    ],
    // Jest prints its readable report to stderr; stdout would repeat it as JSON.
    {
      cwd: path.join(root, cwd),
      stdio: counts ? ['ignore', 'ignore', 'inherit'] : 'inherit',
    },
  );
  if (!counts)
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!fs.existsSync(report)) return { passed: 0, failed: 1 };

  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } =
    JSON.parse(fs.readFileSync(report, 'utf8'));
  const seen = numFailedTests + numRuntimeErrorTestSuites;
  return {
    passed: numPassedTests,
    // A run that ended badly without a failed test, in a global setup for one, has failed too.
    failed: code !== 0 && seen === 0 ? 1 : seen,
  };
}
