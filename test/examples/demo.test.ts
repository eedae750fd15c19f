import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { QUESTIONS } from '../../examples/demo/questions.ts';
import { realDatabase } from '../support/realData.ts';

const root = join(import.meta.dirname, '..', '..');
const database = realDatabase();
let demo: ChildProcess | null = null;

afterAll(() => {
  // A group of its own: what is left of it after a failure goes with it.
  if (demo?.pid !== undefined && demo.exitCode === null) process.kill(-demo.pid, 'SIGTERM');
});

describe('npm run demo', () => {
  it('asks three questions across three subgraphs, and draws how each was planned', async () => {
    const uri = database.uri.replace('/?', `/${database.db.databaseName}?`);
    demo = spawn('npm', ['run', '--silent', 'demo', '--', '--once', '--port', '0'], {
      cwd: root,
      env: { ...process.env, MONGODB_URI: uri, IMPORT_ON_START: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const said = { out: '', err: '' };
    demo.stdout?.setEncoding('utf8').on('data', (text: string) => (said.out += text));
    demo.stderr?.setEncoding('utf8').on('data', (text: string) => (said.err += text));
    const [code] = (await once(demo, 'close')) as [number | null];

    expect({ code, ...(code !== 0 && said) }).toEqual({ code: 0 });
    const parts = QUESTIONS.map(({ title }) => said.out.split(title)[1] ?? '');
    for (const part of parts) {
      for (const subgraph of ['mep-graph', 'training-calendar', 'state-economy']) {
        expect(part).toMatch(new RegExp(`^[│ ]*(├─|└─) ${subgraph}\\b`, 'm'));
      }
    }
    expect(said.out).toContain('"economicSummary": "Georgia: 510,000 people in manufacturing');
    expect(said.out).not.toContain('Errors:');
  });
});
