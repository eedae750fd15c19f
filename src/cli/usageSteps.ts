import type { GraphQLSchema } from 'graphql';
import type { Server } from '../server/serverParts.ts';
import type { Counting } from '../usage/countUsage.ts';
import { UsageCounts } from '../usage/usageCounts.ts';
import type { Database, ServeParts, StartContext } from './parts.ts';

/** Who asks a server for what, from its start to its end. */
export interface Usage {
  /** Undefined where nobody counts. */
  readonly counts: UsageCounts | undefined;
  /** The same server, by whose graphs is known what fields there are. */
  over(server: Pick<Server, 'serve'>): Pick<Server, 'serve'>;
  /** Writes down what is counted, where there is a database. */
  begin<D extends Database>(database: D | null, parts: ServeParts<D>, context: StartContext): void;
  close(): Promise<void>;
}

export function createUsage({ config }: Pick<StartContext, 'config'>): Usage {
  const counts = config.countUsage && config.supergraph === null ? new UsageCounts() : undefined;
  let schema: GraphQLSchema | null = null;
  let counting: Counting | null = null;
  return {
    counts,
    over: (server) => ({
      serve: async (graph) => {
        ({ schema } = graph);
        await server.serve(graph);
      },
    }),
    begin: (database, { countUsage }, { log }) => {
      if (database === null || counts === undefined) return;
      counting = countUsage(database, { counts, log, schema: () => schema });
    },
    close: async () => counting?.close(),
  };
}
