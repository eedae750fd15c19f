import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const TELL = `data:text/javascript,process.on('exit', () => console.log(process.moduleLoadList.filter((name) => /_http_server|deps.undici/.test(name)).join()))`;

describe('starting', () => {
  it('loads the HTTP of Node.js without the client for WebSocket that it has inside', () => {
    const args = ['--import', TELL, join(root, 'src', 'bin.js'), '--version'];
    const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    expect(stdout.trim().split('\n').at(-1)).toBe('NativeModule _http_server');
  });
});
