import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { runPublish } from '../../src/cli/runPublish.ts';
import { StartupError } from '../../src/errors.ts';

describe('mep-graph publish', () => {
  it('says where it was broken off, and what to do', async () => {
    const breaking = createServer((request, response) => {
      request.resume();
      response.write(`${JSON.stringify({ line: 1, status: 'ACCEPTED', errors: [] })}\n`, () => {
        response.destroy();
      });
    });
    await once(breaking.listen(0, '127.0.0.1'), 'listening');
    // It listens on a port.
    const url = `http://127.0.0.1:${(breaking.address() as AddressInfo).port}`;
    const folder = await mkdtemp(path.join(tmpdir(), 'mep-graph-lines-'));
    const file = path.join(folder, 'lines.ndjson');
    await writeFile(file, '{}\n');
    let written = '';
    const out = { write: (text: string) => (written += text) };
    await expect(runPublish({ file, url, key: 'reviewer', keyFile: null, out })).rejects.toThrow(
      /^Expected what became of each line, lost the connection: .+\. What was told is done; send the same file again for the rest, lines that are done are not done twice\.$/,
    );
    expect(written).toMatch(/^1 lines: 1 accepted, /);
    breaking.close();
    await rm(folder, { recursive: true });
  });

  it('sends the lines of a file that is compressed, and says where it is none', async () => {
    const sent: string[] = [];
    const taking = createServer((request, response) => {
      text(request).then(
        (body) => {
          sent.push(body);
          response.end(`${JSON.stringify({ line: 1, status: 'ACCEPTED', errors: [] })}\n`);
        },
        () => response.destroy(),
      );
    });
    await once(taking.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(taking.address() as AddressInfo).port}`;
    const folder = await mkdtemp(path.join(tmpdir(), 'mep-graph-lines-'));
    const file = path.join(folder, 'lines.ndjson.gz');
    const options = { file, url, key: 'one', keyFile: null, out: { write: () => undefined } };
    await writeFile(file, gzipSync('{"kind":"UPDATE"}\n'));
    expect(await runPublish(options)).toBe(0);
    expect(sent).toEqual(['{"kind":"UPDATE"}\n']);
    await writeFile(file, '{"kind":"UPDATE"}\n');
    const message = `Expected a file of lines to publish, got ${file}: it cannot be read.`;
    await expect(runPublish(options)).rejects.toThrow(new StartupError(message));
    taking.closeAllConnections();
    taking.close();
    await rm(folder, { recursive: true });
  });

  it.each([
    ['', 'it is empty'],
    ['\n \n', 'it is empty'],
    [Buffer.from([0xff, 0xfe, 0x6b, 0x00]), 'it holds something else'],
    [Buffer.from([0x6b, 0x80, 0x0a]), 'it holds something else'],
    ['one\ntwo\n', 'it holds something else'],
  ])('takes no key from a file of %j, and never says what is in it', async (held, fault) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'mep-graph-keys-'));
    const keyFile = path.join(folder, 'key');
    await writeFile(keyFile, held);
    const out = { write: () => undefined };
    const options = { file: '-', url: 'http://127.0.0.1:1', key: 'reviewer', keyFile, out };
    await expect(runPublish(options)).rejects.toThrow(
      new StartupError(`Expected a file with a key, got ${keyFile}: ${fault}.`),
    );
    await rm(folder, { recursive: true });
  });

  it.each([
    [
      { file: 'nothing.ndjson' },
      'Expected a file of lines to publish, got nothing.ndjson: there is none.',
    ],
    [{ file: tmpdir() }, `Expected a file of lines to publish, got ${tmpdir()}: it is a folder.`],
    [{ keyFile: 'nothing.key' }, 'Expected a file with a key, got nothing.key: there is none.'],
    [{ url: 'nonsense' }, 'Expected the URL of a server, as http://localhost:4000, got nonsense.'],
    [
      { url: 'ftp://a.org' },
      'Expected the URL of a server, as http://localhost:4000, got ftp://a.org.',
    ],
    [{ key: '' }, 'Expected a key, got MEP_GRAPH_KEY: it is empty.'],
    [{ key: 'two words' }, 'Expected a key, got MEP_GRAPH_KEY: it holds something else.'],
    [{ key: null }, 'Expected a key, by --key-file or MEP_GRAPH_KEY, got none.'],
  ])('says what is wrong with %j', async (given, message) => {
    const out = { write: () => undefined };
    const options = {
      file: '-',
      url: 'http://127.0.0.1:1',
      key: 'reviewer',
      keyFile: null,
      out,
      ...given,
    };
    await expect(runPublish(options)).rejects.toThrow(new StartupError(message));
  });
});
