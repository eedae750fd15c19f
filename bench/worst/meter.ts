import type { Site } from './site.ts';

/** What one operation took. */
export interface Cost {
  readonly cpuMs: number;
  readonly serverMs: number;
  readonly databaseMs: number;
  /** Until the whole answer was there. */
  readonly ms: number;
  readonly bytes: number;
  /** Of its first error; null for an answer without any. */
  readonly code: string | null;
}

interface Answer {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

interface Meter {
  readonly ask: (query: string) => Promise<Answer>;
  /** @param write - gives the operation under a name that it never had: no answer of it is kept */
  readonly measure: (write: (name: string) => string) => Promise<Cost>;
}

export function createMeter({ url, cpuMs }: Site): Meter {
  let asked = 0;
  const post = async (query: string): Promise<string> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return response.text();
  };
  return {
    ask: async (query) => JSON.parse(await post(query)) as Answer,
    measure: async (write) => {
      asked += 1;
      const query = write(`Worst${asked}`);
      const before = cpuMs();
      const startedAt = performance.now();
      const text = await post(query);
      const ms = performance.now() - startedAt;
      const after = cpuMs();
      const serverMs = after.server - before.server;
      const databaseMs = after.database - before.database;
      const { errors } = JSON.parse(text) as Answer;
      const code = errors === undefined ? null : (errors[0]?.extensions?.code ?? 'no code');
      return { cpuMs: serverMs + databaseMs, serverMs, databaseMs, ms, bytes: text.length, code };
    },
  };
}
