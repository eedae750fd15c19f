import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../src/mongo/mongod.ts';
import type { ServedProcess } from './servedProcess.ts';

const folder = join(import.meta.dirname, '..', '..', 'examples', 'hive-gateway');
const command = join(folder, 'node_modules', '@graphql-hive', 'gateway', 'dist', 'bin.js');

/** Whether the packages of the example are there, which are not the product's. */
export const isHiveGatewayInstalled = existsSync(command);

/** Hive Gateway over a supergraph file, configured as the example, on a free port, once it listens. */
export async function startHiveGateway(supergraph: string): Promise<ServedProcess> {
  if (!isHiveGatewayInstalled) {
    throw new Error(`Expected Hive Gateway in ${folder}, got nothing: run "npm ci" there.`);
  }
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['--no-deprecation', command, 'supergraph', supergraph, '--port', String(port)],
    { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (!line.includes('Listening on')) continue;
    child.stdout.resume();
    return {
      url: `http://127.0.0.1:${port}`,
      stop: async () => {
        child.kill('SIGTERM');
        const [code] = await exited;
        return code;
      },
    };
  }
  throw new Error(`Expected Hive Gateway to start, got: ${said.join('\n')}`);
}
