import { appendFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { type DataFolder, explainFolder, writeOwner } from './folder.ts';
import type { KeeperMessage } from './keeperLink.ts';
import { freePort, isPortFree, type Mongod, startMongod } from './mongod.ts';
import type { MongodFailure } from './mongodFailure.ts';
import { endOrphan } from './orphan.ts';
import { retryDelayMs } from './retryDelay.ts';

/** What a keeper is told on its command line, as JSON. */
export interface KeeperTask {
  readonly binary: string;
  readonly folder: DataFolder;
  /** Tried first; another one is taken if it is not free, unless `portIsFixed`. */
  readonly port?: number;
  readonly portIsFixed: boolean;
}

/** A mongod that ran this long has recovered from what ended it before. */
const stableMs = 60_000;
const stopTimeoutMs = 10_000;
/** Whoever started the keeper connects as soon as it can, unless it was killed in between. */
const firstUserTimeoutMs = 60_000;

/**
 * Keeps mongod running as long as anybody is connected, and ends it after the last one.
 * It is a process of its own, so that neither Ctrl-C in a terminal nor `kill -9` of a server takes
 * mongod from the others, and none is left behind.
 */
class Keeper {
  readonly #task: KeeperTask;
  readonly #users = new Set<Socket>();
  readonly #server: Server;
  #news: KeeperMessage | undefined;
  #mongod: Mongod | undefined;
  readonly #stopping = new AbortController();
  #tries = 0;
  #isStopping = false;

  constructor(task: KeeperTask) {
    this.#task = task;
    this.#server = createServer({ allowHalfOpen: true }, (socket) => {
      this.#welcome(socket);
    });
  }

  async run(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    process.stdout.write(`${this.#port()}\n`);
    const firstUser = this.#awaitFirstUser();
    const failure = await this.#superviseMongod();
    if (!this.#hasStopped()) {
      this.#tell({ state: 'failed', failure });
      // On a slow machine, who has started it comes later than that.
      await firstUser;
    }
    await this.stop();
  }

  /** Until somebody has come, or nobody will. */
  async #awaitFirstUser(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => {
      void this.stop();
      resolve(undefined);
    }, firstUserTimeoutMs);
    this.#server.once('connection', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
    return promise;
  }

  async stop(): Promise<void> {
    if (this.#isStopping) return;
    this.#isStopping = true;
    this.#stopping.abort();
    this.#server.close();
    await this.#mongod?.stop(stopTimeoutMs);
    for (const socket of this.#users) socket.end();
  }

  #hasStopped(): boolean {
    return this.#isStopping;
  }

  #port(): number {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('Expected a TCP address');
    return address.port;
  }

  #welcome(socket: Socket): void {
    if (this.#isStopping) {
      socket.destroy();
      return;
    }
    this.#users.add(socket);
    socket.on('error', () => undefined);
    socket.resume();
    socket.once('end', () => void this.#leave(socket));
    socket.once('close', () => void this.#leave(socket));
    send(socket, { state: 'starting', root: this.#task.folder.root });
    if (this.#news !== undefined) send(socket, this.#news);
  }

  async #leave(socket: Socket): Promise<void> {
    this.#users.delete(socket);
    if (this.#users.size === 0) await this.stop();
    socket.end();
  }

  #tell(news: KeeperMessage): void {
    this.#news = news;
    for (const socket of this.#users) send(socket, news);
  }

  /** Resolves when mongod has ended for good. */
  async #superviseMongod(): Promise<MongodFailure> {
    const first = await this.#startFirst();
    if ('kind' in first) return first;
    let { mongod } = first;
    for (;;) {
      this.#tell({ state: 'running', port: first.port });
      const startedAt = Date.now();
      const failure = await mongod.exited;
      if (this.#hasStopped()) return failure;
      if (Date.now() - startedAt > stableMs) this.#tries = 0;
      const restarted = await this.#startAgain(first.port, failure);
      if (restarted === null) return failure;
      mongod = restarted;
    }
  }

  /** Tries until it runs: a full disk may be freed. Null where nobody uses it any more. */
  async #startAgain(port: number, failure: MongodFailure): Promise<Mongod | null> {
    let { message: reason } = failure;
    for (;;) {
      this.#tell({ state: 'restarting', reason, tries: this.#tries });
      await delay(retryDelayMs(this.#tries++), undefined, { signal: this.#stopping.signal }).catch(
        () => undefined,
      );
      // Whoever stopped us meanwhile saw no mongod to end.
      if (this.#hasStopped()) return null;
      const started = await this.#start(port);
      if (!('kind' in started)) return started;
      reason = started.message;
    }
  }

  async #startFirst(): Promise<{ mongod: Mongod; port: number } | MongodFailure> {
    const { folder, portIsFixed } = this.#task;
    for (let attempt = 0; ; attempt++) {
      const port = await this.#choosePort(attempt);
      const started = await this.#start(port);
      if (!('kind' in started)) return { mongod: started, port };
      // A mongod left by a killed keeper holds both the folder and the port.
      const canRetry =
        started.kind !== 'fatal' &&
        attempt < 5 &&
        !this.#hasStopped() &&
        ((await endOrphan(folder)) || (started.kind === 'portTaken' && !portIsFixed));
      if (!canRetry) return started;
    }
  }

  async #choosePort(attempt: number): Promise<number> {
    const { port, portIsFixed } = this.#task;
    if (port === undefined) return freePort();
    if (portIsFixed) return port;
    return attempt === 0 && (await isPortFree(port)) ? port : freePort();
  }

  async #start(port: number): Promise<Mongod | MongodFailure> {
    const { binary, folder } = this.#task;
    const mongod = startMongod({ binary, folder, port });
    this.#mongod = mongod;
    const owned = mongod.locked.then(() => this.#writeOwner(mongod.pid, port));
    try {
      return await Promise.race([
        Promise.all([mongod.ready, owned]).then(() => mongod),
        mongod.exited,
      ]);
    } catch (error) {
      await mongod.stop(stopTimeoutMs);
      const message = explainFolder(error, folder.root) ?? String(error);
      return { kind: 'fatal', message };
    }
  }

  async #writeOwner(mongodPid: number, mongodPort: number): Promise<void> {
    await writeOwner(this.#task.folder, {
      host: hostname(),
      keeperPid: process.pid,
      keeperPort: this.#port(),
      mongodPid,
      mongodPort,
    });
  }
}

function send(socket: Socket, message: KeeperMessage): void {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
}

// The task is written by joinKeeper, of the same version.
const task = JSON.parse(process.argv[2] ?? '') as KeeperTask;
const keeper = new Keeper(task);
process.once('uncaughtException', (error) => {
  process.exitCode = 1;
  void keeper.stop();
  appendFileSync(task.folder.log, `The keeper failed: ${error.stack ?? error.message}\n`);
});
process.once('SIGTERM', () => void keeper.stop());
process.once('SIGINT', () => void keeper.stop());
await keeper.run();
