import { Command, Option } from 'commander';
import { addSettings, readSettings } from './options.ts';

/** `mep-graph subgraph check <url|file>`: what a subgraph would do to the graph; exit code 1 where it must not go live. */
export function subgraphCommand(): Command {
  const check = new Command('check')
    .description('say whether a subgraph composes, resolves its entities, and what it would change')
    .argument('<source>', 'URL of a running subgraph, or file with its SDL')
    .option('--name <name>', 'what it is called; as in --subgraphs where it stands there')
    .option('--graph <url>', 'running graph to take known entities from; else the data files')
    .option(
      '--header <name:value>',
      'header for every request to it; can be repeated',
      (header: string, headers: readonly string[]) => [...headers, header],
      [] as readonly string[],
    )
    .option('--allow-breaking', 'exit with 0 also where clients of the graph may fail')
    .addOption(
      new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'),
    );
  addSettings(check, ['subgraphs', 'data']).action(async (source: string) => {
    const { subgraphs, data } = readSettings(check);
    // Commander's options are typed by nobody; these are those above.
    const { name, graph, header, allowBreaking, format } = check.opts<Options>();
    const { runSubgraphCheck } = await import('./runSubgraphCheck.ts');
    const isGood = await runSubgraphCheck({
      source,
      name: name ?? null,
      subgraphs,
      data,
      graph: graph ?? null,
      headers: header,
      isBreakingAllowed: allowBreaking ?? false,
      format,
      out: process.stdout,
    });
    if (!isGood) process.exitCode = 1;
  });
  return new Command('subgraph')
    .description('tools for whoever brings a subgraph')
    .addCommand(check);
}

interface Options {
  readonly name?: string;
  readonly graph?: string;
  readonly header: readonly string[];
  readonly allowBreaking?: boolean;
  readonly format: 'text' | 'json';
}
