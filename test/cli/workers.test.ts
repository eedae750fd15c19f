import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { realDatabase } from '../support/realData.ts';
import { runCommand, type Run } from '../support/runCommand.ts';
import { ask, send } from '../support/startServer.ts';
import { isAlive, until } from '../support/until.ts';

const database = realDatabase();
const runs: Run[] = [];
afterEach(() => {
  for (const { child } of runs.splice(0)) child.kill('SIGKILL');
});

function run(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const started = runCommand(file, ['serve', '--port', '0', ...args], env);
  runs.push(started);
  return started;
}

interface Served {
  readonly run: Run;
  readonly url: string;
}

async function ready(started: Run): Promise<Served> {
  const [, url = ''] = await started.printed(/GraphQL {5}(\S+)\/graphql/);
  await started.printed(/Ctrl\+C/);
  return { run: started, url };
}

const serveReal = (...args: readonly string[]) =>
  ready(
    run('../../src/main.ts', [
      ...['--workers', '2', '--no-import', '--mongodb-uri'],
      database.uri.replace('/?', `/${database.db.databaseName}?`),
      ...args,
    ]),
  );
const serveFake = (...args: readonly string[]) =>
  ready(run('serveFake.ts', ['--workers', '2', ...args]));

/** The answer to a query on a connection of its own, which the next worker has. */
async function askAnew(url: string, query: string): Promise<unknown> {
  const asked = request(`${url}/graphql`, {
    agent: false,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  asked.end(JSON.stringify({ query }));
  // Node.js resolves with what the event is called with.
  const [response] = (await once(asked, 'response')) as [NodeJS.ReadableStream];
  return JSON.parse(await text(response)) as unknown;
}

interface Worker {
  readonly worker: number;
  readonly pid: number;
  readonly state: string;
}

async function workersOf({ url }: Served): Promise<readonly Worker[]> {
  const { body } = await send(`${url}/readyz`);
  // The test of it holds what it answers.
  return (body as { details?: { workers?: readonly Worker[] } }).details?.workers ?? [];
}

/** Both workers: on a slow machine one may be late to say how it is. */
function readyWorkers(served: Served): Promise<readonly Worker[]> {
  return until('two workers that are ready', async () => {
    const workers = await workersOf(served);
    return workers.length === 2 && workers.every(({ state }) => state === 'ready') && workers;
  });
}

/** Of a process that there is: 0 would be the group of this one. */
function signalTo(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) throw new Error('Expected a process to send a signal to');
  process.kill(pid, signal);
}

async function meter({ url }: Served, line: string): Promise<number> {
  const found = (await send(`${url}/metrics`)).text.split('\n').find((one) => one.startsWith(line));
  return Number(found?.slice(line.length));
}

const logged = (served: Served) =>
  served.run
    .stderr()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

const query = '{ center(slug: "gamep") { shortName } }';
const answer = { data: { center: { shortName: 'GaMEP' } } };
const okOperations = 'graphql_operations_total{type="query",outcome="ok"} ';

describe('mep-graph serve --workers', () => {
  it('answers by several processes on one port, and says which in the log and in /readyz', async () => {
    const served = await serveReal();
    expect(served.run.stdout()).toContain('\n  Workers     2 processes answer\n');
    for (let asked = 0; asked < 4; asked++)
      expect(await askAnew(served.url, query)).toEqual(answer);

    const workers = await readyWorkers(served);
    expect(workers).toEqual([
      { worker: 1, pid: expect.any(Number), state: 'ready' },
      { worker: 2, pid: expect.any(Number), state: 'ready' },
    ]);
    expect(new Set([served.run.child.pid, ...workers.map(({ pid }) => pid)]).size).toBe(3);
    await until('a line of each', () => {
      const asked = logged(served).filter(({ path }) => path === '/graphql');
      return new Set(asked.map(({ worker }) => worker)).size === 2;
    });
  });

  it('shows the sum of all in /metrics, whichever of them is asked', async () => {
    const served = await serveReal();
    for (let asked = 0; asked < 5; asked++) await askAnew(served.url, query);
    const sums = [await meter(served, okOperations), await meter(served, okOperations)];
    expect(sums).toEqual([5, 5]);
    expect(await meter(served, 'mep_graph_workers ')).toBe(2);
    // Of the worst, not of all: an alarm on less than 1 is for one process and for several.
    await until('both to follow changes', async () => {
      return (await meter(served, 'mep_graph_change_stream_live ')) === 1;
    });
  });

  it('replaces a worker that is killed, while the others answer', async () => {
    const served = await serveReal();
    for (let asked = 0; asked < 4; asked++) await askAnew(served.url, query);
    const before = await meter(served, okOperations);
    const [first, second] = await readyWorkers(served);
    signalTo(first?.pid, 'SIGKILL');
    await served.run.printed(/a worker ended unexpectedly and is replaced/);
    for (let asked = 0; asked < 4; asked++)
      expect(await askAnew(served.url, query)).toEqual(answer);
    expect((await send(`${served.url}/readyz`)).status).toBe(200);

    await served.run.printed(/a worker has taken the place/);
    const after = await readyWorkers(served);
    expect(after).toEqual([{ worker: 1, pid: expect.any(Number), state: 'ready' }, second]);
    expect(after[0]?.pid).not.toBe(first?.pid);
    expect(await meter(served, okOperations)).toBe(before + 4);
    expect(await meter(served, 'mep_graph_worker_deaths_total ')).toBe(1);
    expect(logged(served)).toContainEqual(
      expect.objectContaining({ level: 50, worker: 1, pid: first?.pid, signal: 'SIGKILL' }),
    );
  });

  it('leaves nobody without an answer or a reset when a worker is killed among new connections', async () => {
    const served = await serveFake();
    const [worker] = await workersOf(served);
    let isOver = false;
    const outcomes = new Set<unknown>();
    const askers = Array.from({ length: 8 }, async () => {
      while (!isOver) {
        const outcome = await askAnew(served.url, '{ __typename }').then(
          (body) => JSON.stringify(body),
          // Of Node.js, which has another Error than tests.
          (error: unknown) => (Object(error) as NodeJS.ErrnoException).code,
        );
        outcomes.add(outcome);
      }
    });
    await until('answers', () => outcomes.size > 0);
    signalTo(worker?.pid, 'SIGKILL');
    await served.run.printed(/a worker has taken the place/);
    isOver = true;
    await Promise.all(askers);
    outcomes.delete('ECONNRESET');
    expect([...outcomes]).toEqual(['{"data":{"__typename":"Query"}}']);
  });

  it('has those wait who connect while no worker is there', async () => {
    const served = await serveFake();
    const pids = (await workersOf(served)).map(({ pid }) => pid);
    for (const pid of pids) signalTo(pid, 'SIGKILL');
    await until('their end', () => !pids.some(isAlive));
    expect(await askAnew(served.url, '{ __typename }')).toEqual({ data: { __typename: 'Query' } });
  });

  it('answers a client that has nothing more to say, and listens at every address of localhost', async () => {
    const served = await serveFake('--host', 'localhost');
    const { hostname, port } = new URL(served.url);
    expect(hostname).toBe('localhost');
    const socket = connect(Number(port), '127.0.0.1');
    socket.end('GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*"running"/);
  });

  it('waits longer and longer for workers that end at once again and again', async () => {
    const served = await serveFake();
    for (let deaths = 1; deaths <= 3; deaths++) {
      const [worker] = await readyWorkers(served);
      signalTo(worker?.pid, 'SIGKILL');
      await until('its end to be told', () => waits().length === deaths);
    }
    function waits() {
      return logged(served).flatMap(({ waitMs }) => (waitMs === undefined ? [] : [waitMs]));
    }
    expect(waits()).toEqual([0, 200, 500]);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s lets the requests of all workers finish, and ends them and itself',
    async (signal) => {
      const served = await serveFake();
      const pids = (await workersOf(served)).map(({ pid }) => pid);
      const slow = [askAnew(served.url, '{ slow }'), askAnew(served.url, '{ slow }')];
      await served.run.printed(/slow started[^]*slow started/);
      // A terminal sends it to all of them.
      for (const pid of [served.run.child.pid, ...pids]) signalTo(pid, signal);
      await served.run.printed(/"stopping"/);
      await until('refusals', async () => (await ask(served, '{ __typename }')).status === 503);
      for (const pid of pids) signalTo(pid, 'SIGCONT');

      expect(await Promise.all(slow)).toEqual([
        { data: { slow: 'done' } },
        { data: { slow: 'done' } },
      ]);
      expect(await served.run.ended()).toBe(0);
      expect(pids.filter(isAlive)).toEqual([]);
      expect(served.run.stdout().match(/database closed/g)).toHaveLength(3);
    },
  );

  it('ends all at once on a second signal', async () => {
    const served = await serveFake();
    const pids = (await workersOf(served)).map(({ pid }) => pid);
    const slow = Promise.allSettled([askAnew(served.url, '{ slow }')]);
    await served.run.printed(/slow started/);
    served.run.child.kill('SIGTERM');
    await served.run.printed(/"stopping"/);
    served.run.child.kill('SIGTERM');
    expect(await served.run.ended()).toBe(1);
    await until('the end of the workers', () => !pids.some(isAlive));
    expect(await slow).toMatchObject([{ status: 'rejected' }]);
  });

  it('is alive and not ready while it starts, and can be stopped then', async () => {
    const started = run('serveFake.ts', ['--workers', '2'], { FAKE: 'hang' });
    const [, url = ''] = await started.printed(/listening at (http:\/\/[\d.:]+)/);
    await started.printed(/opening/);
    const statuses = await Promise.all(
      ['/healthz', '/readyz'].map(async (path) => (await send(`${url}${path}`)).status),
    );
    started.child.kill('SIGTERM');
    expect(await started.ended()).toBe(0);
    expect(statuses).toEqual([200, 503]);
  });

  it.each([
    ['open', 'error: No mongod can be had: set MONGODB_URI.\n'],
    ['import', expect.stringMatching(/^error: No data files are in \S+data\.\n$/)],
    ['graph', 'error: No graph can be made.\n'],
  ])('ends with one message when it fails to %s', async (fake, message) => {
    const started = run('serveFake.ts', ['--workers', '2', '--log-level', 'silent'], {
      FAKE: fake,
    });
    expect(await started.ended()).toBe(1);
    expect(started.stderr()).toEqual(message);
  });

  it('ends with one message when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    // A TCP server that listens has an address with a port.
    const { port } = other.address() as AddressInfo;
    const started = run('serveFake.ts', ['--workers', '2', '--port', `${port}`]);
    const code = await started.ended();
    other.close();
    expect({ code, stderr: started.stderr(), stdout: started.stdout() }).toEqual({
      code: 1,
      stderr: `error: Port ${port} on 127.0.0.1 is taken: stop what listens there, or choose another with PORT or --port.\n`,
      stdout: '',
    });
  });
});
