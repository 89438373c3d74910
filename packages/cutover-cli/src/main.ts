import { Command, CommanderError } from 'commander';
import { toError } from '@backstage/errors';
import { auditVerify } from './audit/auditVerify';
import { FAILED, FINE, type Terminal } from './terminal';
import { printSchema } from './template/printSchema';
import { resolve } from './template/resolve';
import { validate } from './template/validate';

/** Runs one command and answers its exit code. Whatever goes wrong is told in one line. */
export async function main(args: string[], terminal: Terminal) {
  let code = FINE;
  const program = new Command('cutover')
    .description('Checks cutover templates and audit exports.')
    .exitOverride()
    // A second file that nobody looks at must not pass for one that was checked.
    .allowExcessArguments(false)
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError('Use "cutover --help" to see what there is.');

  program
    .command('validate')
    .description('Tell every fault of templates, with file, line and column.')
    .argument('<file...>', 'YAML files with a template')
    .option('--json', 'tell them as JSON')
    .action(async (files: string[], options: { json?: boolean }) => {
      code = await validate(files, options, terminal);
    });
  program
    .command('resolve')
    .description('Print a template with all that it extends merged in.')
    .argument('<file>', 'YAML file with a template')
    .action(async (file: string) => {
      code = await resolve(file, terminal);
    });
  program
    .command('schema')
    .description('Print the JSON Schema of templates, for editors.')
    .action(() => printSchema(terminal));

  program
    .command('audit')
    .description('Check audit trails.')
    .command('verify')
    .description('Check that an exported audit trail is whole and unchanged.')
    .argument('<file>', 'an export in JSON Lines')
    .option('--head <hash>', 'the last hash, as it was kept elsewhere')
    .action(async (file: string, options: { head?: string }) => {
      code = await auditVerify(file, options, terminal);
    });

  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? FINE : FAILED;
    }
    const [line] = toError(error).message.split('\n');
    terminal.err(`cutover: ${line}\n`);
    return FAILED;
  }
  return code;
}
