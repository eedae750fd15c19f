import { beforeAll, expect } from '@jest/globals';
import { createKey } from '../../src/identity/keys/keyRecords.ts';
import { servedPlayground, type ServedPlayground } from './servedPlayground.ts';

interface PartnersServed {
  readonly playground: ServedPlayground;
  /** Of a center that publishes, and of who decides. */
  readonly keys: { readonly gamep: string; readonly reviewer: string };
  /** Says something of a resource that is not the center's, by a key: facts as an input has them. */
  readonly say: (key: string, facts: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** The served page, with keys of those who write by it. */
export function servedForPartners(): PartnersServed {
  const playground = servedPlayground();
  const keys = { gamep: '', reviewer: '' };
  beforeAll(async () => {
    const make = async (owner: string | null, ...scopes: readonly string[]) => {
      const said = { owner, scopes, quota: null, note: '', expiresAt: null };
      return (await createKey(playground.db, said, new Date())).text;
    };
    keys.gamep = await make('Center:gamep', 'publish');
    keys.reviewer = await make(null, 'review');
  });
  return {
    playground,
    keys,
    say: async (key, facts) => {
      const source = { url: 'https://x.org' };
      const input = { idempotencyKey: JSON.stringify(facts), id: 'nmsba', source, ...facts };
      const query = `mutation ($input: UpdateResourceInput!) {
        updateResource(input: $input) { userErrors { code } }
      }`;
      const response = await fetch(new URL('../graphql', playground.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query, variables: { input } }),
      });
      expect(await response.json()).toEqual({ data: { updateResource: { userErrors: [] } } });
    },
  };
}
