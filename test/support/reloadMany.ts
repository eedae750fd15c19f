import { setImmediate } from 'node:timers/promises';
import { linked, serveSubgraph } from './httpSubgraph.ts';
import { startLiveServer } from './liveServer.ts';
import { patientList } from './patience.ts';
import { ask, send } from './startServer.ts';
import { until } from './until.ts';

/** Reloads a live server so many times, asking each graph once, and prints the memory after each as JSON. */
const reloads = Number(process.argv[2]);
/** Large enough that a graph that is not let go of would show. */
const types = Array.from(
  { length: 100 },
  (_, index) => `type Film${index} { title: String year: Int }`,
);
const sdlOf = (round: number) =>
  linked(`
    type Center @key(fields: "id") { id: ID! film: String }
    type Round${round} { at: Int }
    type Query { round: Round${round} }
    ${types.join('\n')}
  `);

const film = ({ id }: { readonly id: string }) => `film of ${id}`;
const films = await serveSubgraph({
  sdl: 'type Center @key(fields: "id") { id: ID! film: String }',
  resolvers: { Center: { film } },
});
const list = `${patientList({ pollMs: 0 })}subgraphs: { films: { routing_url: "${films.url}", schema: { file: films.graphql } } }`;
const server = await startLiveServer(list, { 'films.graphql': sdlOf(0) });
// Lines of the log would be kept, too.
const logged = server.logged as unknown[];
for (let round = 1; round <= reloads; round += 1) {
  await server.write(sdlOf(round), 'films.graphql');
  server.live.refresh();
  await until(`reload ${round}`, async () =>
    (await send(`${server.url}/schema.graphql`)).text.includes(`Round${round} {`),
  );
  const { body } = await ask(server, '{ center(id: "c") { name film } }');
  if (!JSON.stringify(body).includes('film of c')) throw new Error(JSON.stringify(body));
  logged.length = 0;
  process.stdout.write(`${JSON.stringify(await memory())}\n`);
}
await server.close();
await films.close();

async function memory(): Promise<{ readonly bytes: number; readonly rss: number }> {
  for (let pass = 0; pass < 3; pass += 1) {
    globalThis.gc?.();
    // What is freed in native code is freed between two turns.
    await setImmediate();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { bytes: heapUsed + external, rss };
}
