import { launch } from './say.mjs';
import { install, runNode, toolchain } from './toolchain.mjs';

launch(async () => {
  const env = await toolchain();
  await install(env);
  process.exitCode = await runNode(env, [
    'test/bench/run.mjs',
    ...process.argv.slice(2),
  ]);
});
