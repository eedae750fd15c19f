import { Command } from 'commander';
import type { Db } from 'mongodb';
import { databaseSettings, inDatabase, THERE, type OpenDatabase } from './databaseCommand.ts';
import { readDuration } from './keyOptions.ts';
import { addSettings } from './options.ts';
import type { Database } from './parts.ts';
import type * as runs from './runWebhook.ts';
import type { TypedWebhook, WebhookRun } from './runWebhook.ts';

const settings = [...databaseSettings, 'webhookHosts'] as const;

type Runs = typeof runs;

const ID = 'id of the webhook, as "webhook list" shows it';

/** `mep-graph webhook …`: whom changes are told, whoever has registered it. */
export function webhookCommand<D extends Database & { readonly db: Db }>(
  parts: OpenDatabase<D>,
): Command {
  const made = (name: string, description: string): Command =>
    new Command(name).description(description);
  const named = (name: string, description: string): Command =>
    made(name, description).argument('<id>', ID);
  const acting = (
    command: Command,
    act: (runs: Runs, run: WebhookRun, given: string) => Promise<void>,
  ): Command =>
    addSettings(command.option('--json', 'print JSON'), settings).action(async (given: unknown) => {
      const runs = await import('./runWebhook.ts');
      // Those without an argument pass over it.
      await inDatabase(
        command,
        parts,
        (run, { webhookHosts: hosts }) => act(runs, { ...run, hosts }, String(given)),
        command.name() === 'add' ? {} : THERE,
      );
    });

  const add = made('add', 'have changes told to a receiver, and show its secret this once')
    .argument('<url>', 'where messages are sent')
    .option('--owner <id>', 'entity whose it is, like Center:gamep')
    .option('--types <names>', 'only changes of these types, separated by commas')
    .option('--note <text>', 'what it is for, to know it again', '');
  const rotate = named('rotate', 'give a webhook a new secret').option(
    '--overlap <time>',
    'how long the one before stays valid, like 7d or 12h',
    '24h',
  );
  const replay = named('replay', 'tell all again that changed behind a place').option(
    '--after <token>',
    'token of the place; without it, all that is kept',
  );
  const log = named('log', 'show the last messages, and what became of them').option(
    '--failed',
    'only those that were given up',
  );
  return made('webhook', 'receivers that are told of changes')
    .addCommand(
      acting(add, (runs, run, url) =>
        runs.runAdd(run, { ...add.opts<Omit<TypedWebhook, 'url'>>(), url }),
      ),
    )
    .addCommand(acting(made('list', 'show all webhooks'), (runs, run) => runs.runList(run)))
    .addCommand(
      acting(named('test', 'send a test, and say what came of it'), (runs, run, id) =>
        runs.runTest(run, id),
      ),
    )
    .addCommand(
      acting(named('pause', 'tell nothing more until it is resumed'), (runs, run, id) =>
        runs.runPause(run, id),
      ),
    )
    .addCommand(
      acting(named('resume', 'go on, also where it was disabled'), (runs, run, id) =>
        runs.runResume(run, id),
      ),
    )
    .addCommand(
      acting(rotate, (runs, run, id) => {
        const { overlap } = rotate.opts<{ overlap: string }>();
        return runs.runRotate(run, id, readDuration('--overlap', overlap));
      }),
    )
    .addCommand(
      acting(replay, (runs, run, id) =>
        runs.runReplay(run, id, replay.opts<{ after?: string }>().after ?? null),
      ),
    )
    .addCommand(
      acting(log, (runs, run, id) =>
        runs.runLog(run, id, log.opts<{ failed?: boolean }>().failed === true),
      ),
    )
    .addCommand(
      acting(named('remove', 'end a webhook for good'), (runs, run, id) => runs.runRemove(run, id)),
    );
}
