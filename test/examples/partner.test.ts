import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createIdentify } from '../../src/identity/createIdentify.ts';
import { createKeyIdentify } from '../../src/identity/keys/identifyKey.ts';
import { createKey, revokeKey } from '../../src/identity/keys/keyRecords.ts';
import { testDatabase } from '../support/database.ts';
import { AUDIENCE, startOidcProvider, type OidcProvider } from '../support/oidcProvider.ts';
import { startServer, type TestServer } from '../support/startServer.ts';

const { db } = testDatabase();
const folder = join(import.meta.dirname, '..', '..', 'examples', 'partner');

describe('examples/partner', () => {
  describe('ask.js', () => {
    let started: TestServer;
    beforeAll(async () => {
      const log = { debug: () => undefined, warn: () => undefined, info: () => undefined };
      // Looked up each time.
      const freshness = { sequence: 0, lastChange: () => 0, isLive: () => false };
      const keys = createKeyIdentify({ db, freshness, isAvailable: () => true, log });
      const metrics = { count: () => undefined };
      started = await startServer({
        identify: createIdentify({ keys, tokens: null, log, metrics }),
      });
    });
    afterAll(() => started.server.close());

    const run = async (key: string): Promise<readonly [number, string, string]> =>
      new Promise((resolve) => {
        const env = { MEP_GRAPH_URL: `${started.url}/graphql`, MEP_GRAPH_KEY: key };
        const script = join(folder, 'ask.js');
        execFile(process.execPath, [script], { env }, (error, stdout, stderr) => {
          resolve([error === null ? 0 : Number(error.code), stdout, stderr]);
        });
      });

    it('asks by a key until that is revoked', async () => {
      const wanted = { owner: null, scopes: [], quota: null, note: '', expiresAt: null };
      const { text, doc } = await createKey(db, wanted, new Date());
      expect(await run(text)).toEqual([0, 'Center:one\tone\n', '']);
      expect(started.graph.lastAsked().asker).toMatchObject({ kind: 'key', name: doc._id });

      await revokeKey(db, doc._id, { formerOnly: false }, new Date());
      const refused = 'The key is not valid any more: ask for another one.\n';
      expect(await run(text)).toEqual([1, '', refused]);
    });
  });

  describe('session.js', () => {
    let provider: OidcProvider;
    let started: TestServer;
    beforeAll(async () => {
      provider = await startOidcProvider();
      started = await startServer({ identify: provider.identify });
    });
    afterAll(async () => {
      await started.server.close();
      await provider.stop();
    });

    it('asks by tokens of a provider, and gets a new one where the last is refused', async () => {
      // The example has no types of its own.
      const { createSession } = (await import(join(folder, 'session.js'))) as {
        createSession: (
          url: string,
          tokenFor: (isRefused: boolean) => Promise<string>,
        ) => (query: string) => Promise<unknown>;
      };
      const told: boolean[] = [];
      const ask = createSession(`${started.url}/graphql`, async (isRefused) => {
        told.push(isRefused);
        // The first is for somebody else.
        return provider.tokenFor(
          isRefused ? AUDIENCE : 'https://other.example.org',
          'network:read',
        );
      });
      const answer = await ask('{ nearest { name } }');
      expect([answer, told]).toEqual([{ data: { nearest: [{ name: 'one' }] } }, [false, true]]);
      expect(started.graph.lastAsked().asker).toMatchObject({
        kind: 'token',
        name: 'gamep-crm',
        scopes: new Set(['network:read']),
      });
    });
  });
});
