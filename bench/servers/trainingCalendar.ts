// The example's subgraph, at the port that the bench tells.
import { createCalendar } from '../../examples/training-calendar/calendar.ts';
import { sampleEvents } from '../../examples/training-calendar/sampleEvents.ts';
import { createSchema } from '../../examples/training-calendar/schema.ts';
import { createGraphQLServer } from '../../examples/training-calendar/server.ts';

createGraphQLServer(createSchema(createCalendar(sampleEvents))).listen(
  Number(process.env['PORT']),
  '127.0.0.1',
);
