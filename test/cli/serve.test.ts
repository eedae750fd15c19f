import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { runCommand, type Run } from '../support/runCommand.ts';
import { ask, send } from '../support/startServer.ts';

const runs: Run[] = [];
afterEach(() => {
  for (const { child } of runs.splice(0)) child.kill('SIGKILL');
});

function serve(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Run {
  const run = runCommand('serveFake.ts', ['serve', ...args], { PORT: '0', ...env });
  runs.push(run);
  return run;
}
const urlIn = async (run: Run) => {
  const [, url = ''] = await run.printed(/listening at (http:\/\/[\d.:]+)/);
  return url;
};

describe('mep-graph serve', () => {
  it('says on standard output where everything is, and logs to standard error', async () => {
    const run = serve();
    const url = await urlIn(run);
    await run.printed(/Ctrl\+C/);
    expect(run.stdout()).toBe(`
MEP Graph is ready.

  Playground  ${url}/playground
  Documents   ${url}/docs
  GraphQL     ${url}/graphql
  Schema      ${url}/schema.graphql
  All links   ${url}/

  Database    in memory
  Data        imported: 1 new, 0 changed, 0 removed
              1 centers

Stop it with Ctrl+C.

`);
    const answer = await send(`${url}/readyz`);
    expect(answer.body).toEqual({
      state: 'ready',
      details: {
        imported: [{ name: 'centers', inserted: 1, updated: 0, removed: 0, unchanged: 0 }],
      },
    });
    expect(
      run
        .stderr()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(expect.arrayContaining([expect.objectContaining({ level: 30 })]));
  });

  it('tells by /healthz what it knows of its database', async () => {
    const run = serve();
    const url = await urlIn(run);
    await run.printed(/Ctrl\+C/);
    const { status, body } = await send(`${url}/healthz`);
    expect({ status, body }).toEqual({
      status: 200,
      body: { state: 'running', database: { state: 'available' } },
    });
  });

  it.each([
    ['1', 1],
    ['2', 3],
  ])(
    'with --workers %s gives back what only the start took in %d processes, once nobody asks',
    async (workers, processes) => {
      const run = serve(['--no-import', '--workers', workers], { FAKE: 'memory' });
      const all = new RegExp(`(?:memory was given back[^]*){${processes}}`);
      await expect(run.printed(all)).resolves.toHaveLength(1);
    },
  );

  it('imports nothing with --no-import', async () => {
    const run = serve(['--no-import'], { FAKE: 'import' });
    await expect(run.printed(/nothing was imported/)).resolves.toHaveLength(1);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s lets running requests finish, closes the database, exits 0',
    async (signal) => {
      const run = serve();
      const url = await urlIn(run);
      await run.printed(/Ctrl\+C/);
      const slow = ask({ url }, '{ slow }');
      await run.printed(/slow started/);
      run.child.kill(signal);
      await run.printed(/"stopping"/);
      const during = await Promise.all([send(`${url}/readyz`), ask({ url }, '{ __typename }')]);
      expect(run.stdout()).not.toContain('database closed');
      run.child.send('release');

      expect((await slow).body).toEqual({ data: { slow: 'done' } });
      expect(await run.ended()).toBe(0);
      expect(during.map(({ status }) => status)).toEqual([503, 503]);
      expect(run.stdout()).toContain('database closed');
    },
  );

  it('goes on at SIGHUP, which finds no subgraphs to look at', async () => {
    const run = serve();
    const url = await urlIn(run);
    await run.printed(/Ctrl\+C/);
    run.child.kill('SIGHUP');
    await run.printed(/there are no subgraphs to look at again/);
    expect((await ask({ url }, '{ __typename }')).status).toBe(200);
    run.child.kill('SIGTERM');
    expect(await run.ended()).toBe(0);
  });

  it('ends at once on a second signal', async () => {
    const run = serve();
    const url = await urlIn(run);
    await run.printed(/Ctrl\+C/);
    const slow = Promise.allSettled([ask({ url }, '{ slow }')]);
    await run.printed(/slow started/);
    run.child.kill('SIGTERM');
    await run.printed(/"stopping"/);
    run.child.kill('SIGTERM');
    expect(await run.ended()).toBe(1);
    expect(await slow).toMatchObject([{ status: 'rejected' }]);
  });

  it('ends requests that outlast GRACE_MS', async () => {
    const run = serve([], { GRACE_MS: '0' });
    const url = await urlIn(run);
    await run.printed(/Ctrl\+C/);
    const slow = Promise.allSettled([ask({ url }, '{ slow }')]);
    await run.printed(/slow started/);
    run.child.kill('SIGTERM');
    expect(await run.ended()).toBe(0);
    expect(await slow).toMatchObject([{ status: 'rejected' }]);
  });

  it('is alive and not ready while it starts, and can be stopped then', async () => {
    const run = serve([], { FAKE: 'hang' });
    const url = await urlIn(run);
    await run.printed(/opening/);
    const answers = await Promise.all([
      send(`${url}/healthz`),
      send(`${url}/readyz`),
      ask({ url }, '{ __typename }'),
    ]);
    run.child.kill('SIGTERM');
    expect(await run.ended()).toBe(0);
    expect(answers.map(({ status }) => status)).toEqual([200, 503, 503]);
    expect(run.stderr()).not.toContain('Told to stop');
  });

  it.each([
    [
      'the database cannot be had',
      'open',
      'error: No mongod can be had: set MONGODB_URI.\n',
      false,
    ],
    [
      'the import fails',
      'import',
      expect.stringMatching(/^error: No data files are in \S+data\.\n$/),
      true,
    ],
  ])('ends with one message when %s', async (_name, fake, message, isOpened) => {
    const run = serve(['--log-level', 'silent'], { FAKE: fake });
    expect(await run.ended()).toBe(1);
    expect(run.stderr()).toEqual(message);
    expect(run.stdout().includes('database closed')).toBe(isOpened);
  });

  it('keeps the stack of a fault of its own', async () => {
    const run = serve([], { FAKE: 'fault' });
    expect(await run.ended()).toBe(1);
    expect(run.stderr()).toMatch(/TypeError: a fault of ours\n\s+at /);
  });

  it('ends with one message when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    // A TCP server that listens has an address with a port.
    const { port } = other.address() as AddressInfo;
    const run = serve(['--port', `${port}`]);
    const code = await run.ended();
    other.close();
    expect({ code, stderr: run.stderr(), stdout: run.stdout() }).toEqual({
      code: 1,
      stderr: `error: Port ${port} on 127.0.0.1 is taken: stop what listens there, or choose another with PORT or --port.\n`,
      stdout: '',
    });
  });

  it('ends with one message when its host is not of this machine', async () => {
    const run = serve(['--host', '192.0.2.1']);
    expect(await run.ended()).toBe(1);
    expect(run.stderr()).toBe(
      'error: 192.0.2.1 is no address of this machine: choose another with HOST or --host.\n',
    );
  });
});

describe('mep-graph', () => {
  it.each([
    [
      'a wrong value',
      ['serve'],
      { PORT: 'many' },
      'error: PORT: expected a port from 0 to 65535, got "many"\n',
    ],
    [
      'an unknown option',
      ['serve', '--prot', '1'],
      {},
      expect.stringMatching(/^error: unknown option '--prot'\n\(Did you mean --port\?\)\n/),
    ],
    [
      'an unknown command',
      ['serf'],
      {},
      expect.stringMatching(/^error: unknown command 'serf'\n\(Did you mean serve\?\)\n/),
    ],
    [
      'too many arguments',
      ['serve', 'now'],
      {},
      expect.stringMatching(/^error: too many arguments/),
    ],
    [
      'an option without its value',
      ['serve', '--port'],
      {},
      expect.stringMatching(/^error: option '--port <number>' argument missing/),
    ],
  ])('refuses %s with one message', async (_name, args, env, message) => {
    const run = runCommand('serveFake.ts', args, env);
    expect(await run.ended()).toBe(1);
    expect(run.stderr()).toEqual(message);
    expect(run.stdout()).toBe('');
  });

  it('lists every setting in serve --help, with its variable', async () => {
    const run = runCommand('serveFake.ts', ['serve', '--help']);
    expect(await run.ended()).toBe(0);
    for (const word of ['--mongodb-uri', 'MONGODB_URI', '--no-import', 'MAX_NODES']) {
      expect(run.stdout()).toContain(word);
    }
  });
});
