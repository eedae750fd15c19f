import type { IncomingHttpHeaders } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import { clientOf } from './clientOf.ts';
import { coordinatesOf } from './coordinates.ts';
import type { Use } from './use.ts';

/** How often one client asked for one coordinate. */
export interface CoordinateUse {
  readonly client: string;
  readonly coordinate: string;
  readonly count: number;
}

/** Operations that are counted between two takings; what comes beyond them is not. */
const MAX_OPERATIONS = 2000;
/** Names that are told apart between two takings; further ones are counted together. */
const MAX_CLIENTS = 100;
export const OTHERS = '(others)';

/**
 * Counts who asks for what. To count costs a look at two headers and an addition; which coordinates that are is found
 * out when the counts are taken.
 */
export class UsageCounts {
  #pending: Use[] = [];
  #clients = new Set<string>();

  note(use: Use, headers: IncomingHttpHeaders): void {
    if (use.clients === null) {
      if (this.#pending.length >= MAX_OPERATIONS) return;
      use.clients = new Map();
      this.#pending.push(use);
    }
    const name = clientOf(headers);
    if (this.#clients.size < MAX_CLIENTS) this.#clients.add(name);
    const client = this.#clients.has(name) ? name : OTHERS;
    use.clients.set(client, (use.clients.get(client) ?? 0) + 1);
  }

  /** What was counted since this was last called. Requests have their turn between operations. */
  async take(schema: GraphQLSchema): Promise<readonly CoordinateUse[]> {
    const uses = this.#pending;
    this.#pending = [];
    this.#clients = new Set();
    const taken = uses.map((use) => {
      const { clients } = use;
      use.clients = null;
      return { use, clients };
    });
    const sums = new Map<string, CoordinateUse>();
    for (const { use, clients } of taken) {
      await setImmediate();
      for (const coordinate of resolve(use, schema)) {
        for (const [client, count] of clients ?? []) {
          const key = `${client}\n${coordinate}`;
          const sum = count + (sums.get(key)?.count ?? 0);
          sums.set(key, { client, coordinate, count: sum });
        }
      }
    }
    return [...sums.values()];
  }
}

function resolve(use: Use, schema: GraphQLSchema): readonly string[] {
  const { document, operationName } = use;
  if (document !== null) {
    use.coordinates = coordinatesOf(schema, document, operationName);
    use.document = null;
  }
  return use.coordinates ?? [];
}
