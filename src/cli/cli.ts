import { Command } from 'commander';
import { StartupError } from '../errors.ts';
import { ownVersion } from '../version.ts';

/** Runs the command that the arguments name; what cannot work ends the process with one message and exit code 1. */
export async function runCli(args: readonly string[], commands: readonly Command[]): Promise<void> {
  const program = new Command('mep-graph')
    .description('A GraphQL federation gateway over the partnership network of the NIST MEP')
    .version(ownVersion(), '-V, --version', 'print the version')
    .showSuggestionAfterError(true)
    .showHelpAfterError('Run with --help for everything there is.');
  for (const command of commands) program.addCommand(command.copyInheritedSettings(program));
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    // At once: whatever was already opened must not keep a process alive that has failed.
    process.exit(1);
  }
}
