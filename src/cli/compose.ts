import { Command } from 'commander';
import { addSettings, readSettings } from './options.ts';

/** `mep-graph compose`: prints the supergraph of our own domains and the subgraphs in a list, and ends. */
export function composeCommand(): Command {
  const command = new Command('compose')
    .description('print the supergraph, for another Federation 2 router to load')
    .option('--output <file>', 'where to write it, instead of standard output')
    .option(
      '--url <domain=url>',
      'where a domain is served, e.g. centers=http://centers:4000/graphql; can be repeated',
      (pair: string, pairs: readonly string[]) => [...pairs, pair],
      [] as readonly string[],
    )
    .option('--contract <name>', 'what a contract in the list shows of it')
    .option(
      '--own-url <url>',
      'have all domains as one subgraph, served there by "serve --domains" with all of them',
    );
  return addSettings(command, ['subgraphs']).action(async () => {
    const { subgraphs } = readSettings(command);
    // Commander's options are typed by nobody; these are the four above.
    const { output, url, ownUrl, contract } = command.opts<Options>();
    // The composer is loaded only here: no other command should wait for it.
    const { runCompose } = await import('./runCompose.ts');
    await runCompose({
      subgraphs,
      urls: url,
      ownUrl: ownUrl ?? null,
      contract: contract ?? null,
      output: output ?? null,
      out: process.stdout,
      err: process.stderr,
    });
  });
}

interface Options {
  readonly output?: string;
  readonly url: readonly string[];
  readonly ownUrl?: string;
  readonly contract?: string;
}
