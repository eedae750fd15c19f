import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { StartupError } from '../errors.ts';
import { type DataFolder, lockHolder, type Owner, readOwner } from './folder.ts';
import type { KeeperTask } from './keeper.ts';
import { connectKeeper, type KeeperLink } from './keeperLink.ts';
import type { MongodFailure } from './mongodFailure.ts';
import { hopefulTries } from './retryDelay.ts';

export interface JoinOptions {
  readonly folder: DataFolder;
  /** The port mongod must have if it is we who start it. */
  readonly port: number | undefined;
  /** Asked only if no mongod runs on the folder. */
  readonly findBinary: () => Promise<string>;
}

export interface JoinedKeeper {
  readonly link: KeeperLink;
  readonly port: number;
}

/**
 * A running mongod for the folder: the one somebody else keeps there, or one started now.
 * Of several that start at once, mongod's own lock chooses one; the others join it.
 */
export async function joinKeeper(options: JoinOptions): Promise<JoinedKeeper> {
  let refusedAt: number | undefined;
  for (;;) {
    const joined = (await joinRunning(options.folder)) ?? (await launchKeeper(options));
    if ('link' in joined) return joined;
    // Not from the start: trying once may take a slow machine longer than that.
    refusedAt ??= Date.now();
    if (Date.now() - refusedAt >= (await patienceMs(joined, options.folder))) {
      throw joined.kind === 'locked'
        ? await folderInUse(options.folder)
        : new StartupError(joined.message);
    }
    await delay(50);
  }
}

/** The keeper that we have started has said its port: it is there, however slow the machine. */
const ownGreetingMs = 60_000;
/** Who keeps the mongod that holds the folder is there, too, unless it was killed, which closes its port. */
const holderGreetingMs = 15_000;

/** How long the holder of a folder or port may take to let go of it, or to be ready to be joined. */
async function patienceMs({ kind }: MongodFailure, folder: DataFolder): Promise<number> {
  if (kind === 'fatal') return 0;
  // A mongod of ours may be ending, which has its bounds; others stay for good.
  return (await isHeldBy(await readOwner(folder), folder)) ? 15_000 : 1500;
}

async function isHeldBy(owner: Owner | undefined, folder: DataFolder): Promise<boolean> {
  return owner !== undefined && owner.mongodPid === (await lockHolder(folder));
}

async function folderInUse(folder: DataFolder): Promise<StartupError> {
  const owner = await readOwner(folder);
  const holder = owner === undefined ? 'another mongod' : `a mongod of ${owner.host}`;
  return new StartupError(
    `Expected to use the data in ${folder.root}, but ${holder} uses them and cannot be shared from here. End it, set DATA_DIR to another folder, or MONGODB_URI to that server.`,
  );
}

async function joinRunning(folder: DataFolder): Promise<JoinedKeeper | undefined> {
  const owner = await readOwner(folder);
  if (owner === undefined) return undefined;
  const greetingMs = (await isHeldBy(owner, folder)) ? holderGreetingMs : undefined;
  const link = await connectKeeper(owner.keeperPort, folder.root, greetingMs);
  if (link === undefined) return undefined;
  const joined = await awaitRunning(link);
  return 'link' in joined ? joined : undefined;
}

async function launchKeeper(options: JoinOptions): Promise<JoinedKeeper | MongodFailure> {
  const { folder, port, findBinary } = options;
  const lastPort = port ?? (await readOwner(folder))?.mongodPort;
  const task: KeeperTask = {
    binary: await findBinary(),
    folder,
    portIsFixed: port !== undefined,
    ...(lastPort !== undefined && { port: lastPort }),
  };
  const link = await connectKeeper(await spawnKeeper(task), folder.root, ownGreetingMs);
  return link === undefined ? keeperEnded(folder) : awaitRunning(link, folder);
}

/** Starts a keeper in a session of its own, out of reach of Ctrl-C; resolves to its port. */
async function spawnKeeper(task: KeeperTask): Promise<number> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const script = fileURLToPath(new URL(`./keeper.${extension}`, import.meta.url));
  const keeper = spawn(process.execPath, [script, JSON.stringify(task)], {
    cwd: task.folder.root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  keeper.unref();
  let said = '';
  keeper.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  for await (const line of createInterface({ input: keeper.stdout })) {
    keeper.stdout.destroy();
    keeper.stderr.destroy();
    return Number(line);
  }
  throw new Error(`Expected the keeper of mongod to start, but it ended: ${said}`);
}

async function awaitRunning(
  link: KeeperLink,
  folder?: DataFolder,
): Promise<JoinedKeeper | MongodFailure> {
  for (;;) {
    const next = await link.messages.next();
    if (next.done === true) return keeperEnded(folder);
    if (next.value.state === 'running') return { link, port: next.value.port };
    if (next.value.state === 'failed') return next.value.failure;
    // It goes on trying for those who are there; who comes is told.
    if (next.value.state === 'restarting' && next.value.tries >= hopefulTries) {
      await link.leave(0);
      return { kind: 'fatal', message: next.value.reason };
    }
  }
}

function keeperEnded(folder?: DataFolder): MongodFailure {
  const log = folder === undefined ? '' : ` The log is ${folder.log}.`;
  return { kind: 'fatal', message: `The process that starts mongod ended unexpectedly.${log}` };
}
