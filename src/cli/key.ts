import { Command } from 'commander';
import type { Db } from 'mongodb';
import { databaseSettings, inDatabase, THERE, type OpenDatabase } from './databaseCommand.ts';
import { readDuration, readExpiry, readNewKey, type TypedKey } from './keyOptions.ts';
import { addSettings } from './options.ts';
import type { Database } from './parts.ts';

/** `mep-graph key create | list | rotate | revoke`: the keys by which partners ask, in the database of the graph. */
export function keyCommand<D extends Database & { readonly db: Db }>(
  parts: OpenDatabase<D>,
): Command {
  return new Command('key')
    .description('keys by which partners ask: who they are, what they may, and until when')
    .addCommand(createCommand(parts))
    .addCommand(listCommand(parts))
    .addCommand(rotateCommand(parts))
    .addCommand(revokeCommand(parts));
}

const EXPIRES = 'when it ends: a time like 90d or 12h, a day like 2027-01-31, or never';
const ID = 'id of the key, as "key list" shows it';

function createCommand<D extends Database & { readonly db: Db }>(parts: OpenDatabase<D>): Command {
  const command = new Command('create')
    .description('make a key, and show it this once')
    .option('--owner <id>', 'entity that it speaks for, like Center:gamep')
    .option('--scopes <names>', 'what it may, separated by commas')
    .option(
      '--contract <name>',
      'contract in the list of subgraphs that is all it sees of the graph',
    )
    .option('--expires <when>', EXPIRES, '365d')
    .option('--note <text>', 'what it is for, to know it again')
    .option(
      '--points-per-second <number>',
      'points of cost that it gets each second, where that is its own share',
    )
    .option('--points-maximum <number>', 'points that it can have at most');
  return keySettings(command).action(async () => {
    const now = new Date();
    const typed = command.opts<TypedKey>();
    const wanted = readNewKey(typed, now);
    const { runCreate } = await import('./runKey.ts');
    await inDatabase(command, parts, (run) => runCreate(run, wanted));
  });
}

function listCommand<D extends Database & { readonly db: Db }>(parts: OpenDatabase<D>): Command {
  const command = new Command('list').description('show all keys, and when each was used last');
  return keySettings(command).action(async () => {
    const { runList } = await import('./runKey.ts');
    await inDatabase(command, parts, runList, THERE);
  });
}

function rotateCommand<D extends Database & { readonly db: Db }>(parts: OpenDatabase<D>): Command {
  const command = new Command('rotate')
    .description('give a key a new secret, beside which the one before stays valid for a while')
    .argument('<id>', ID)
    .option('--overlap <time>', 'how long the one before stays valid, like 7d or 12h', '7d')
    .option('--expires <when>', EXPIRES, '365d');
  return keySettings(command).action(async (id: string) => {
    const now = new Date();
    const { overlap, expires } = command.opts<{ overlap: string; expires: string }>();
    const rotation = {
      expiresAt: readExpiry('--expires', expires, now),
      formerUntil: new Date(now.getTime() + readDuration('--overlap', overlap)),
    };
    const { runRotate } = await import('./runKey.ts');
    await inDatabase(command, parts, (run) => runRotate(run, id, rotation), THERE);
  });
}

function revokeCommand<D extends Database & { readonly db: Db }>(parts: OpenDatabase<D>): Command {
  const command = new Command('revoke')
    .description('end a key for good; every server refuses it within a second')
    .argument('<id>', ID)
    .option('--former', 'end only the secret that was replaced last');
  return keySettings(command).action(async (id: string) => {
    const { former = false } = command.opts<{ former?: boolean }>();
    const { runRevoke } = await import('./runKey.ts');
    await inDatabase(command, parts, (run) => runRevoke(run, id, { formerOnly: former }), THERE);
  });
}

function keySettings(command: Command): Command {
  return addSettings(command.option('--json', 'print JSON'), databaseSettings);
}
