/** Something that the reader can mend: shown as a sentence, without a stack. */
export class Problem extends Error {}

export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Runs `main`; a `Problem` becomes one readable message and exit code 1. */
export async function launch(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
