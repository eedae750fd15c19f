// The training calendar: starts it, and ends it when told to.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Command, InvalidArgumentError } from 'commander';
import { createCalendar } from './calendar.ts';
import { sampleEvents } from './sampleEvents.ts';
import { createSchema } from './schema.ts';
import { createGraphQLServer } from './server.ts';

const { port } = new Command('training-calendar')
  .description('A subgraph of trainings at MEP centers; its data are made up.')
  .option('--port <port>', 'where to listen on 127.0.0.1; 0 for any free port', parsePort, 4101)
  .parse()
  .opts<{ readonly port: number }>();

const server = createGraphQLServer(createSchema(createCalendar(sampleEvents)));
try {
  await once(server.listen(port, '127.0.0.1'), 'listening');
} catch (error) {
  // Most often the port is taken, and the message says so.
  process.stderr.write(`Cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
// A server that listens on a port has this kind of address.
const address = server.address() as AddressInfo;
process.stdout.write(`GraphQL  http://127.0.0.1:${address.port}/graphql\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close();
    // Streams of subscriptions never end by themselves.
    server.closeAllConnections();
  });
}

function parsePort(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65_535) return number;
  throw new InvalidArgumentError('Expected a number from 0 to 65535.');
}
