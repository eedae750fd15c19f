import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';

const PROGRAMS = { nginx: '/usr/sbin/nginx', haproxy: '/usr/sbin/haproxy' } as const;
const areThere = Object.values(PROGRAMS).every((program) => existsSync(program));

/** Tests that need both proxies of Debian; without them they are skipped, which the run's closing lines tell. */
export const describeWithProxies = areThere ? describe : describe.skip;

export interface ProxyProcess {
  readonly port: number;
  stop(): Promise<void>;
}

/** A proxy by a file of examples/deploy, in front of a server here, with a certificate made for it. */
export async function startProxy(
  name: keyof typeof PROGRAMS,
  upstream: string,
): Promise<ProxyProcess> {
  const folder = await mkdtemp(join(tmpdir(), `mep-graph-${name}-`));
  const port = await freePort();
  makeCertificate(folder);
  const file = name === 'nginx' ? 'nginx.conf' : 'haproxy.cfg';
  const written = await readFile(join(import.meta.dirname, '../../examples/deploy', file), 'utf8');
  const here = written
    .replaceAll('/etc/ssl/mep-graph', folder)
    .replaceAll('127.0.0.1:4000', new URL(upstream).host)
    .replace('listen 443', `listen 127.0.0.1:${port}`)
    .replace('bind :443', `bind 127.0.0.1:${port}`);
  const config = join(folder, file);
  const whole = `pid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp { access_log off;\n${here}\n}\n`;
  await writeFile(config, name === 'nginx' ? whole : here);
  const args =
    name === 'nginx' ? ['-p', folder, '-c', config, '-g', 'daemon off;'] : ['-db', '-f', config];
  const child = spawn(PROGRAMS[name], args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  return {
    port,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

function makeCertificate(folder: string): void {
  const made = 'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=graph.example.org';
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
  execFileSync('openssl', [...made.split(' '), ...files], { stdio: 'ignore' });
  const both = `cat ${join(folder, 'cert.pem')} ${join(folder, 'key.pem')} > ${join(folder, 'haproxy.pem')}`;
  execFileSync('sh', ['-c', both]);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
