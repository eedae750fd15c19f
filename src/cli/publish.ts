import { Command } from 'commander';
import { readVariable } from '../settings/config.ts';

interface Flags {
  readonly url: string;
  readonly keyFile?: string;
}

/** By which `publish` finds its key where no file is named. */
const keyVariable = 'MEP_GRAPH_KEY';

/** `mep-graph publish <file>`: sends lines of JSON to a server, shows how far it is, and says what was refused. */
export function publishCommand(): Command {
  return new Command('publish')
    .description('publish what a file of JSON lines says, to a running server')
    .argument('<file>', 'lines of JSON, one for each record, also as .gz; - for standard input')
    .option('--url <url>', 'address of the server', 'http://localhost:4000')
    .option('--key-file <file>', `file that holds the key (default: the variable ${keyVariable})`)
    .action(async (file: string, { url, keyFile }: Flags) => {
      const { runPublish } = await import('./runPublish.ts');
      const refused = await runPublish({
        file,
        url,
        key: readVariable(keyVariable) ?? null,
        keyFile: keyFile ?? null,
        out: process.stdout,
      });
      if (refused > 0) process.exitCode = 1;
    });
}
