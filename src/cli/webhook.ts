import { Command } from 'commander';
import type { Db } from 'mongodb';
import { databaseSettings, inDatabase, THERE, type OpenDatabase } from './databaseCommand.ts';
import { readDuration } from './keyOptions.ts';
import { addSettings } from './options.ts';
import type { Database } from './parts.ts';
import type * as runs from './runWebhook.ts';
import type { TypedWebhook, WebhookRun } from './runWebhook.ts';

const settings = [...databaseSettings, 'webhookHosts'] as const;

const ID = 'id of the webhook, as "webhook list" shows it';

type Runs = typeof runs;

interface Subcommand {
  readonly command: Command;
  /** @param given - the argument of the command, where it takes one */
  readonly act: (runs: Runs, run: WebhookRun, given: string) => Promise<void>;
}

/** `mep-graph webhook …`: whom changes are told, whoever has registered it. */
export function webhookCommand<D extends Database & { readonly db: Db }>(
  parts: OpenDatabase<D>,
): Command {
  const webhook = new Command('webhook').description('receivers that are told of changes');
  for (const subcommand of subcommands()) webhook.addCommand(acting(parts, subcommand));
  return webhook;
}

/** As `--help` lists them. */
function subcommands(): readonly Subcommand[] {
  return [
    add(),
    {
      command: new Command('list').description('show all webhooks'),
      act: (runs, run) => runs.runList(run),
    },
    {
      command: named('test', 'send a test, and say what came of it'),
      act: (runs, run, id) => runs.runTest(run, id),
    },
    {
      command: named('pause', 'tell nothing more until it is resumed'),
      act: (runs, run, id) => runs.runPause(run, id),
    },
    {
      command: named('resume', 'go on, also where it was disabled, and send what waits at once'),
      act: (runs, run, id) => runs.runResume(run, id),
    },
    rotate(),
    replay(),
    log(),
    {
      command: named('remove', 'end a webhook for good'),
      act: (runs, run, id) => runs.runRemove(run, id),
    },
  ];
}

function add(): Subcommand {
  const command = new Command('add')
    .description('have changes told to a receiver, and show its secret this once')
    .argument('<url>', 'where messages are sent')
    .option('--owner <id>', 'entity whose it is, like Center:gamep')
    .option('--types <names>', 'only changes of these types, separated by commas')
    .option('--note <text>', 'what it is for, to know it again', '');
  return {
    command,
    act: (runs, run, url) =>
      runs.runAdd(run, { ...command.opts<Omit<TypedWebhook, 'url'>>(), url }),
  };
}

function rotate(): Subcommand {
  const command = named('rotate', 'give a webhook a new secret').option(
    '--overlap <time>',
    'how long the one before stays valid, like 7d or 12h',
    '24h',
  );
  return {
    command,
    act: (runs, run, id) => {
      const { overlap } = command.opts<{ overlap: string }>();
      return runs.runRotate(run, id, readDuration('--overlap', overlap));
    },
  };
}

function replay(): Subcommand {
  const command = named('replay', 'tell all again that changed behind a place').option(
    '--after <token>',
    'token of the place; without it, all that is kept',
  );
  return {
    command,
    act: (runs, run, id) =>
      runs.runReplay(run, id, command.opts<{ after?: string }>().after ?? null),
  };
}

function log(): Subcommand {
  const command = named('log', 'show the last messages, and what became of them').option(
    '--failed',
    'only those that were given up',
  );
  return {
    command,
    act: (runs, run, id) =>
      runs.runLog(run, id, command.opts<{ failed?: boolean }>().failed === true),
  };
}

function named(name: string, description: string): Command {
  return new Command(name).description(description).argument('<id>', ID);
}

function acting<D extends Database & { readonly db: Db }>(
  parts: OpenDatabase<D>,
  { command, act }: Subcommand,
): Command {
  return addSettings(command.option('--json', 'print JSON'), settings).action(
    async (given: unknown) => {
      const runs = await import('./runWebhook.ts');
      // Those without an argument pass over it.
      await inDatabase(
        command,
        parts,
        (run, { webhookHosts: hosts }) => act(runs, { ...run, hosts }, String(given)),
        command.name() === 'add' ? {} : THERE,
      );
    },
  );
}
