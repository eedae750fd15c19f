import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse, type GraphQLSchema } from 'graphql';
import type { Calendar, TrainingEvent } from './calendar.ts';
import {
  expectDay,
  expectId,
  parseEvent,
  parseFirst,
  type AddTrainingEventInput,
} from './input.ts';

/** What another subgraph needs to find an entity. */
interface Reference {
  readonly id: string;
}

interface EventsArgs {
  readonly first: number | null;
  readonly center?: string | null;
  readonly startingAfter?: string | null;
}

/** The schema with `_service` and `_entities`, which make it a subgraph. */
export function createSchema(calendar: Calendar): GraphQLSchema {
  const typeDefs = parse(readFileSync(join(import.meta.dirname, 'schema.graphql'), 'utf8'));
  return buildSubgraphSchema([{ typeDefs, resolvers: resolversOver(calendar) }]);
}

function resolversOver(calendar: Calendar) {
  return {
    Query: {
      trainingEvents: (_root: unknown, { first, center, startingAfter }: EventsArgs) => {
        if (center != null) expectId('center', 'Center', center);
        if (startingAfter != null) expectDay('startingAfter', startingAfter);
        return calendar.search({ first: parseFirst(first), centerId: center, startingAfter });
      },
      trainingEvent: (_root: unknown, { id }: Reference) => calendar.find(id),
    },
    Mutation: {
      addTrainingEvent: (_root: unknown, { input }: { readonly input: AddTrainingEventInput }) => {
        const event = parseEvent(input, calendar);
        calendar.add(event);
        return event;
      },
    },
    Subscription: {
      trainingEventAdded: {
        subscribe: (_root: unknown, { center }: { readonly center?: string | null }) => {
          if (center != null) expectId('center', 'Center', center);
          return calendar.added(center);
        },
        resolve: ([event]: [TrainingEvent]) => event,
      },
    },
    TrainingEvent: {
      // Async: what is thrown here must cost one entity, not the whole batch.
      __resolveReference: async ({ id }: Reference) => calendar.find(id),
      center: ({ centerId }: TrainingEvent): Reference => ({ id: centerId }),
      resources: ({ resourceIds }: TrainingEvent): readonly Reference[] =>
        resourceIds.map((id) => ({ id })),
    },
    // Neither has a __resolveReference: the reference itself is all that their fields need.
    Center: {
      trainingEvents: ({ id }: Reference, { first }: EventsArgs) =>
        calendar.search({ first: parseFirst(first), centerId: id }),
    },
    Resource: {
      trainingEvents: ({ id }: Reference, { first }: EventsArgs) =>
        calendar.search({ first: parseFirst(first), resourceId: id }),
    },
  };
}
