import { Command, Option } from 'commander';
import { addSettings, readSettings } from './options.ts';

/** `mep-graph operations check [folder]`: whether operations can be served, what they cost and need; exit code 1 where one cannot. */
export function operationsCommand(): Command {
  const check = new Command('check')
    .description(
      'say of each operation and manifest whether it is valid, what it costs and what it needs',
    )
    .argument('[folder]', 'folder with operations; without it those that come with the graph')
    .option(
      '--schema <file>',
      'SDL of the graph that is to answer them (of /supergraph.graphql, to be told scopes); else our own',
    )
    .addOption(
      new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'),
    );
  addSettings(check, ['maxDepth', 'maxAliases', 'maxTokens', 'maxNodes', 'policies']).action(
    async (folder: string | undefined) => {
      const limits = readSettings(check);
      // Commander's options are typed by nobody; these are those above.
      const { schema, format } = check.opts<Options>();
      const { runOperationsCheck } = await import('./runOperationsCheck.ts');
      const isGood = await runOperationsCheck({
        folder: folder ?? null,
        schema: schema ?? null,
        format,
        limits,
        ...(limits.policies && { policies: limits.policies }),
        out: process.stdout,
      });
      if (!isGood) process.exitCode = 1;
    },
  );
  return new Command('operations')
    .description('tools for whoever keeps named operations')
    .addCommand(check);
}

interface Options {
  readonly schema?: string;
  readonly format: 'text' | 'json';
}
