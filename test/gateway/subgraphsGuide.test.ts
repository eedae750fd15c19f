import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { patientList } from '../support/patience.ts';
import { realDatabase } from '../support/realData.ts';
import { post, serveProcess, type ServedProcess } from '../support/servedProcess.ts';

const root = join(import.meta.dirname, '..', '..');
const database = realDatabase();
let folder = '';
let guide = '';
let port = 0;
let subgraph: ChildProcess;
let gateway: ServedProcess | null = null;

/** The first block of a language in the guide, with the port that it is served on here. */
function block(language: string): string {
  const [, text = ''] = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(guide) ?? [];
  return text.replaceAll('4201', String(port));
}

beforeAll(async () => {
  guide = await readFile(join(root, 'docs', 'subgraphs.md'), 'utf8');
  port = await freePort();
  folder = await mkdtemp(join(tmpdir(), 'mep-graph-guide-'));
  await writeFile(join(folder, 'server.mjs'), block('js'));
  await writeFile(join(folder, 'supergraph.yaml'), patientList() + block('yaml'));
  // What its reader installs.
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  subgraph = spawn(process.execPath, ['server.mjs'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (subgraph.stdout) await once(createInterface({ input: subgraph.stdout }), 'line');
});

afterAll(async () => {
  await gateway?.stop();
  subgraph.kill();
  await rm(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  return free;
}

describe('docs/subgraphs.md', () => {
  it('ends with the answer that it shows', async () => {
    const uri = database.uri.replace('/?', `/${database.db.databaseName}?`);
    const list = join(folder, 'supergraph.yaml');
    gateway = await serveProcess('--mongodb-uri', uri, '--no-import', '--subgraphs', list);

    expect(await post(gateway.url, block('graphql'))).toEqual({
      data: JSON.parse(block('json')) as unknown,
    });
  });
});
