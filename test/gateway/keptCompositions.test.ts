import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { printSchema } from 'graphql';
import { composeGateway } from '../../src/gateway/compose/compose.ts';
import type { ComposeTask } from '../../src/gateway/live/composed.ts';
import { createComposer } from '../../src/gateway/live/composer.ts';
import { COMPOSED_BY, keepCompositions } from '../../src/gateway/live/keptCompositions.ts';
import { linked } from '../support/httpSubgraph.ts';

const scratch = await mkdtemp(join(tmpdir(), 'mep-graph-kept-'));
afterAll(async () => rm(scratch, { recursive: true }));

const films = (fields: string, contracts: ComposeTask['contracts'] = []): ComposeTask => ({
  own: null,
  remote: [{ name: 'films', url: 'http://127.0.0.1:1/', sdl: linked(`type Query { ${fields} }`) }],
  contracts,
});
/** Composes nothing by itself: what it gives was kept. */
const remembering = (folder: string) =>
  createComposer({ timeoutMs: 1, kept: keepCompositions(folder) });

async function composed(folder: string, task: ComposeTask) {
  const kept = keepCompositions(folder);
  let writing: Promise<void> = Promise.resolve();
  const keep: typeof kept.keep = (...given) => (writing = kept.keep(...given));
  const result = await createComposer({ kept: { ...kept, keep } })(task);
  await writing;
  return result;
}

describe('compositions that are kept', () => {
  it('are what composing gave, and save composing', async () => {
    const folder = join(scratch, 'cache', 'composed');
    const contracts = [{ name: 'open', include: [], exclude: ['secret'] }];
    const task = films('film: String inside: Int @tag(name: "secret")', contracts);
    const first = await composed(folder, task);
    const again = await remembering(folder)(task);
    const here = composeGateway(null, task.remote, contracts);
    if (first.kind === 'failed' || again.kind === 'failed' || here.kind === 'failed') {
      throw new Error('Expected a graph.');
    }
    expect(again.contracts).toEqual(here.contracts);
    expect(again.contracts).toMatchObject([{ kind: 'composed' }]);
    expect(again.publicSdl).toBe(here.publicSdl);
    expect(again.supergraph.sdl).toBe(here.supergraph.sdl);
    expect(again.warnings).toEqual(here.warnings);
    expect(printSchema(again.supergraph.schema)).toBe(printSchema(here.supergraph.schema));
  });

  it('are of exactly that: not of another field, address, contract or code', async () => {
    const folder = join(scratch, 'exact');
    const task = films('film: String');
    await composed(folder, task);
    const elsewhere = task.remote.map((subgraph) => ({ ...subgraph, url: 'http://127.0.0.1:2/' }));
    const others: readonly ComposeTask[] = [
      films('film: Int'),
      { ...task, remote: elsewhere },
      films('film: String', [{ name: 'open', include: [], exclude: ['secret'] }]),
    ];
    for (const other of others) {
      expect(await remembering(folder)(other)).toMatchObject({ kind: 'failed' });
    }
    expect(await remembering(folder)(task)).toMatchObject({ kind: 'composed' });
  });

  it('are not of what failed', async () => {
    const folder = join(scratch, 'failed');
    expect(await composed(folder, films('film: Film'))).toMatchObject({ kind: 'failed' });
    expect(await readdir(folder).catch(() => [])).toEqual([]);
  });

  it('are made anew where a file is not whole, and where the folder cannot be written', async () => {
    const folder = join(scratch, 'torn');
    const task = films('film: String');
    await composed(folder, task);
    const [name = ''] = await readdir(folder);
    await truncate(join(folder, name), 200);
    expect(await remembering(folder)(task)).toMatchObject({ kind: 'failed' });
    expect(await composed(folder, task)).toMatchObject({ kind: 'composed' });
    expect(await remembering(folder)(task)).toMatchObject({ kind: 'composed' });
    const file = join(scratch, 'file');
    await writeFile(file, '');
    expect(await composed(join(file, 'composed'), task)).toMatchObject({ kind: 'composed' });
  });

  it('are the newest eight', async () => {
    const folder = join(scratch, 'many');
    const kept = keepCompositions(folder);
    const told = { sdl: '', publicSdl: '', apiSdl: '', warnings: [], contracts: [] };
    const names: string[] = [];
    for (let count = 0; count < 10; count += 1) {
      await kept.keep(films(`film${count}: Int`), { kind: 'composed', ...told });
      const name = (await readdir(folder)).find((one) => !names.includes(one)) ?? '';
      names.push(name);
      // Apart by more than the clock of any file system.
      await utimes(join(folder, name), count, count);
    }
    expect((await readdir(folder)).sort()).toEqual(names.slice(2).sort());
  });

  it('know all code that composing takes', async () => {
    const src = join(import.meta.dirname, '..', '..', 'src');
    const files = await loadedBy(join(src, 'gateway', 'live', 'composeThread.ts'));
    const folders = new Set([...files].map((file) => relative(src, file).split('/')[0]));
    expect([...folders].filter((name) => !COMPOSED_BY.includes(name ?? ''))).toEqual(['errors.ts']);
  });
});

/** A module with all of this project that it loads. */
async function loadedBy(file: string, found = new Set<string>()): Promise<ReadonlySet<string>> {
  if (found.has(file)) return found;
  found.add(file);
  const text = await readFile(file, 'utf8');
  const imports = text.matchAll(/^(?:import|export) (?!type )(?:[^;]*? from )?'(\.[^']*)';/gm);
  for (const [, path = ''] of imports) await loadedBy(join(dirname(file), path), found);
  return found;
}
